"""Serve feedback between people."""
