"""Tables as files: what people upload, and what they get back."""
