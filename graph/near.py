"""Names near to a mistyped one."""

from collections.abc import Iterable

#: What is not near, of 100.
LEAST_SCORE = 70.0


def near(name: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """Return the known names most like a given one, the best first.

    >>> near("vectr", ["tensor", "vector", "matrix"])
    ['vector']
    """
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    found = extract(
        name, sorted(known), scorer=ratio, limit=limit, score_cutoff=LEAST_SCORE
    )
    return [match for match, *_ in found]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the way out of a mistyped name, empty where nothing is near.

    >>> did_you_mean("matrx", ["vector", "matrix"])
    'did you mean matrix?'
    """
    names = near(name, known, limit=2)
    return f"did you mean {' or '.join(names)}?" if names else ""
