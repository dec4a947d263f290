"""The use cases: check, certify, verify."""
