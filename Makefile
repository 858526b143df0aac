# Every target sets itself up from a bare Python 3.11 or newer: nothing else has to be installed.
# Paths are relative throughout, so that a folder with spaces in its name works too.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo pages test check front format docs docs-serve bench crash fuzz clean

BIN := .venv/bin
USER_SETUP := .venv/.setup-user
DEVELOPER_SETUP := .venv/.setup-developer
SETUP_SOURCES := tools/setup.sh pyproject.toml uv.lock

help: ## Say what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 18

demo: $(USER_SETUP) pages ## Measure a year of a grocery panel and open the web app on it (ARGS="--lang it")
	$(BIN)/percorso demo $(ARGS)

pages: $(USER_SETUP) ## Build the pages of the web app, when their sources changed
	$(BIN)/python -m tools.ui build

check: $(DEVELOPER_SETUP) ## Look at form and types: ruff and mypy
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

front: $(DEVELOPER_SETUP) pages ## Check and test the web app: form, types, words, the generated client, size, units
	$(BIN)/python -m tools.ui npm run lint
	$(BIN)/python -m tools.ui npm run types
	$(BIN)/python -m tools.ui npm run words
	$(BIN)/python -m tools.ui npm run client -- --check
	$(BIN)/python -m tools.ui npm run size
	$(BIN)/python -m tools.ui npm run test

test: check front ## Check, then run every test: unit, property, docs, packaging, browser, examples in docstrings
	bash tools/browser.sh
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile --doctest-modules --ignore=src/percorso/store/migrations src tests $(ARGS)

format: $(DEVELOPER_SETUP) ## Put the form right where a tool can, and write the generated pages anew
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python -m tools

docs: $(DEVELOPER_SETUP) ## Build the documentation into site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

docs-serve: $(DEVELOPER_SETUP) ## Show the documentation while it is written
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve

bench: $(DEVELOPER_SETUP) ## Run the benchmarks beside their peers (ARGS are handed on)
	$(BIN)/python benchmarks/run.py $(ARGS)

crash: $(DEVELOPER_SETUP) ## Kill imports, rebuilds and compactions at random, 200 times each
	PERCORSO_KILLS=200 $(BIN)/pytest -q tests/engine/test_crashes.py

fuzz: $(DEVELOPER_SETUP) ## Let a fuzzer loose on the readers (ARGS="--seconds 300")
	bash tools/setup.sh --all-groups --all-extras
	$(BIN)/python -m fuzz $(ARGS)

clean: ## Remove everything that was made, the virtual environment too
	rm -rf .venv build dist site out ui/node_modules src/percorso/server/web demo percorso-demo .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(USER_SETUP): $(SETUP_SOURCES)
	bash tools/setup.sh --no-default-groups --group ui --extra demo
	@touch $@

$(DEVELOPER_SETUP): $(SETUP_SOURCES)
	bash tools/setup.sh --all-groups --no-group fuzz --all-extras
	@touch $@ $(USER_SETUP)
