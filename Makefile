# Everything runs from a virtual environment in .venv, made from the lock file; only Python 3.11, make and git are needed.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint bench lock examples picture publish docs clean

demo: $(VENV)/.ready
	rm -rf footprint-demo
	$(BIN)/footprint demo -o footprint-demo

test: $(VENV)/.ready
	@sh tools/install-test-tools.sh
	$(BIN)/pytest -n 2 --cov --cov-report=term:skip-covered --cov-fail-under=90

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.ready
	$(BIN)/python -m benchmarks

$(VENV)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

lock: $(VENV)/.ready
	$(BIN)/pip-compile --quiet --upgrade --extra dev --strip-extras --no-header --no-emit-index-url \
	  --no-emit-trusted-host --no-emit-find-links --no-annotate -o requirements.lock pyproject.toml

examples: $(VENV)/.ready
	$(BIN)/python tools/make_examples.py

clean:
	rm -rf $(VENV) footprint-demo build dist *.egg-info

publish: $(VENV)/.ready
	$(BIN)/python tools/publish_edition.py $(EDITION)

picture: demo
	$(BIN)/python tools/make_picture.py

docs: $(VENV)/.ready
	$(BIN)/python tools/make_command_docs.py
	$(BIN)/python tools/make_standard_docs.py
