"""Answer HTTP: intake, guard, problems, routes, contract."""
