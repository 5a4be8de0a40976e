"""Find what a document says: names, offices, relations, figures and claims, as values of `diplograph.model`.

`extractor.Extractor` is the way in. Steps: naming (names, offices, a copy that parses well), coreference, wordings of
the lexicon on predicate-argument structure, figures, claims; `context` holds what they hand to each other.
"""
