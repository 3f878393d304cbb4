"""What goes on: positions of whoever reads it, and answers that go on with it."""
