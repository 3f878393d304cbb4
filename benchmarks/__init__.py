"""Measure what requests cost, on a generated record of as many people as one likes."""
