"""Edition 2026, draft."""
