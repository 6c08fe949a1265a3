# make run    set up, run the example watch, print a summary and where its report is
# make test   set up, run the tests, as many files at a time as there are cores (PYTEST= for one after the other)
# make check  format, lint, types, layers, then the tests
# make quality  measure reading, screening and ship detectors on labelled sets and seas and write docs/quality.md
# make bench  measure how fast texts and reports are read, names screened, ships watched, trade looked at, claims judged, law applied and reports written (BENCH="--json --runs 9" for other than the usual)
# make formats  hold exports against the libraries of their formats, which get an environment of their own
# make pictures  take pictures of the example's report at three widths, for docs
# make peers  measure screening beside nomenklatura, which gets an environment of its own (PEERS=--speed for speed alone)
PYTHON ?= python3
UV := $(shell command -v uv 2>/dev/null || echo .venv/bin/uv)
BIN := .venv/bin
EXAMPLE ?= examples/autumn-2024
BENCH ?=
PEERS ?=
PYTEST ?= -n auto --dist loadfile
EXTRAS ?=
INSTALLED := .venv/installed$(subst --extra ,-,$(EXTRAS))

.PHONY: run test check quality bench formats pictures peers setup format clean
.DEFAULT_GOAL := run

run: setup
	$(BIN)/bongsu run $(EXAMPLE)

test: setup
	$(BIN)/pytest $(PYTEST)

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bongsu law --check
	$(BIN)/pytest $(PYTEST)

quality: setup
	$(BIN)/python -m tests.quality.report

bench: setup
	$(BIN)/python -m tests.bench.reading $(BENCH)
	$(BIN)/python -m tests.bench.screening $(BENCH)
	$(BIN)/python -m tests.bench.ship_reports $(BENCH)
	$(BIN)/python -m tests.bench.ships $(BENCH)
	$(BIN)/python -m tests.bench.trade $(BENCH)
	$(BIN)/python -m tests.bench.law $(BENCH)
	$(BIN)/python -m tests.bench.assess $(BENCH)
	$(BIN)/python -m tests.bench.report $(BENCH)

# followthemoney brings PyICU, which may be built from source: a compiler and the headers of ICU
formats: setup
	$(UV) venv --quiet --allow-existing .venv-formats
	$(UV) pip install --quiet --python .venv-formats/bin/python followthemoney stix2 stix2-validator feedparser markdown-it-py linkify-it-py
	BONGSU_FORMATS_PYTHON=$(CURDIR)/.venv-formats/bin/python $(BIN)/pytest -k libraries_of_the_formats tests/report/exports

pictures: setup
	$(BIN)/python -m tests.report.screenshots

peers: setup
	$(BIN)/python -m tests.bench.peers $(PEERS)

setup: $(INSTALLED)

# uv makes the environment from the lock file; where uv is missing, pip brings it into the environment first
$(INSTALLED): pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Bongsu needs Python 3.11 or later; set PYTHON=..." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@command -v uv >/dev/null 2>&1 || test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet uv
	$(UV) sync --frozen --inexact --compile-bytecode --quiet $(EXTRAS)
	@touch $@

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf .venv .venv-formats .mypy_cache .pytest_cache .ruff_cache .hypothesis
