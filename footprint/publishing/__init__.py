"""The documents of a standard, generated from its edition: text, numbers, rules and tables cannot drift apart."""
