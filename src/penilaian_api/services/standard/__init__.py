"""Run performance standards of positions: their versions, what applies, who acknowledged it."""
