"""What develops people: guidance, training, careers."""
