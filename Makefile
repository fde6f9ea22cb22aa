# Everything from a fresh machine with Python >= 3.11 and make. `make demo` runs the main job on a
# post of the fixtures, `make test` passes the tests; both set up .venv first, from the locks.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
POST := fixtures/first/tidal-town.md
PIP := -m pip install --quiet --disable-pip-version-check
SPREAD := --numprocesses auto --dist loadfile
LOCKED := $(PIP) --require-hashes --no-build-isolation -r

.PHONY: demo demo-archive test coverage test-newest test-lowest test-hostile fuzz lint lock messages docs corpus-diff benchmark-speed benchmark-instructions benchmark-quality benchmark-restore benchmark-alarms benchmark-peers benchmark-archive benchmark-growth benchmark-layouts benchmark-across test-sabotage vscode clean-venv

# Installing compiles the catalogues.
$(VENV)/installed: requirements.lock pyproject.toml $(wildcard src/dedupe_paragraphs/locale/*/LC_MESSAGES/*.po)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python $(LOCKED) requirements.lock
	$(BIN)/python $(PIP) --no-build-isolation --no-deps --editable .
	touch $@

$(VENV)/tested: $(VENV)/installed requirements-dev.lock
	$(BIN)/python $(LOCKED) requirements-dev.lock
	touch $@

# Chooses the newest releases that pyproject.toml allows, for every Python at once, with hashes.
COMPILE := .venv-lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
  --generate-hashes --no-annotate --custom-compile-command "make lock" --group build
lock: .venv-lock/uv
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) pyproject.toml --all-extras --group dev -c requirements.lock -o requirements-dev.lock

.venv-lock/uv:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python $(PIP) uv
	touch $@

# The installed command is measured as users have it: from a wheel, its modules compiled.
$(VENV)-bench/installed: pyproject.toml $(shell find src -name '*.py')
	$(PYTHON) -m venv $(VENV)-bench
	$(VENV)-bench/bin/python $(PIP) --upgrade "pip>=25.1"
	$(VENV)-bench/bin/python $(PIP) . --group benchmark
	touch $@

# Exit code 1 says that findings remain for somebody to decide; that is no failure here.
demo: $(VENV)/installed
	$(BIN)/dedupe check $(POST) || test $$? -eq 1
	mkdir -p build
	$(BIN)/dedupe clean -o build/tidal-town.md $(POST) || test $$? -eq 1
	$(BIN)/dedupe verify $(POST) build/tidal-town.md

demo-archive: $(VENV)/tested
	@rm -rf build/archive
	@$(BIN)/python -m tools.demo_archive build/archive

lint: $(VENV)/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Tests of the HTML report look at it in a browser, and skip where there is none.
$(VENV)/browser: $(VENV)/tested
	command -v chromium > /dev/null || { \
	  command -v apt-get > /dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk > /dev/null; } || \
	  echo "no Chromium, and none could be installed: its tests are skipped"
	touch $@

# MDX itself says whether a cleaned post still compiles; its tests skip where there is no npm.
$(VENV)/mdx: $(VENV)/tested tests/oracles/mdx/package-lock.json
	command -v npm > /dev/null && npm ci --silent --no-audit --no-fund --prefix tests/oracles/mdx || \
	  echo "no MDX could be installed: its tests are skipped"
	touch $@

test: lint $(VENV)/browser $(VENV)/mdx
	$(BIN)/python -m pytest $(SPREAD)

# Which lines of the package no test runs; tracing them takes the suite half as long again.
coverage: $(VENV)/browser $(VENV)/mdx
	$(BIN)/python -m pytest $(SPREAD) --cov --cov-report=term:skip-covered

# The suite with the newest and the lowest releases that pyproject.toml allows, whatever is locked.
test-newest test-lowest: test-%: .venv-lock/uv $(VENV)/browser
	.venv-lock/bin/uv venv --quiet --clear --python $(PYTHON) .venv-$*
	.venv-lock/bin/uv pip install --quiet --python .venv-$* --group dev --editable '.[all]' \
	  --compile-bytecode --resolution $(if $(filter lowest,$*),lowest-direct,highest)
	.venv-$*/bin/python -m pytest $(SPREAD)

# Ten megabytes of everything hostile, and as many blocks as a post may have: minutes.
test-hostile: $(VENV)/tested
	DEDUPE_HOSTILE_MEGABYTES=10 $(BIN)/python -m pytest tests/api/test_posts.py

# Ten thousand plans that take a sentence too many, and as many that break structure, each refused.
test-sabotage: $(VENV)/tested
	DEDUPE_SABOTAGED_PLANS=10000 $(BIN)/python -m pytest tests/fix/test_sabotage.py \
	  tests/fix/test_sabotaged_structure.py

# Searches for what breaks a promise, for so many seconds; findings come below build/fuzz.
SECONDS := 600
fuzz: $(VENV)/tested
	$(BIN)/python $(PIP) "pip>=25.1"
	$(BIN)/python $(PIP) --group fuzz
	DEDUPE_STRUCTURED_POSTS=20000 DEDUPE_LAID_OUT_POSTS=2000 $(BIN)/python -m pytest -q \
	  tests/test_structure_laws.py tests/test_mdx_oracle.py tests/post/test_round_trip.py
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

# What the work tree does to the posts of CORPUS otherwise than the git revision BASE; 1 if anything.
BASE ?= HEAD
CORPUS ?= fixtures
corpus-diff: $(VENV)/tested
	$(BIN)/python -m benchmarks.corpus_diff $(BASE) $(CORPUS)

benchmark-speed: $(VENV)-bench/installed
	$(VENV)-bench/bin/python benchmarks/speed.py $(POST)

# Instructions of a check, from start to end, of a post of a few lines and of a long damaged one.
benchmark-instructions: $(VENV)-bench/installed
	$(VENV)-bench/bin/python benchmarks/instructions.py fixtures/clean/en-title-inside-a-sentence.md $(POST)

benchmark-quality: $(VENV)/tested
	$(BIN)/python benchmarks/quality.py $(POSTS)

RESTORED ?= 1200
SEED ?= 1
benchmark-restore: $(VENV)/tested
	$(BIN)/python -m benchmarks.restore --posts $(RESTORED) --seed $(SEED)

# SIZE in MB; PEERS names a folder for the environments of other tools, none are run without it.
SIZE ?= 100
benchmark-archive: $(VENV)/tested
	$(BIN)/python -m benchmarks.archive rates --size $(SIZE) $(if $(PEERS),--peers $(PEERS))
	$(BIN)/python -m benchmarks.archive curves

# What the cost of one post grows with: ten kinds of documents, 0.25 to 4 MB; 1 if out of bounds.
benchmark-growth: $(VENV)/tested
	$(BIN)/python -m benchmarks.growth

benchmark-layouts: $(VENV)/tested
	$(BIN)/python -m benchmarks.layouts

# The join across posts on DuckDB and Spark: both engines, little memory, failures, recall.
benchmark-across: $(VENV)/tested
	$(BIN)/python -m benchmarks.across engines --size $(SIZE)
	$(BIN)/python -m benchmarks.across engines --size $(SIZE) --memory 512MB --engine spark
	$(BIN)/python -m benchmarks.across engines --size $(SIZE) --memory 256MB --engine duckdb
	$(BIN)/python -m benchmarks.across hot
	$(BIN)/python -m benchmarks.across resume
	$(BIN)/python -m benchmarks.across executor
	$(BIN)/python -m benchmarks.across recall

benchmark-alarms: $(VENV)/tested
	$(BIN)/python -m benchmarks.alarms.fetch build/alarms
	$(BIN)/python -m benchmarks.alarms build/alarms --json build/alarms.json

benchmark-peers: $(VENV)/tested
	$(BIN)/python -m benchmarks.peers --json build/peers.json

# Brings the catalogues of messages up to date, and names what is not translated.
messages: $(VENV)/tested
	$(BIN)/python -m tools.messages

# Makes the pages of rules, the drawing and the pictures, and builds the site below build/site.
docs: $(VENV)/browser
	$(BIN)/python -m tools.docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --quiet --strict

# The extension for VS Code as editors/vscode/dist/dedupe.vsix, tested against the server. Wants npm.
vscode: $(VENV)/tested
	cd editors/vscode && npm ci --no-audit --no-fund && npm run build && \
	  DEDUPE="$(CURDIR)/$(BIN)/python -m dedupe_paragraphs" npm test && npm run package

clean-venv:
	rm -rf $(VENV) $(VENV)-bench .venv-lock .venv-newest .venv-lowest
