"""Finish the OpenAPI contract and the page that shows it."""
