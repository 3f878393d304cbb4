"""The shapes of version 1, one file per resource."""
