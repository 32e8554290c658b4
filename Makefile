# Sous-commandes : `make help`. Commands: `make help`.
# Every path is relative, so that the folder may stand anywhere, spaces included.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin/python
# Arguments for build.py (make check ARGS=--strict) or for pytest (make test ARGS="-k search").
ARGS   ?=

# Debian's python3 has no ensurepip and refuses to install outside a virtual environment: its pip fills ours.
INSTALL = "$(PYTHON)" -m pip --python $(BIN) install --quiet --disable-pip-version-check --root-user-action ignore

.DEFAULT_GOAL := help
.PHONY: help site offline kit serve check test lighthouse pictures search-report fonts clean

help: ## ces lignes / these lines
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

site: $(VENV)/.ready ## construire le site, dire où l'ouvrir / build the site, say where to open it
	@$(BIN) build.py site $(ARGS)

offline: $(VENV)/.ready-pdf ## avec livres, PDF et le zip d'une copie / with books, PDF and the zip of a copy
	@$(BIN) build.py offline $(ARGS)

kit: $(VENV)/.ready-pdf ## dossier d'atelier / workshop kit: make kit ARGS="--text turc-mecanique --people 12"
	@$(BIN) build.py kit $(ARGS)

serve: $(VENV)/.ready-serve ## le montrer ici, le refaire à chaque changement / show it here, build again on every change
	@$(BIN) build.py serve $(ARGS)

check: $(VENV)/.ready ## relire les annotations sans rien écrire / check the annotations, write nothing
	@$(BIN) build.py check $(ARGS)

test: $(VENV)/.ready-test ## tout installer et tout essayer / install everything, test everything
	@bash tests/setup/install.sh
	$(BIN) -m ruff check .
	$(BIN) -m ruff format --check .
	$(BIN) -m mypy
	$(BIN) -m pytest -n 2 --dist worksteal $(ARGS)

pictures: $(VENV)/.ready-test site ## refaire l'image du README / take README's picture again
	$(BIN) -m tests.pictures site

search-report: $(VENV)/.ready-test site ## ce que la recherche trouve et coûte / what the search finds and costs
	$(BIN) -m tests.relevance site

lighthouse: $(VENV)/.ready-test site ## ce qu'en dit Lighthouse (npm) / what Lighthouse says of it (npm)
	$(BIN) -m tests.lighthouse site

fonts: $(VENV)/.ready-fonts ## refaire les polices de templates/fonts/ / make the fonts of templates/fonts/ again
	$(BIN) templates/fonts/make.py

clean: ## retirer ce qui a été construit / remove what was built
	rm -rf site .site.new .site.old .site.lock dist .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find arpentage tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN):
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 ou plus récent / or later: make PYTHON=…" >&2; exit 1; }
	"$(PYTHON)" -m venv --without-pip $(VENV)

# Each stamp says that pyproject.toml, as it was then, is installed with one of its extras.
$(VENV)/.ready: pyproject.toml | $(BIN)
	$(INSTALL) --editable .
	@touch $@

$(VENV)/.ready-test: ALSO := pdf,
$(VENV)/.ready-%: pyproject.toml | $(BIN)
	$(INSTALL) --editable '.[serve,$(ALSO)$*]'
	@touch $@ $(VENV)/.ready
