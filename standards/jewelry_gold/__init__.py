"""Carbon-label evaluation of gold jewellery."""
