"""What goes over the wire to a database: how many statements, and how long an answer may take."""
