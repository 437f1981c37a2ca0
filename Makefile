# The commands anyone must remember: ui, test, check.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.DEFAULT_GOAL := help
.PHONY: help ui test style check clean

help:
	@echo "make ui      set up everything and open the explorer"
	@echo "make test    set up everything and run the tests"
	@echo "make check   style, types, content and tests, before a commit"

ui: $(READY)
	$(BIN)/conceptpath ui

test: $(READY)
	$(BIN)/python -m pytest

style: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

check: style test
	$(BIN)/conceptpath check data

# Dependency groups are read by pip from 25.1 on.
$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'conceptpath needs Python 3.11 or later: make PYTHON=python3.11 ...')"
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/pip install --quiet --editable . --group dev --constraint constraints.txt
	@touch $(READY)

clean:
	rm -rf .venv build dist *.egg-info
