"""Play how people are developed: guidance, training, careers."""
