"""One record: how it is fetched by its key, what it says, and its digest."""
