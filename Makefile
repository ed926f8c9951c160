# Suanpan. `make` or `make help` lists the targets.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

BIN := bin/suanpan
WORKSPACE ?= workspace
DATA ?= ../shared/data
GO_SOURCES := $(shell find cmd internal -name '*.go' -o -name '*.sql' -o -name '*.yaml') go.mod go.sum
WEB_SOURCES := $(shell find web/src web/index.html web/public -type f 2>/dev/null) web/package.json web/vite.config.ts

# DuckDB's own driver reads its vectors at addresses that Go's pointer check (part of -race) holds to be misaligned;
# the check stays on for everything else.
CHECKPTR := -gcflags=github.com/duckdb/duckdb-go/...=-d=checkptr=0

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

.PHONY: run
run: build ## build everything, import the demo shop, start the server on 127.0.0.1
	@$(BIN) demo --serve -w $(WORKSPACE)

.PHONY: build
build: $(BIN) ## the one binary, with the web app in it

$(BIN): web/dist/index.html $(GO_SOURCES) web/embed.go
	go build -o $@ ./cmd/suanpan

web/node_modules/.package-lock.json: web/package-lock.json
	cd web && npm ci --no-audit --no-fund
	@touch $@

web/dist/index.html: web/node_modules/.package-lock.json $(WEB_SOURCES)
	cd web && npm run --silent build

.PHONY: api
api: ## regenerate the OpenAPI document and the web app's types from it
	go run ./cmd/suanpan openapi > web/openapi.json
	cd web && npm run --silent gen

.PHONY: test
test: lint test-go test-web test-e2e ## everything

.PHONY: test-go
test-go: web/dist/index.html ## Go tests with the race detector
	@test -n "$${SUANPAN_TEST_POSTGRES:-}" || echo "PostgreSQL is not tested: SUANPAN_TEST_POSTGRES names no server, such as postgres://user@127.0.0.1:5432/db"
	go test -race $(CHECKPTR) -timeout 20m ./...

.PHONY: test-web
test-web: web/node_modules/.package-lock.json ## web unit tests, type check, linter
	cd web && npm run --silent typecheck && npm run --silent lint && npm run --silent test

.PHONY: test-e2e
test-e2e: build web/node_modules/.package-lock.json ## the real binary in a real headless Chromium
	@scripts/chromium
	cd web && SUANPAN_BIN=../$(BIN) npm run --silent e2e

.PHONY: lint
lint: web/dist/index.html ## formatting, vet, architecture map, generated files up to date
	@test -z "$$(gofmt -l cmd internal web/*.go)" || { echo "gofmt these:"; gofmt -l cmd internal web/*.go; exit 1; }
	go vet ./...
	go tool -modfile=tools/go.mod golangci-lint run

.PHONY: bench
bench: build ## measure against named peers in the same run; docs/benchmarks.md keeps the figures
	go run ./cmd/suanpan-bench

.PHONY: eval-rootcause
eval-rootcause: DATA = ../shared/data/rootcause
eval-rootcause: ## F1 of the root causes against Adtributor: the tables in DATA, generated ones, the demo shop's; JSON
	@go run ./cmd/suanpan-eval rootcause $(if $(or $(findstring command,$(origin DATA)),$(wildcard $(DATA))),--data $(DATA))

.PHONY: accept
accept: ## import the real data in $(DATA) and compare with what is known of it
	@test -d $(DATA) || { echo "accept: no real data at $(DATA), nothing to do"; exit 0; }
	SUANPAN_DATA=$$(cd $(DATA) && pwd) go test -count=1 -v -run Accept ./internal/accept

.PHONY: eval-radar
eval-radar: ## alarms: the Numenta benchmark in $(DATA)/nab and incidents in the demo shop, or NAB=dir alone
	@go run ./cmd/suanpan-eval radar -data $(DATA) $(if $(NAB),-nab $(NAB))

.PHONY: clean
clean: ## remove what was built
	rm -rf bin web/dist/* web/node_modules
