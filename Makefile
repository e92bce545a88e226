# Each target sets up what it needs; `make help` shows them.
.DEFAULT_GOAL := help
.PHONY: run test check bench help

run: ## serve Baken with practice data, until Ctrl-C
	@./baken run

test: ## all tests, those in a browser too
	@./baken test

check: ## format, lint, types, walls, migrations, glossary
	@./baken check

bench: ## measure, and write bench/RESULTS.md
	@./baken bench

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
