"""What a site emitted month by month, and the account built on it: gross first, everything else apart."""
