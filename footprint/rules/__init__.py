"""The rule kit: what a standard's edition is made of and how it is evaluated."""
