"""Serve reports: tables of what is counted, as files and as charts."""
