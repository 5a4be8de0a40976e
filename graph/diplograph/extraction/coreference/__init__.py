"""What pronouns, definite nouns and plurals take up."""
