"""Results that stand: listed by period and position, cited, and computed anew."""
