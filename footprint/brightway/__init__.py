"""Brightway in and out: databases of other tools as arrays, and ours as Brightway projects and files."""
