"""Define the shapes of reports."""
