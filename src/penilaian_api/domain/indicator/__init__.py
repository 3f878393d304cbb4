"""Hold the rules and values of indicators: the library, its versions, the check of wording."""
