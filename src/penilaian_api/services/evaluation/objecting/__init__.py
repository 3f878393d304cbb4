"""Give out what those concerned by an objection need: its bundle, and how like cases ended."""
