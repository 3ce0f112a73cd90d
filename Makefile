# Everything a person does with this tree. The first call of any target sets the machine up.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := check
.PHONY: run test check lint types imports bench goldens build lock clean

BIN := .venv/bin
READY := .venv/.ready
COMPILE := .venv/tools/bin/uv pip compile --quiet --universal --generate-hashes \
	--no-emit-index-url --no-header --python-version 3.11

run: $(READY)  ## start handnote; without a display, tour it into build/
	@if [ "$$(uname -s)" = Linux ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		echo "No display here: touring handnote offscreen; pictures and a PDF go to build/."; \
		exec $(BIN)/python -m handnote tour build; \
	else \
		exec $(BIN)/python -m handnote; \
	fi

test: $(READY)  ## all tests, a file to each processor at a time
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

check: lint types imports test  ## what must be green before every commit

lint: $(READY)
	$(BIN)/ruff format --check
	$(BIN)/ruff check

types: $(READY)
	$(BIN)/mypy

imports: $(READY)
	$(BIN)/lint-imports

bench: $(READY)  ## print the measured budgets
	$(BIN)/python -m tests.bench

goldens: $(READY)  ## write the expected pages anew; read the diff like code
	HANDNOTE_GOLDENS=write $(BIN)/python -m pytest

build: $(READY)  ## wheel and source archive, in dist/
	rm -rf dist
	$(BIN)/python -m build --no-isolation
	$(BIN)/python tools/check_wheel.py dist/*.whl

lock: $(READY)  ## choose the newest allowed versions again
	$(COMPILE) --upgrade pyproject.toml --output-file requirements/run.txt
	$(COMPILE) --upgrade pyproject.toml --group dev --output-file requirements/dev.txt
	echo uv | $(COMPILE) --upgrade --no-annotate - --output-file requirements/tools.txt

clean:  ## remove everything that can be made again
	rm -rf .venv build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements/dev.txt requirements/tools.txt pyproject.toml tools/setup
	tools/setup
	touch $@
