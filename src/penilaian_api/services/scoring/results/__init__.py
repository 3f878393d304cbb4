"""Results that stand: listed by period and position, and computed anew."""
