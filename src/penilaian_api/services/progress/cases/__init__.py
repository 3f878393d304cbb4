"""Take in the cases of public services, and realize what they measure."""
