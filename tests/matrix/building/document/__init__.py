"""Build what is put on paper."""
