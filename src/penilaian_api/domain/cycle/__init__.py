"""Rules and values of cycles: the year, its periods and gates, goals and legal terms."""
