"""Develop people: guide, counsel, train them; plan their careers. It serves no sanction."""
