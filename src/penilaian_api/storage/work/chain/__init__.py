"""The hash chain of an agency: the form of values, the rows, and how they are appended."""
