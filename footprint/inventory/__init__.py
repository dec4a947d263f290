"""Inventory data: strict reading, cross-checks, and the library of sources, flows and processes."""
