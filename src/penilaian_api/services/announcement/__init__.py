"""Announce: draft, publish, withdraw and acknowledge; show who has read what."""
