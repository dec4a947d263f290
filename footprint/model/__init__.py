"""The domain: frozen records that every other part of the product speaks in."""
