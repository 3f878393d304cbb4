"""Carry one unit of work: reach, store, trail, idempotency."""
