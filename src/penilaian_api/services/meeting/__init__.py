"""Act on meetings: schedule, record, close, correct and cancel them; confirm attendance."""
