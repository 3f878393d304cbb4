"""Build the stage of the matrix: records in every state that the table speaks of."""
