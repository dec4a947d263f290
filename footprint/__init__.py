"""Product carbon footprints and carbon labels that a certifier can sign."""

__version__ = "0.1.0"
