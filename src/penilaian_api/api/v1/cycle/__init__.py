"""Routes of cycles: the year, its periods and gates, goals and legal terms."""
