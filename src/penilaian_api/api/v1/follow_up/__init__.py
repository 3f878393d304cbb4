"""Serve what follows from results: who does well, what is recommended, decided and published."""
