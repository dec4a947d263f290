"""Statistics that raise questions about data. Nothing here decides anything: a person answers."""
