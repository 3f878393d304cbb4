"""Build the calls on documents and forms on paper."""
