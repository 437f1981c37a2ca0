"""Small pieces of the English that results are told in."""


def count(number: int, word: str) -> str:
    """Return a number with its word, in the plural where due.

    >>> count(1, "step"), count(3, "step")
    ('1 step', '3 steps')
    """
    return f"{number} {word}{'' if number == 1 else 's'}"
