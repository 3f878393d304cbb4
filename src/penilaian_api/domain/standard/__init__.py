"""Define performance standards of positions."""
