"""Judge how people are developed: guidance after a low result, and what may never be seen of it."""
