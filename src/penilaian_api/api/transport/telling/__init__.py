"""Say what is refused, what is missing and what values mean, in words of the caller."""
