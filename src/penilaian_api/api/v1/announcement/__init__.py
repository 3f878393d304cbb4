"""Serve announcements: draft, publish, withdraw and acknowledge them; show who has read them."""
