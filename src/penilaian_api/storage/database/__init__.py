"""Open the database: engine, clock, migrations, guards, errors."""
