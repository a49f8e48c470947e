# Everything a newcomer needs: `make demo` to see it, `make test` to check it.

SHELL = /bin/bash
.SHELLFLAGS = -o pipefail -c

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
# The Debian packages that the build needs, and those that only the tests need: the smoke asks
# kubectl, whoever's.
BUILD_PACKAGES = libedit-dev zlib1g-dev
TEST_PACKAGES = bash-completion fish less man-db mandoc python3-jsonschema python3-pexpect \
  python3-pyte python3-pytest python3-yaml zsh $(if $(shell command -v kubectl 2>/dev/null),,kubernetes-client)
# The Python that Debian's packages are for.
PYTHON ?= /usr/bin/python3
PYTEST = $(PYTHON) -B -m pytest -q -p no:cacheprovider

# Sources that `swift format` keeps in shape.
FORMATTED = Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

.PHONY: all deps build-deps build release demo test test-heavy test-light test-terminal \
  test-shell test-smoke record docs lint format install uninstall clean

all: build

# Installs the system packages that the build and the tests need, or the build alone, when one is
# missing.
deps: PACKAGES = $(BUILD_PACKAGES) $(TEST_PACKAGES)
build-deps: PACKAGES = $(BUILD_PACKAGES)
deps build-deps:
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

build: build-deps
	$(SWIFT) build --product k8sapi-inspect

# The binary that is handed out: the runtimes of Swift and C++ inside; symbols, unused code and the
# names of this folder left out; and its addresses packed, since each page that the loader has to
# mend costs memory at start.
ARCHIVES = $(CURDIR)/.build/archives
FLAGS_release = -c release --static-swift-stdlib -Xswiftc -gnone \
  -Xcc "-ffile-prefix-map=$(CURDIR)=." -Xswiftc -use-ld=lld -Xswiftc -L -Xswiftc "$(ARCHIVES)" \
  -Xswiftc -Xclang-linker -Xswiftc -static-libgcc \
  -Xlinker -s -Xlinker --no-export-dynamic -Xlinker -z -Xlinker pack-relative-relocs
release: build-deps
	@# A folder with nothing but the archive keeps the linker from taking the shared library.
	@mkdir -p "$(ARCHIVES)" && ln -sf "$$(clang -print-file-name=libstdc++.a)" "$(ARCHIVES)"
	$(SWIFT) build $(FLAGS_release) --product k8sapi-inspect

# The main job on the simulated cluster: the watches, what an index holds, how long they took.
DEMO = watches plugins "explain kubernetes.default.svc.cluster.local" \
  "query service ServiceIP None" "indexes pod" sync
demo: build
	@inspect="$$($(SWIFT) build --show-bin-path)/k8sapi-inspect"; \
	for command in $(DEMO); do \
	  echo "\$$ k8sapi-inspect --demo $$command"; \
	  "$$inspect" --demo $$command || exit; echo; \
	done

# Two processes at a time share the tests. Those in Swift that drive whole clusters or damage input
# are a part of their own; in each part they run one after another, since many wait for something in
# time. At the end stands what each part says last, below it what failed.
HEAVY = ^(EndToEndTests|FuzzTests)\.
RUN_TESTS = "$$($(SWIFT) build --show-bin-path)/k8sapi-inspectPackageTests.xctest" \
  --testing-library swift-testing --no-parallel
PARTS = test-heavy test-light test-terminal test-shell test-smoke
test: deps
	$(SWIFT) build --build-tests
	@mkdir -p .build/tests; status=0; \
	$(MAKE) --output-sync=target --keep-going -j2 $(PARTS) 2>&1 | tee .build/tests/log || status=$$?; \
	echo; grep -E '(✔|✘).* Test run with|[0-9]+ (passed|failed).* in [0-9]|^[0-9]+ passed, ' .build/tests/log; \
	grep -E '✘.* (recorded an issue|Caught error)|^(FAILED|ERROR|failed) |\*\*\* ' .build/tests/log; \
	exit $$status

