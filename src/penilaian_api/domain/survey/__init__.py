"""Hold surveys: instruments, who is asked, how answers become numbers, what may be shown."""
