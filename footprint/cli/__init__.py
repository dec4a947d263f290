"""The `footprint` command. Commands are thin: they parse, call the pipeline, print, and exit."""
