"""From what single sentences say to what documents say: merged statements, merged things, direct triples."""
