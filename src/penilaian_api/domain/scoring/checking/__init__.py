"""Check a scheme before it is used."""
