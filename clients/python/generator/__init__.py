"""Generate the client's models and operations from the contract."""
