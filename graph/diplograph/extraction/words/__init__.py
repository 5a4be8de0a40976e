"""Words and grammar as data: wordings, titles, cues, indicators (read from `ontology/`)."""
