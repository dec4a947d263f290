"""Turns a plan and an inventory library into a footprint: linking, Brightway, and a second path."""
