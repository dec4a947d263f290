"""Label standards as code: one folder a standard, one folder an edition."""
