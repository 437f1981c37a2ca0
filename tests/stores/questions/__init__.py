"""The named questions, a file a theme, and what they are made of."""
