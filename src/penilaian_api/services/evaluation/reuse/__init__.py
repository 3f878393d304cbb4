"""Reuse an earlier result after a move: proposed by the assessor, answered by the employee."""
