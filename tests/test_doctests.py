"""The examples in the documentation of the code are true."""

import doctest
from importlib import import_module

import pytest

from .tree import modules

WITH_EXAMPLES = [module.name for module in modules() if ">>> " in module.text]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples_run(name: str) -> None:
    """Every example of a module prints what it shows."""
    failed, tried = doctest.testmod(import_module(name))
    assert (failed, tried > 0) == (0, True)
