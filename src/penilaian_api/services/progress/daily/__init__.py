"""Take daily progress in from files, and give it out, as the national application has it."""
