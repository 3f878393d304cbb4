"""Carry out what callers ask for: fetch records, apply the rules of the domain, store."""
