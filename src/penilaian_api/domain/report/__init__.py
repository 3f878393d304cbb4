"""Say what a report is, and of how few people it says nothing."""
