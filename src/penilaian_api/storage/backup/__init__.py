"""Back up the whole record with its files of evidence, and restore it."""
