"""The command line of the program: commands by subject, joined in `program`."""
