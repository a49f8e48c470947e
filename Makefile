# Everything a newcomer needs: `make demo` to see it, `make test` to check it.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
PACKAGES = libedit-dev zlib1g-dev

# Sources that `swift format` keeps in shape.
FORMATTED = Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

.PHONY: all deps build release demo test lint format install clean

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

# The binary that is handed out: the runtimes of Swift and C++ inside; symbols, unused code and the
# names of this folder left out; and its addresses packed, since each page that the loader has to
# mend costs memory at start.
ARCHIVES = $(CURDIR)/.build/archives
FLAGS_release = -c release --static-swift-stdlib -Xswiftc -gnone \
  -Xcc "-ffile-prefix-map=$(CURDIR)=." -Xswiftc -use-ld=lld -Xswiftc -L -Xswiftc "$(ARCHIVES)" \
  -Xswiftc -Xclang-linker -Xswiftc -static-libgcc \
  -Xlinker -s -Xlinker --no-export-dynamic -Xlinker -z -Xlinker pack-relative-relocs
release: deps
	@# A folder with nothing but the archive keeps the linker from taking the shared library.
	@mkdir -p "$(ARCHIVES)" && ln -sf "$$(clang -print-file-name=libstdc++.a)" "$(ARCHIVES)"
	$(SWIFT) build $(FLAGS_release) --product k8sapi-inspect

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

lint:
	$(SWIFT) format lint --strict --recursive --configuration .swift-format $(FORMATTED)

format:
	$(SWIFT) format --in-place --recursive --configuration .swift-format $(FORMATTED)

install: release
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 0755 "$$($(SWIFT) build $(FLAGS_release) --show-bin-path)/k8sapi-inspect" \
	  "$(DESTDIR)$(PREFIX)/bin/k8sapi-inspect"
	ln -sf k8sapi-inspect "$(DESTDIR)$(PREFIX)/bin/kubectl-k8sapi_inspect"

clean:
	$(SWIFT) package clean

include packaging/packaging.mk
