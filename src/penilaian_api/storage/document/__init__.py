"""Fetch what forms and documents state, and documents that were issued."""
