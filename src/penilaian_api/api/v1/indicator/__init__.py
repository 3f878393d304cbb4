"""Serve indicators: the library, its versions, the check of their wording."""
