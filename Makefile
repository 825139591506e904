# One definition of green: `make check` is what CI runs. `make` alone lists the targets.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= $(shell command -v python3.11 || command -v python3)
UV ?= uv
PORT ?= 8000
JOBS ?= auto
VENV := .venv
BIN := $(VENV)/bin
BENCH_VENV := .venv-bench
SITE_READY := $(VENV)/.site-ready
DEV_READY := $(VENV)/.dev-ready
BENCH_READY := $(BENCH_VENV)/.ready

# Root on Debian can install what is missing; everyone else is told.
APT_INSTALL = [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq \
	&& DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends

# Playwright's own chromium does, too.
PLAYWRIGHTS_OWN = $(BIN)/python -c 'import os, sys; from playwright.sync_api import sync_playwright as begin; \
	own = begin().start(); path = own.chromium.executable_path; own.stop(); sys.exit(not os.path.exists(path))'

export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.PHONY: help
help: ## list the targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/make \1\t\2/p' Makefile | expand -t 18

# --- environments -----------------------------------------------------------------------------------

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Cần Python 3.11 trở lên. / Python 3.11 or later is needed.")'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); $(APT_INSTALL) python3-venv && $(PYTHON) -m venv $(VENV); } \
		|| { echo "Chạy: apt-get install python3-venv / Run that command first." >&2; exit 1; }

$(SITE_READY): requirements/build.txt requirements/site.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/build.txt -r requirements/site.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV_READY): requirements/dev.txt $(SITE_READY)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

$(BENCH_READY): requirements/bench.txt
	$(PYTHON) -m venv $(BENCH_VENV)
	$(BENCH_VENV)/bin/python -m pip install --quiet --require-hashes -r requirements/bench.txt
	@touch $@

.PHONY: lock
lock: ## pin the newest versions of requirements/*.in (needs uv)
	cd requirements && for name in run build cluster office site dev bench; do \
		$(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
			--no-header --no-emit-index-url --strip-extras $$name.in --output-file $$name.txt; \
	done

# --- what people use --------------------------------------------------------------------------------

.PHONY: serve
serve: $(SITE_READY) ## check plans/, then build and serve the site (PORT=8001 for another port)
	@$(BIN)/checker check plans || echo "Trang vẫn được dựng để xem trước. / The site is built all the same, as a preview." >&2
	@$(BIN)/checker site serve --port $(PORT)

.PHONY: test
test: $(DEV_READY) browser ## run all tests, a file on each core at a time (ARGS="-k name" for some)
	$(BIN)/python -m pytest --numprocesses $(JOBS) --dist loadfile --no-loadscope-reorder $(ARGS)

.PHONY: gold
gold: $(SITE_READY) ## score `checker cite` on tests/gold; gains and losses against the last commit (or REF=main)
	@$(BIN)/python tests/citation_score.py --against $(REF)

# Found here, or installed, or missed aloud; in CI a missing browser is a failure.
.PHONY: browser
browser: $(DEV_READY)
	@command -v chromium >/dev/null || $(PLAYWRIGHTS_OWN) || { $(APT_INSTALL) chromium fonts-liberation2 >/dev/null; } || { \
		echo "!!! Không có chromium: các bài kiểm tra trên trình duyệt KHÔNG chạy." >&2; \
		echo "!!! No chromium: the browser tests do NOT run. On Debian: apt-get install chromium" >&2; \
		[ -z "$${CI:-}" ]; }

.PHONY: check
check: verify test ## everything that CI runs

.PHONY: format
format: $(DEV_READY) ## format the code and the documents
	$(BIN)/ruff check --fix --exit-zero --quiet
	$(BIN)/ruff format
	$(BIN)/checker format plans

.PHONY: bench
bench: $(DEV_READY) $(BENCH_READY) ## measure speed and memory, beside other checkers
	PATH="$(CURDIR)/$(BENCH_VENV)/bin:$$PATH" $(BIN)/python -m bench $(ARGS)

.PHONY: bench-office
bench-office: $(DEV_READY) $(BENCH_READY) ## measure reading and writing .docx and .pdf, beside other converters
	PATH="$(CURDIR)/$(BENCH_VENV)/bin:$$PATH" $(BIN)/python -m bench.office

.PHONY: bench-site
bench-site: $(DEV_READY) $(BENCH_READY) ## measure building the site, beside other generators (ARGS="10000" for that many documents)
	PATH="$(CURDIR)/$(BENCH_VENV)/bin:$$PATH" $(BIN)/python -m bench.site $(ARGS)

.PHONY: word
word: $(DEV_READY) ## judge our Word files by Microsoft's Open XML SDK (needs Node 20)
	cd tests/word && npm ci --ignore-scripts --no-audit --no-fund --silent
	$(BIN)/python -m pytest -q tests/test_word_valid.py

.PHONY: clean
clean: ## remove what tools left and what was built; the environments stay
	rm -rf build dist out site .checker-cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -path './.venv*' -prune -o -type d -name __pycache__ -exec rm -rf {} +

# --- the parts of `make check` that are not tests ---------------------------------------------------

.PHONY: verify
verify: lint types layers spelling workflows documents site ## `make check` without the tests

.PHONY: lint
lint: $(DEV_READY)
	$(BIN)/ruff format --check
	$(BIN)/ruff check

.PHONY: types
types: $(DEV_READY)
	$(BIN)/mypy
	$(BIN)/pyright

.PHONY: layers
layers: $(DEV_READY)
	$(BIN)/lint-imports

.PHONY: spelling
spelling: $(DEV_READY)
	$(BIN)/codespell

.PHONY: workflows
workflows: $(DEV_READY)
	$(BIN)/zizmor --offline --no-progress .
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-actions action.yml

.PHONY: documents
documents: $(SITE_READY)
	$(BIN)/checker check plans
	$(BIN)/checker format --check plans

.PHONY: site
site: $(SITE_READY) ## build the site into site/
	$(BIN)/checker site build --strict
