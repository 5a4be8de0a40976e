"""Measuring the extraction against annotated texts and public data; see `scripts/evaluate`."""
