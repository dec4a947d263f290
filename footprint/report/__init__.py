"""Assessments put into words and tables for a person, or into JSON for a script."""
