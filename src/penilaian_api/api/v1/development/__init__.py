"""Serve what develops people: guidance, counseling, training, careers."""
