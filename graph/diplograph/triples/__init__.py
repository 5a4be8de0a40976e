"""RDF: from assembled knowledge to datasets, files, stores and queries, and back."""
