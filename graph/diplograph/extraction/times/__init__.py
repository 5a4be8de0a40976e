"""Times that a text names, and which of them is whose."""
