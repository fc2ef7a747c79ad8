# Two commands matter: `make demo` runs the main job, `make test` proves it.
# Each sets up .venv by itself; nothing else has to be installed by hand.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo packages test prove bench setup borders clean

setup: $(STAMP)

$(STAMP): pyproject.toml data/borders-osm/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Vedette needs Python 3.11 or newer; set PYTHON=... to one."; exit 3; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "No venv module: on Debian, apt install python3-venv."; exit 3; }
	@$(BIN)/python -m pip install -q --disable-pip-version-check uv && \
	  $(BIN)/uv pip install -q --python $(BIN)/python \
	    -e '.[test]' -e data/borders-osm || \
	  $(BIN)/python -m pip install -q --disable-pip-version-check \
	    -e '.[test]' -e data/borders-osm
	@touch $@

demo: setup
	@$(BIN)/vedette demo --headless --out out/demo --replace

# What a browser and a second opinion on radar bytes need: taken where root may, else the
# tests that want them skip and say so.
packages:
	@for tool in tshark chromium; do \
	  command -v $$tool >/dev/null || MISSING="$$MISSING $$tool"; done; \
	if [ -n "$$MISSING" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  export DEBIAN_FRONTEND=noninteractive; \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends $$MISSING; } \
	    >/dev/null 2>&1 || echo "Not installed:$$MISSING. Tests that need it will skip."; fi

test: setup packages
	@$(BIN)/ruff check -q . && $(BIN)/ruff format -q --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache >/dev/null || { $(BIN)/lint-imports --no-cache; exit 1; }
	@$(BIN)/vedette warm
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal -m "not prove"

prove: setup packages
	@$(BIN)/python -m pytest -q -n 2 -m prove

bench: setup
	@$(BIN)/python bench/run.py

clean:
	rm -rf $(VENV) out .pytest_cache .mypy_cache .ruff_cache
