"""Routes of feedback between people."""
