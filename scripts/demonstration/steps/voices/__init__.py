"""Steps 3 and 4: citizens, colleagues and employees are asked, and citizens speak unasked."""
