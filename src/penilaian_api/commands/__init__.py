"""Run the program from the command line: commands by subject, joined in `program`."""
