"""Run the HTTP server: one process or several, its log and its metrics."""
