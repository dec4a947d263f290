"""The append-only register of certificates: what was issued, and what became of it."""
