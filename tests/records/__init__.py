"""Keep the records of the tests: clones on both databases, and the statements asked of them."""
