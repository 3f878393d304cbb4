"""Share shapes and query parameters among the areas."""
