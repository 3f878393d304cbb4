"""Hold the rules: plain functions over plain values, no clock, no database, no HTTP.

Why it is so: docs/decisions/0001.
"""
