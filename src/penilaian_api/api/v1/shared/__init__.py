"""Shapes and queries that several areas use."""
