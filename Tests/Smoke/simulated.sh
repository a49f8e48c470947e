#!/bin/sh
# Runs the smoke against the tool's own simulated cluster: simulated.sh K8SAPI_INSPECT
set -u

K8SAPI_INSPECT=${1:?usage: simulated.sh K8SAPI_INSPECT}
export K8SAPI_INSPECT
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d) || exit 1
server=

clean_up() {
  status=$?
  trap - EXIT
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null
    wait "$server" 2>/dev/null
  fi
  rm -rf "$work"
  exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

give_up() {
  echo "simulated.sh: $1" >&2
  [ ! -s "$work/log" ] || cat "$work/log" >&2
  exit 1
}

"$K8SAPI_INSPECT" simulate --port 0 --write-kubeconfig "$work/kubeconfig" \
  --port-file "$work/port" >"$work/log" 2>&1 &
server=$!
# The port's file is written when everything else is ready.
tries=300
until [ -s "$work/port" ]; do
  kill -0 "$server" 2>/dev/null || give_up "the simulated cluster has ended"
  tries=$((tries - 1))
  [ "$tries" -gt 0 ] || give_up "the simulated cluster does not start"
  sleep 0.1
done

kubectl --kubeconfig "$work/kubeconfig" apply --validate=false -f "$here/coredns.yaml" \
  >"$work/log" 2>&1 || give_up "the ConfigMap cannot be loaded"
# No exec: the cluster is stopped afterwards.
"$here/smoke.sh" "$work/kubeconfig" simulated
