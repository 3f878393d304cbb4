"""Define the shapes of forms and documents."""
