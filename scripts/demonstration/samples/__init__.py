"""Invent the sample people, their positions, files, plans, and the small office of Dumai."""
