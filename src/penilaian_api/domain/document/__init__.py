"""What is put on paper: documents of results, forms of the law, their codes and states."""
