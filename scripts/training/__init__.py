"""What the trained component learns from, and how: used by `scripts/train_relations`."""
