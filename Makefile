# Waishi: `make demo` shows it, `make test` proves it. Nothing but Python 3.11 and this folder is needed.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.synced-$(shell cksum < requirements.lock | cut -d' ' -f1)

.PHONY: help environment demo test bench pictures gallery messages lock clean
.DEFAULT_GOAL := help

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*  ## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

demo: $(STAMP)  ## the whole office on http://127.0.0.1:8000 with an invented university (PORT=, HOST=)
	@exec $(BIN)/python manage.py up --demo

test: $(STAMP)  ## every test, on its own PostgreSQL and Valkey
	@$(BIN)/python manage.py messages compile
	@$(BIN)/pytest -n 2 $(ARGS)

bench: $(STAMP)  ## the budgets and ratios of tests/bench
	@$(BIN)/python manage.py messages compile
	@$(BIN)/pytest tests/bench -s -p no:xdist $(ARGS)

pictures: $(STAMP)  ## the pictures of the documentation, taken anew
	@$(BIN)/python manage.py messages compile
	@$(BIN)/python manage.py pictures

gallery: $(STAMP)  ## the pictures of every paper (docs/papers.md), drawn anew
	@$(BIN)/python manage.py messages compile
	@UPDATE_GALLERY=1 $(BIN)/pytest -q -p no:xdist tests/workflow/printing/test_gallery.py

messages: $(STAMP)  ## collect the strings for translation, and say what is missing
	@$(BIN)/python manage.py messages collect
	@$(BIN)/python manage.py messages check

lock: $(STAMP)  ## resolve the dependencies again into requirements.lock
	@$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --python-version 3.11.2 \
		--all-extras --upgrade --quiet pyproject.toml -o requirements.lock

environment: $(STAMP)

clean:  ## remove the environment; var/ with its data stays
	@rm -rf .venv

$(STAMP): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; give one: make PYTHON=python3.11 …"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "Python cannot make an environment here. On Debian: apt-get install python3-venv"; exit 1; }
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@VIRTUAL_ENV=$(CURDIR)/.venv $(BIN)/uv pip sync --quiet requirements.lock || exit 1
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@rm -f .venv/.synced-*; touch $@
