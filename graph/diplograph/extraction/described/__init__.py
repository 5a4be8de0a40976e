"""Things that a text tells of by common nouns: meetings, agreements, papers, bodies, works, routes, places."""
