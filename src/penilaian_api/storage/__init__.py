"""Store and fetch the record: models, the store within reach, the unit of work."""
