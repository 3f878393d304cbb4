"""Lists: declared once, read page by page, and what changed in them."""
