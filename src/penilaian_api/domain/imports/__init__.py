"""Hold the rules and values of imports: the files of an HR office, read and taken in."""
