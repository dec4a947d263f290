"""Carbon-label evaluation of freight services by sea."""
