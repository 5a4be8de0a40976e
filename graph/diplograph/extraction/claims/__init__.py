"""Who says what: utterances, their speakers, and the claims that they make."""
