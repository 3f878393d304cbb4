"""Set up the year before its steps: agencies, years, administration, library, a small office."""
