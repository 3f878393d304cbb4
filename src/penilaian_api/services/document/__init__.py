"""Forms and documents on paper: what they state, and how they are set."""