test-heavy:
	@$(RUN_TESTS) --filter '$(HEAVY)'
test-light:
	@$(RUN_TESTS) --skip '$(HEAVY)'

# The tool at a terminal, as a person sees it; K8SAPI_INSPECT names another build of it.
test-terminal: build
	$(PYTEST) Tests/Terminal

# The completion scripts in their shells, the manual pages in mandoc, and an installation.
test-shell: build
	$(PYTEST) Tests/Shell

# The smoke for real clusters, on a simulated one.
test-smoke: build
	Tests/Smoke/simulated.sh "$$($(SWIFT) build --show-bin-path)/k8sapi-inspect"

# Makes the completion scripts and manual pages anew from the command definitions.
record: deps
	RECORD_GOLDEN=1 $(SWIFT) test --filter GeneratedFileTests

# The documentation of the library products; what docc warns about is an error.
LIBRARIES = Corefile KubernetesWire KubernetesConfiguration KubernetesClient Informers PluginStanzas \
  K8sAPI CoreDNSPlugins DNSMessages DNSAnswers Replicas Captures SimulatedCluster
docs: build-deps
	@set -e; graphs="$$($(SWIFT) build --show-bin-path)/../symbolgraph"; \
	$(SWIFT) package dump-symbol-graph --minimum-access-level public --skip-synthesized-members; \
	for library in $(LIBRARIES); do \
	  folder=".build/documentation/$$library"; rm -rf "$$folder"; mkdir -p "$$folder"; \
	  cp "$$graphs/$$library"[.@]*symbols.json "$$folder"; \
	  docc convert "Sources/$$library/$$library.docc" --additional-symbol-graph-dir "$$folder" \
	    --fallback-display-name $$library --fallback-bundle-identifier k8sapi-inspect.$$library \
	    --output-path "$$folder/$$library.doccarchive" --warnings-as-errors; \
	done

lint:
	$(SWIFT) format lint --strict --recursive --configuration .swift-format $(FORMATTED)

format:
	$(SWIFT) format --in-place --recursive --configuration .swift-format $(FORMATTED)

COMPLETIONS = bash-completion/completions/k8sapi-inspect zsh/site-functions/_k8sapi-inspect \
  fish/vendor_completions.d/k8sapi-inspect.fish
PAGES = k8sapi-inspect.1 k8sapi-inspect-repl.1 k8sapi-inspect-findings.1
PROGRAMS = k8sapi-inspect kubectl-k8sapi_inspect kubectl_complete-k8sapi_inspect

# `make install CONFIGURATION=debug` installs what `make build` has built.
CONFIGURATION ?= release
install: $(filter release,$(CONFIGURATION))
	@set -e; root="$(DESTDIR)$(PREFIX)"; \
	install -d "$$root/bin" "$$root/share/man/man1"; \
	install -m 0755 ".build/$(CONFIGURATION)/k8sapi-inspect" \
	  completions/kubectl_complete-k8sapi_inspect "$$root/bin"; \
	ln -sf k8sapi-inspect "$$root/bin/kubectl-k8sapi_inspect"; \
	install -m 0644 $(PAGES:%=man/%) "$$root/share/man/man1"; \
	set -- completions/k8sapi-inspect.bash completions/_k8sapi-inspect completions/k8sapi-inspect.fish; \
	for script in $(COMPLETIONS); do \
	  install -D -m 0644 "$$1" "$$root/share/$$script"; shift; \
	done; \
	echo "installed in $$root"

uninstall:
	@root="$(DESTDIR)$(PREFIX)"; \
	for file in $(PROGRAMS:%=bin/%) $(PAGES:%=share/man/man1/%) $(COMPLETIONS:%=share/%); do \
	  rm -f "$$root/$$file"; \
	done

clean:
	$(SWIFT) package clean

include packaging/packaging.mk
