"""Carbon-label evaluation of tourism services."""
