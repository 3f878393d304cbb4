"""HTTP in, HTTP out: intake, guard, problems, routes."""
