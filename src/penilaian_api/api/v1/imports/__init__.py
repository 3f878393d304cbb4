"""Serve imports: the files of an HR office, read and taken in."""
