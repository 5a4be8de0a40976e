"""Measuring stores beside other engines; see `scripts/benchmark`."""
