"""The rules: plain functions over plain values, no clock, no database, no HTTP."""
