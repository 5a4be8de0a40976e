"""Predicate-argument structure over the dependency parse."""
