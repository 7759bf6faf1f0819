# The front door. `make help` lists every target.
SHELL := /bin/sh
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-print-directory

PY := .venv/bin/python
LOCK := $(PY) -m piptools compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links
NOTES ?= notes/aws-developer-handwritten.txt
# Times come from the last commit, never from the clock: the same commit builds the same bytes.
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 315532800)
export SOURCE_DATE_EPOCH
export NO_MKDOCS_2_WARNING := 1
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: help site release test test-full serve check draft diagrams bench lock build ready-site ready-test clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z][a-z-]*:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile

site: ready-site build ## fresh clone -> site/ with the cheat sheets and the offline archive in site/downloads/

release: export HANDBOOK := downloads/handbook.pdf
release: ready-site build ## every download: what site makes, and the handbook (a few minutes)
	$(PY) -m scripts.export.handbook -o site/$(HANDBOOK)

test: ready-test ## fresh clone -> every check and test
	$(PY) -m scripts.check.all
	$(MAKE) build
	$(PY) -m scripts.check.built site
	$(PY) -m scripts.check.accessibility site
	$(PY) -m pytest -q -n auto tests --ignore=tests/full

test-full: test ## what test does, and what takes longer: every page in every scheme and width, repeated builds
	$(PY) -m scripts.check.accessibility site --every
	$(PY) -m pytest -q -n auto tests/full

serve: ready-site ## live preview on 127.0.0.1:8000, diagrams drawn live, rebuild on save
	$(PY) -m mkdocs serve --no-strict --dirty -a 127.0.0.1:8000

check: ready-test ## the fast checks alone
	$(PY) -m scripts.check.all

draft: ready-site ## cleaned draft pages from raw notes: make draft NOTES=path/to/notes.txt
	$(PY) -m scripts.notes.draft "$(NOTES)" -o build/drafts

diagrams: ready-test ## draw the diagrams whose source changed (needs Chromium)
	$(PY) -m scripts.site.diagrams

bench: ready-test build ## the project's own figures: drafts; search, reading and building beside stock Material
	$(PY) -m scripts.notes.bench
	$(PY) -m scripts.bench.searching
	$(PY) -m scripts.bench.reading
	$(PY) -m scripts.bench.lighthouse
	$(PY) -m scripts.bench.building
	$(PY) -m scripts.bench.previewing

lock: ## requirements.in and requirements-test.in -> the .txt files, exact versions with hashes
	$(PY) -m pip install --quiet pip-tools
	$(LOCK) -o requirements.txt requirements.in
	$(LOCK) -o requirements-test.txt requirements-test.in

clean: ## remove what was built, not what was installed
	rm -rf site build/site

ready-site:
	@sh scripts/bootstrap.sh site

ready-test:
	@sh scripts/bootstrap.sh test

build:
	$(PY) -m mkdocs build --strict
	$(PY) -m scripts.export.cheat_sheet -o site/downloads/cheat-sheet.pdf
	$(PY) -m scripts.export.cheat_sheet --paper letter -o site/downloads/cheat-sheet-letter.pdf
	$(PY) -m scripts.export.keep site
	$(PY) -m scripts.export.offline site
