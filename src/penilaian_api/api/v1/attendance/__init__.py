"""Serve attendance and discipline over HTTP."""
