"""Keep a generated record of any number of people on both databases, and open it for a bench."""
