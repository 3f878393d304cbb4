"""Sign and verify access tokens, with keys that nobody makes without the installation's secret."""
