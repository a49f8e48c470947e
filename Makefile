# Everything a newcomer needs: `make demo` to see it, `make test` to check it.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
# The smoke asks kubectl, whoever's; Debian has one in kubernetes-client.
PACKAGES = libedit-dev zlib1g-dev $(if $(shell command -v kubectl 2>/dev/null),,kubernetes-client)

# Sources that `swift format` keeps in shape.
FORMATTED = Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

.PHONY: all deps build release demo test test-smoke lint format install clean

all: build

# Installs the system packages that the build and the tests need, when one is missing.
deps:
	@missing=""; \
	for package in $(PACKAGES); do \
	  dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; \
	done; \
	[ -z "$$missing" ] && exit 0; \
	if ! command -v apt-get >/dev/null 2>&1; then \
	  echo "make deps: these Debian packages (or your system's like) are needed:$$missing" >&2; exit 1; \
	fi; \
	sudo=""; \
	if [ "$$(id -u)" != 0 ]; then \
	  command -v sudo >/dev/null 2>&1 || { \
	    echo "make deps: not root and no sudo; as root run: apt-get install$$missing" >&2; exit 1; }; \
	  sudo=sudo; \
	fi; \
	echo "make deps: installing$$missing"; \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq update >/dev/null && \
	$$sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $$missing >/dev/null || { \
	  echo "make deps: could not install$$missing" >&2; exit 1; }

build: deps
	$(SWIFT) build --product k8sapi-inspect

release: deps
	$(SWIFT) build -c release --product k8sapi-inspect --static-swift-stdlib

# The main job on the simulated cluster: the watches, what an index holds, how long they took.
DEMO = watches plugins "query service ServiceIP None" "indexes pod" sync
demo: build
	@inspect="$$($(SWIFT) build --show-bin-path)/k8sapi-inspect"; \
	for command in $(DEMO); do \
	  echo "\$$ k8sapi-inspect --demo $$command"; \
	  "$$inspect" --demo $$command || exit; echo; \
	done

test: deps
	$(SWIFT) test --no-parallel
	$(MAKE) --no-print-directory test-smoke

# The smoke for real clusters, on a simulated one.
test-smoke: build
	Tests/Smoke/simulated.sh "$$($(SWIFT) build --show-bin-path)/k8sapi-inspect"

lint:
	$(SWIFT) format lint --strict --recursive --configuration .swift-format $(FORMATTED)

format:
	$(SWIFT) format --in-place --recursive --configuration .swift-format $(FORMATTED)

install: release
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 0755 "$$($(SWIFT) build -c release --static-swift-stdlib --show-bin-path)/k8sapi-inspect" \
	  "$(DESTDIR)$(PREFIX)/bin/k8sapi-inspect"

clean:
	$(SWIFT) package clean
