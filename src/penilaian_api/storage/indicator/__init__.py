"""Fetch the library of indicators, and the positions to which it is mapped."""
