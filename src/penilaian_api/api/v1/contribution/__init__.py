"""Serve what people contribute along the chain of plans."""
