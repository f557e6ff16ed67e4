# What people and CI run. `make demo` and `make test` set up whatever they need.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SQL := etl/sql dashboard/questions

.DEFAULT_GOAL := help
.PHONY: help demo test check format bench lock sample templates screenshots wheel clean browser

help: ## Show what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

demo: $(READY) ## Show the sample municipality on http://localhost:8501
	$(BIN)/malkoll demo

test: $(READY) check browser ## Run every check and every test
	$(BIN)/pytest -n auto -m "not browser" --cov --cov-report=term
	$(BIN)/pytest -n auto --dist loadfile -m browser

check: $(READY) ## Check format, lint, types and SQL style
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/sqlfluff lint --processes 2 --disable-progress-bar -q $(SQL)

format: $(READY) ## Put Python and SQL in form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/sqlfluff fix --disable-progress-bar -q $(SQL)

bench: $(READY) ## Measure how fast it is
	$(BIN)/python -m benchmarks

sample: $(READY) ## Make the sample municipality anew
	$(BIN)/python data/sample/make_sample.py

templates: $(READY) ## Make the templates and the data dictionary anew from the contract
	$(BIN)/python -m etl.templates
	$(BIN)/python -m etl.dictionary

screenshots: $(READY) browser ## Make the pictures of docs/screenshots anew
	$(BIN)/python docs/screenshots/make_screenshots.py

lock: $(READY) ## Pin every dependency anew, with hashes
	$(BIN)/uv pip compile pyproject.toml -o requirements.lock $(LOCKED)
	$(BIN)/uv pip compile pyproject.toml --extra dev -c requirements.lock -o requirements-dev.lock $(LOCKED)
LOCKED := -q --upgrade --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
	--python-version 3.11 --python-platform linux

wheel: $(READY) ## Build the wheel into dist/
	$(BIN)/python -m hatchling build -t wheel

clean: ## Remove what was set up
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .coverage

# The virtual environment, from the lock; made anew when the lock or the project file changes.
$(READY): requirements-dev.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || $(MAKE) --no-print-directory venv-package
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Debian keeps the venv module in a package of its own.
venv-package:
	@rm -rf $(VENV)
	@test "$$(id -u)" = 0 || { echo "Run: sudo apt-get install python3-venv"; exit 1; }
	apt-get update -qq && apt-get install -y -qq python3-venv
	$(PYTHON) -m venv $(VENV)

# The browser tests drive Debian's Chromium; Playwright's driver needs libatomic, which a bare Debian lacks. The
# workbooks' tests have LibreOffice open them: the part of it that needs no screen.
browser: export DEBIAN_FRONTEND := noninteractive
browser:
	@{ command -v chromium && /sbin/ldconfig -p | grep -q libatomic.so.1; } >/dev/null || { \
		test "$$(id -u)" = 0 || { echo "Run: sudo apt-get install chromium libatomic1"; exit 1; }; \
		apt-get update -qq && apt-get install -y -qq chromium libatomic1; }
	@command -v soffice >/dev/null || { \
		test "$$(id -u)" = 0 || { echo "Run: sudo apt-get install libreoffice-calc-nogui"; exit 1; }; \
		apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui; }
