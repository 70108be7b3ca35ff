# Everything here sets up .venv by itself; Python 3.11 or newer and make are all it takes.

# A variable that is given on the command line is text, as it was typed: make would evaluate it when
# it hands it on to a program, so `value` takes it as it stands. Recipes name it as the shell's "$$Q".
override GIVEN := $(foreach name,$(.VARIABLES),$(if $(filter command,$(origin $(name))),$(name)))
unexport $(GIVEN) name
$(foreach name,$(GIVEN),$(if $(findstring $$,$(name)),,$(eval override export $(name) := $$(value $(name)))))
MAKEOVERRIDES :=
override export PYTHON := $(or $(value PYTHON),python3)
override export FUZZ_SECONDS := $(value SECONDS)

override VENV := .venv
override BIN := $(VENV)/bin
override BOT := $(BIN)/python -m bot
override CORE := bot/language/*,bot/knowledge/*,bot/matching/*,bot/answering/*,bot/rendering/*,bot/exchange/*,bot/curation/*

.DEFAULT_GOAL := help
.PHONY: help try ask chat check hints evaluate run test lint format fuzz audit screenshots bench ablate clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

try: $(VENV)/try.stamp ## Try the Discord bot in a browser, without Discord
	@$(BOT) try

ask: $(VENV)/run.stamp ## Answer a question: make ask Q="…"
	@test -n "$$Q" || { echo 'Ask something: make ask Q="How many civilians were killed?"' >&2; exit 2; }
	@$(BOT) ask -- "$$Q"

chat: $(VENV)/run.stamp ## Hold a small conversation in the terminal
	@$(BOT) chat

check: $(VENV)/run.stamp ## Check the fact base (with SOURCE_TEXT=ID=FILE against a source's text too)
	@$(BOT) check $${SOURCE_TEXT:+--source-text "$$SOURCE_TEXT"}

hints: $(VENV)/run.stamp ## Look closely for what could be better in the fact base
	@$(BOT) check --hints

evaluate: $(VENV)/run.stamp ## Measure the answers to graded questions: make evaluate FILE=questions.jsonl
	@test -n "$$FILE" || { echo 'Name a file of graded questions: make evaluate FILE=questions.jsonl' >&2; exit 2; }
	@$(BOT) evaluate -- "$$FILE"

run: $(VENV)/run.stamp ## Run the Discord bot (settings: .env.example)
	@$(BOT) run

test: lint check ## Everything that must pass: linters, types, layers, the fact base, tests, coverage
	$(BIN)/python -m pytest --numprocesses=auto --dist=loadfile --cov --cov-report=
	$(BIN)/python -m coverage report --fail-under=95
	$(BIN)/python -m coverage report --include='$(CORE)' --fail-under=100

lint: $(VENV)/test.stamp ## Check style, types and the direction of imports
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check
	$(BIN)/python -m mypy
	$(BIN)/lint-imports --no-cache --no-logo

format: $(VENV)/test.stamp ## Format the code
	$(BIN)/python -m ruff format
	$(BIN)/python -m ruff check --fix

fuzz: $(VENV)/fuzz.stamp ## Search for input that breaks a promise, with a fuzzer: make fuzz [SECONDS=60]
	@$(BIN)/python -m tests.fuzz.run $${FUZZ_SECONDS:+--seconds "$$FUZZ_SECONDS"}

audit: $(VENV)/audit.stamp $(VENV)/test.stamp ## Check the code and what it depends on for known weaknesses
	@$(BIN)/python -m tests.audit

screenshots: $(VENV)/test.stamp ## Make the pictures in docs/images (with Debian's chromium, or CHROMIUM=PATH)
	$(BIN)/python -m tests.sandbox.screenshots

bench: $(VENV)/bench.stamp ## Measure quality and speed: make bench [GRADED=FILE] [PUBLIC=DIR] [WRITE=1 for docs]
	@$(BIN)/python -m benchmarks.matching $${GRADED:+--graded "$$GRADED"} $${PUBLIC:+--public "$$PUBLIC"} $${WRITE:+--write}

ablate: $(VENV)/test.stamp ## What each part of the matcher is worth: make ablate [GRADED=FILE] [SETTINGS=1 for each number]
	@$(BIN)/python -m benchmarks.ablation $${GRADED:+--graded "$$GRADED"} $${SETTINGS:+--settings}

clean: ## Remove .venv and everything else that can be made again
	rm -rf $(VENV) build *.egg-info .coverage .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp records that an extra of pyproject.toml is installed, so that it is not installed again.
override INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable

$(VENV)/run.stamp: pyproject.toml | $(BIN)/pip
	@echo 'Installing what the bot needs into $(VENV) …' >&2
	@$(INSTALL) .
	@touch $@

$(VENV)/%.stamp: pyproject.toml | $(BIN)/pip
	@echo 'Installing what the bot needs into $(VENV), with "$*" …' >&2
	@$(INSTALL) '.[$*]'
	@touch $@ $(VENV)/run.stamp

$(BIN)/pip:
	@"$$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  printf 'Python 3.11 or newer is needed, and %s is older or missing; name another: make PYTHON=python3.12 …\n' "$$PYTHON" >&2; exit 1; }
	@"$$PYTHON" -m venv $(VENV) || { \
	  printf '%s cannot make a virtual environment; install its venv module (Debian: python3-venv).\n' "$$PYTHON" >&2; exit 1; }
