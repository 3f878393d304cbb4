"""Let people sign in: by turns, from known devices, and nobody locked out by others."""
