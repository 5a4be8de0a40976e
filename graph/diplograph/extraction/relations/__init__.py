"""Who did what to whom: statements out of wordings, phrases, and what several steps have found."""
