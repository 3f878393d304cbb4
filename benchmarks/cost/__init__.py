"""Compare what requests cost with the door, a plain service without walls, and a bare floor."""
