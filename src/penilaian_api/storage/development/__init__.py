"""Fetch what develops people: guidance, training, careers."""
