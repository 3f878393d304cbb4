"""Serve cycles: the year, its periods and gates, goals and legal terms."""
