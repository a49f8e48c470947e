# What is handed out: a tarball and a Debian package of what `make install` installs, in .dist/.

DIST = .dist
VERSION := $(shell sed -n 's/.*text = "\(.*\)"/\1/p' Sources/Sessions/Run/ToolVersion.swift)
# Of the commit, so that the same commit gives the same bytes.
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct)

# The shared libraries that the binary may need: libedit, zlib and the C library.
ALLOWED_LIBRARIES = libedit.so.2 libz.so.1 libc.so.6 libm.so.6 ld-linux-x86-64.so.2 \
  ld-linux-aarch64.so.1

# What may be resident during `--help`, in KiB; a sixth of it is for Foundation, which Yams brings.
HELP_MEMORY = 16896

PACKAGING = DIST="$(DIST)" VERSION="$(VERSION)" MAKE="$(MAKE)" \
  SOURCE_DATE_EPOCH="$(SOURCE_DATE_EPOCH)"

.PHONY: deps-package check-release dist deb check-deb test-package image

# Installs what the targets below need besides.
deps-package:
	@$(MAKE) --no-print-directory deps PACKAGES="$(BUILD_PACKAGES) binutils dpkg-dev lintian time"

# Fails when the binary needs any other shared library, or more at its start than it may.
check-release: deps-package release
	@packaging/check-release "$$($(SWIFT) build $(FLAGS_release) --show-bin-path)/k8sapi-inspect" \
	  $(HELP_MEMORY) $(ALLOWED_LIBRARIES)

dist: release
	@$(PACKAGING) packaging/make-tarball

deb: deps-package release
	@$(PACKAGING) packaging/make-deb

# Installs the Debian package, runs it and purges it; as root.
check-deb: deb
	@packaging/check-deb "$(DIST)/k8sapi-inspect_$(VERSION)_$$(dpkg --print-architecture).deb"

test-package: check-release dist check-deb

# The image that Examples/ runs, with Docker or Podman.
CONTAINER ?= $(if $(shell command -v podman),podman,docker)
image:
	$(CONTAINER) build --file Containerfile --build-arg VERSION=$(VERSION) \
	  --tag k8sapi-inspect:$(VERSION) --tag k8sapi-inspect:latest .
