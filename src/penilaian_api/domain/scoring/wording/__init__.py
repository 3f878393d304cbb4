"""Word the explanation of a result: short paragraphs with the figures that people look for."""
