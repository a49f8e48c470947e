#!/usr/bin/env bash
# Measures `sync` against the simulated server, in processes of their own, beside the cost of only
# receiving the same lists. Usage: Benchmarks/sync.sh [PODS…]   (default: 1000 10000 100000)
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- 1000 10000 100000

make release
inspect="$(swift build -c release --static-swift-stdlib --show-bin-path)/k8sapi-inspect"
swift build --package-path Benchmarks -c release --product benchmarks
benchmarks="$(swift build --package-path Benchmarks -c release --show-bin-path)/benchmarks"
scratch="$(mktemp -d)"
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$scratch"' EXIT

cat > "$scratch/Corefile" <<'COREFILE'
cluster.local in-addr.arpa {
    podnames
    kubernetes cluster.local in-addr.arpa {
        pods verified
    }
    k8s_api {
        kubeconfig kubeconfig simulated
    }
}
COREFILE

for pods in "$@"; do
  rm -f "$scratch/kubeconfig"
  "$inspect" simulate --pods "$pods" --services $((pods / 10)) --namespaces 200 \
    --write-kubeconfig "$scratch/kubeconfig" >/dev/null 2>"$scratch/server.log" &
  server=$!
  until [ -s "$scratch/kubeconfig" ]; do
    kill -0 "$server" || { cat "$scratch/server.log" >&2; exit 1; }
    sleep 0.2
  done
  echo "== $pods pods"
  # The first reading lets the server compress its lists; it is not counted.
  "$benchmarks" floor "$scratch/kubeconfig" >/dev/null
  for round in 1 2 3; do
    (cd "$scratch" && /usr/bin/time -f 'floor  %e s wall  %U+%S s CPU  %M KB' \
      "$benchmarks" floor kubeconfig >/dev/null)
    (cd "$scratch" && /usr/bin/time -f 'sync   %e s wall  %U+%S s CPU  %M KB' \
      "$inspect" sync --timeout 120s -o json > sync.json)
  done
  kill "$server" && wait "$server" 2>/dev/null || true
done
