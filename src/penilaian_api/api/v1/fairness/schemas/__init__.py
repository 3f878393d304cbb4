"""Define the shapes of what is asked of the fairness of ratings."""
