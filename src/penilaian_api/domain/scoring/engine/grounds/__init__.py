"""Work out the grounds of a score: ratings given, results classified, points lost, shares."""
