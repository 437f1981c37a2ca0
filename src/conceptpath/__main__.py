"""``python -m conceptpath`` is the command line."""

from conceptpath.cli import main

main()
