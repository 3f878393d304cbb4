"""Fill the forms of the law from what is recorded: which apply, and what each states."""
