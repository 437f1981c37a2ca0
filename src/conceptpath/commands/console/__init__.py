"""The parts of ``conceptpath query``: what is asked, how it is told, and the prompt."""
