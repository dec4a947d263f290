"""YAML with one reading for every reader: strict, every value with its line, every fault at once."""
