"""The certificate: canonical payload, document, seal, inspection."""
