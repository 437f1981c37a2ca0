"""Writes the numbers of the README anew, from the shipped content.

``.venv/bin/python docs/readme_numbers.py`` replaces what stands between the two marks.
"""

import re
from pathlib import Path

from conceptpath import load_graph
from conceptpath.commands.stats import count

README = Path(__file__).parent.parent / "README.md"
MARKS = re.compile(r"(<!-- numbers -->).*?(<!-- /numbers -->)", re.DOTALL)


def main() -> None:
    """Write the numbers."""
    text = MARKS.sub(rf"\g<1>{numbers()}\g<2>", README.read_text(encoding="utf-8"))
    README.write_text(text, encoding="utf-8")


def numbers() -> str:
    """Return the sentence that stands between the marks."""
    counts = count(load_graph(workspace=False))
    return (
        f"{counts['concepts']} concepts, {counts['needs']} needs with a written reason "
        f"each, {counts['why_questions']} why-questions, {counts['papers']} papers"
    )


if __name__ == "__main__":
    main()
