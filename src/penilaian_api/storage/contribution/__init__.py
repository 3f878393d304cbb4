"""Follow lines of plans up to goals, and down to those who support them."""
