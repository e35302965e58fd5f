# What a person needs is here; each line calls one script. "make" alone lists the targets.
SHELL := /bin/bash
.DELETE_ON_ERROR:

PYTHON := build/venv/bin/python
PYTEST := QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q
LRELEASE := $(firstword $(wildcard /usr/lib/qt5/bin/lrelease) lrelease)
TRANSLATIONS := $(patsubst %.ts,%.qm,$(wildcard i18n/*.ts))
OSM ?=
# Qt asks for one and warns when there is none.
export XDG_RUNTIME_DIR ?= $(CURDIR)/build/runtime

.PHONY: help setup demo test test-unit test-qgis test-store-1 test-store-2 test-windows-1 test-windows-2 test-windows-3 bench package bundle docs lint translations clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/' | expand -t 14

setup: ## install what is missing (Debian 12) and make build/venv
	@scripts/setup

demo: setup $(TRANSLATIONS) ## make demo [OSM=extract.osm.pbf]: a living sub-district with routes and ranges, opened in QGIS where there is a display
	@QT_QPA_PLATFORM=offscreen $(PYTHON) scripts/demo.py $(if $(OSM),--osm "$(OSM)")
	@scripts/show-demo

# Six lanes for two cores: the windows' tests wait half of their time. The zip is built, scanned and installed once.
test: setup $(TRANSLATIONS) ## run every test
	@rm -f build/civicgrid.*.zip
	@$(MAKE) --no-print-directory -j6 --output-sync=target package test-store-1 test-store-2 \
	  test-windows-3 test-windows-2 test-unit test-windows-1 test-qgis

test-unit:
	$(PYTEST) -p no:qgis tests/unit tests/arch

test-qgis: package test-unit
	CIVICGRID_TEST_PACKAGE=build $(PYTEST) tests/qgis

test-store-1:
	$(PYTEST) tests/store/test_[a-i]*.py

test-store-2:
	$(PYTEST) tests/store/test_[!a-i]*.py

test-windows-1: package
	CIVICGRID_TEST_PACKAGE=build $(PYTEST) tests/gui/test_[a-df-i]*.py

test-windows-2:
	$(PYTEST) tests/gui/test_[ej-n]*.py

test-windows-3:
	$(PYTEST) tests/gui/test_[!a-n]*.py

bench: setup ## measure against QGIS, PostGIS and pgRouting
	@QT_QPA_PLATFORM=offscreen $(PYTHON) tests/bench/bench_network.py
	@QT_QPA_PLATFORM=offscreen $(PYTHON) tests/bench/bench_dispatch.py
	@QT_QPA_PLATFORM=offscreen $(PYTHON) tests/bench/bench_linking.py
	@QT_QPA_PLATFORM=offscreen $(PYTHON) tests/bench/bench_link_persons.py
	@$(PYTHON) tests/bench/bench_startup.py
	@QT_QPA_PLATFORM=offscreen $(PYTHON) tests/bench/bench_project.py
	@QT_QPA_PLATFORM=offscreen $(PYTHON) tests/bench/bench_import.py
	@QT_QPA_PLATFORM=offscreen $(PYTHON) tests/bench/bench_persons.py
	@QT_QPA_PLATFORM=offscreen $(PYTHON) tests/bench/bench_address.py
	@QT_QPA_PLATFORM=offscreen $(PYTHON) tests/bench/bench_people_houses.py
	@QT_QPA_PLATFORM=offscreen $(PYTHON) tests/bench/bench_population.py
	@QT_QPA_PLATFORM=offscreen $(PYTHON) tests/bench/bench_stays.py
	@QT_QPA_PLATFORM=offscreen $(PYTHON) tests/bench/bench_search.py
	@QT_QPA_PLATFORM=offscreen $(PYTHON) tests/bench/bench_measures.py
	@QT_QPA_PLATFORM=offscreen $(PYTHON) tests/bench/bench_similar.py
	@QT_QPA_PLATFORM=offscreen $(PYTHON) tests/bench/bench_events.py
	@$(PYTHON) tests/bench/bench_live.py
	@$(PYTHON) tests/bench/bench_live.py --engine gpkg

package: setup ## build/civicgrid.<version>.zip, scanned
	@scripts/package

bundle: setup ## a folder for installing on Windows without the network, in build/bundle
	@$(PYTHON) scripts/bundle.py

docs: setup ## the guide in both languages, in build/docs, with the pictures of the GUI tests
	@$(PYTHON) scripts/guide.py

lint: setup ## style, security and shell syntax
	@scripts/lint

translations: setup ## collect the texts into i18n/*.ts and compile them
	@$(PYTHON) scripts/translations.py; status=$$?; $(MAKE) --no-print-directory $(TRANSLATIONS); exit $$status

i18n/%.qm: i18n/%.ts | setup
	@$(LRELEASE) -silent $< -qm $@

clean: ## remove what was built, except build/venv
	@find build -mindepth 1 -maxdepth 1 ! -name venv -exec rm -rf {} + 2>/dev/null || true
	@rm -f i18n/*.qm
