#!/bin/sh
# Checks k8sapi-inspect against a cluster, with kubectl as the judge:
#
#   Tests/Smoke/smoke.sh KUBECONFIG CONTEXT
#
# A namespace of its own is created and removed again. The binary is $K8SAPI_INSPECT, otherwise the
# one in PATH. $SMOKE_TIMEOUT is how long a command may wait for its watches (30s).
set -u

if [ $# -ne 2 ]; then
  echo "usage: smoke.sh KUBECONFIG CONTEXT" >&2
  exit 64
fi
kubeconfig=$1
context=$2
inspect=${K8SAPI_INSPECT:-k8sapi-inspect}
patience=${SMOKE_TIMEOUT:-30s}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
namespace=k8sapi-inspect-smoke-$$
coredns=system:serviceaccount:kube-system:coredns

for tool in "$inspect" kubectl; do
  if ! command -v "$tool" >/dev/null 2>&1; then
    echo "smoke.sh: $tool is not there" >&2
    exit 1
  fi
done

work=$(mktemp -d) || exit 1
is_created=no
events=
passed=0
failed=0

k() { kubectl --kubeconfig "$kubeconfig" --context "$context" --request-timeout 60s "$@"; }

# The tool with the Corefile that the steps are about.
i() {
  "$inspect" "$@" -f "$corefile" --kubeconfig "$kubeconfig" --context "$context" \
    --timeout "$patience"
}

clean_up() {
  status=$?
  trap - EXIT
  [ -z "$events" ] || kill "$events" 2>/dev/null
  if [ "$is_created" = yes ]; then
    # A namespace is gone when its objects are, which takes a real cluster a while.
    k delete namespace "$namespace" --timeout 120s >/dev/null 2>&1 ||
      echo "smoke.sh: namespace $namespace could not be removed" >&2
  fi
  rm -rf "$work"
  exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

pass() {
  passed=$((passed + 1))
  echo "passed   $1"
}

# What went wrong is shown below the step.
fail() {
  failed=$((failed + 1))
  echo "FAILED   $1"
  for report in "$work"/report.*; do
    [ ! -s "$report" ] || sed -n '1,40s/^/           /p' "$report"
  done
}

skip() { echo "skipped  $1: $2"; }

# step NAME STATUS COMMAND…: the command has to end with that status.
step() {
  step_name=$1
  expected=$2
  shift 2
  rm -f "$work"/report.*
  "$@" >"$work/report.out" 2>"$work/report.err"
  actual=$?
  if [ "$actual" -eq "$expected" ]; then
    pass "$step_name"
  else
    echo "exit status $actual, not $expected: $*" >"$work/report.a"
    fail "$step_name"
  fi
}

# same NAME OURS THEIRS: two functions have to print the same lines, in any order. A cluster that
# changes between the two questions gets others.
same() {
  attempt=1
  while :; do
    rm -f "$work"/report.*
    "$2" 2>"$work/report.err" | sort >"$work/ours"
    "$3" 2>/dev/null | sort >"$work/theirs"
    if cmp -s "$work/ours" "$work/theirs" && [ -s "$work/theirs" ]; then
      pass "$1 ($(wc -l <"$work/theirs" | tr -d ' '))"
      return
    fi
    [ "$attempt" -lt 5 ] || break
    attempt=$((attempt + 1))
    sleep 1
  done
  diff "$work/theirs" "$work/ours" >"$work/report.a"
  fail "$1: < kubectl, > k8sapi-inspect"
}

# until_true SECONDS COMMAND…: tries once a second.
until_true() {
  tries=$1
  shift
  until "$@" >/dev/null 2>&1; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || return 1
    sleep 1
  done
}

# Keys as the stores have them.
keys='{range .items[*]}{.metadata.namespace}/{.metadata.name}{"\n"}{end}'
their_services() { k get services -A -o "jsonpath=$keys"; }
their_slices() { k get endpointslices.discovery.k8s.io -A -o "jsonpath=$keys"; }
their_endpoints() { k get endpoints -A -o "jsonpath=$keys"; }
their_pods() {
  k get pods -A -o "jsonpath=$keys" \
    --field-selector 'status.phase!=Succeeded,status.phase!=Failed,status.phase!=Unknown'
}
their_namespaces() {
  k get namespaces -o 'jsonpath={range .items[*]}{.metadata.name}{"\n"}{end}'
}
# Services of the fixture with their first address, where they have one.
their_addresses() {
  k get services -n "$namespace" \
    -o 'jsonpath={range .items[*]}{.metadata.name}{" "}{.spec.clusterIP}{"\n"}{end}' |
    sed -n '/ ./p'
}

our_services() { i list service -o name; }
our_endpoints() { i list endpoints -o name; }
our_pods() { i list pod -o name; }
our_namespaces() { i list namespace -o name; }
# The same pairs, by asking the index for each address.
our_addresses() {
  their_addresses | while read -r name address; do
    i query service ServiceIP "$address" -o name |
      sed -n "s|^$namespace/$name\$|$name $address|p"
  done
}
our_repl() { printf 'watches -o name\nlist service -n %s -o name\n' "$namespace" | i repl; }
their_repl() {
  i watches --static -o name
  k get services -n "$namespace" -o "jsonpath=$keys"
}

# The watches that are allowed, by name; kubectl is asked for the same resources.
our_access() { i access -o name "$@"; }
our_coredns_access() { our_access --as "$coredns"; }
their_access() {
  for pair in endpoints:"$endpoints" namespace:namespaces pod:pods service:services; do
    watch=${pair%%:*}
    resource=${pair#*:}
    i watches --static -o name | grep -qx "$watch" || continue
    k auth can-i list "$resource" -A "$@" >/dev/null 2>&1 &&
      k auth can-i watch "$resource" -A "$@" >/dev/null 2>&1 && echo "$watch"
  done
}
their_coredns_access() { their_access --as "$coredns"; }

# The steps that make sense with any Corefile.
with_corefile() {
  step "$1: check --live" 0 i check --live --require-rv-fresh --wait-for-server 60s \
    --expect 'service>=6' --expect 'query service ServiceIP None' \
    --expect "get service $namespace/headless"
  step "$1: watches" 0 i watches
  same "$1: keys of services" our_services their_services
  same "$1: keys of namespaces" our_namespaces their_namespaces
  same "$1: cluster IPs of services" our_addresses their_addresses
  step "$1: get, as the API server has it" 0 i get service "$namespace/cluster-ip" --live
  step "$1: get of what is not there" 5 i get service "$namespace/none"
  step "$1: indexes" 0 i indexes
  step "$1: sync" 0 i sync --html "$work/report.html"
  same "$1: access, as kubectl auth can-i says" our_access their_access
  same "$1: a session from a script" our_repl their_repl
}

# A change made meanwhile is told, with the old and the new value.
watch_change() {
  i events service -n "$namespace" --count 1 -o json >"$work/report.out" 2>"$work/report.err" &
  events=$!
  # Nobody outside knows when it has listed: changes are made until it has told of one.
  number=0
  while kill -0 "$events" 2>/dev/null && [ "$number" -lt 60 ]; do
    number=$((number + 1))
    k patch service external-name -n "$namespace" --type merge \
      -p "{\"spec\":{\"externalName\":\"changed-$number.example.org\"}}" >/dev/null
    sleep 1
  done
  [ "$number" -lt 60 ] || kill "$events" 2>/dev/null
  wait "$events"
  status=$?
  events=
  [ "$status" -eq 0 ] && grep -q '"event":"updated"' "$work/report.out" &&
    grep -q "\"$namespace/external-name\"" "$work/report.out" &&
    grep -q 'changed-[0-9]*\.example\.org' "$work/report.out"
}

# The fixture, and a Corefile in which two plugins share the watches.
rm -f "$work"/report.*
if ! k create namespace "$namespace" >"$work/report.out" 2>"$work/report.err"; then
  fail "the namespace $namespace"
  echo "$passed passed, $failed failed"
  exit 1
fi
is_created=yes
# The service account that pods need comes a moment after the namespace.
apply_fixture() { k apply --validate=false -n "$namespace" -f "$here/fixture.yaml"; }
if until_true 30 apply_fixture; then pass "the fixture"; else step "the fixture" 0 apply_fixture; fi

corefile=$work/Corefile
cat >"$corefile" <<EOF
.:53 {
    podnames pods.local
    kubernetes cluster.local in-addr.arpa ip6.arpa {
        pods verified
    }
    k8s_api {
        kubeconfig "$kubeconfig" "$context"
    }
}
EOF
endpoints=endpoints
with_corefile "k8s_api"
same "k8s_api: keys of endpoints" our_endpoints their_endpoints
same "k8s_api: keys of pods" our_pods their_pods
step "k8s_api: plugins" 0 i plugins
step "k8s_api: endpoints by address" 0 i query endpoints EndpointsIP 192.0.2.2
step "k8s_api: a service by its external address" 0 i query service ServiceIP 192.0.2.11
step "k8s_api: an address that nothing has" 5 i query service ServiceIP 203.0.113.1
step "k8s_api: an expectation that fails" 6 i check --expect 'service>=1000000'

pod_ip() { k get pod idle -n "$namespace" -o 'jsonpath={.status.podIP}'; }
has_pod_ip() { [ -n "$(pod_ip)" ]; }
if until_true 60 has_pod_ip; then
  our_pod() { i query pod PodIP "$(pod_ip)" -o name | grep -x "$namespace/idle"; }
  their_pod() { k get pods -n "$namespace" -o "jsonpath=$keys"; }
  same "k8s_api: the pod by its address" our_pod their_pod
else
  skip "k8s_api: the pod by its address" "the cluster gave it none within a minute"
fi

rm -f "$work"/report.*
if watch_change; then
  pass "k8s_api: events, a change that kubectl made"
else
  fail "k8s_api: events, a change that kubectl made"
fi

# The cluster's own Corefile.
if k get configmap coredns -n kube-system >/dev/null 2>&1; then
  corefile=configmap:kube-system/coredns
  endpoints=endpointslices.discovery.k8s.io
  with_corefile "ConfigMap"
  same "ConfigMap: keys of endpoint slices" our_endpoints their_slices
  step "ConfigMap: endpoint slices by address" 0 i query endpoints EndpointsIP 192.0.2.3
  # It is read as oneself: CoreDNS may not read its own ConfigMap.
  same "ConfigMap: access, as CoreDNS's service account" our_coredns_access their_coredns_access
  corefile=configmap:kube-system/coredns/no-such-key
  step "ConfigMap: a key that is not there" 2 i check
else
  skip "ConfigMap" "kube-system has no ConfigMap coredns"
fi
corefile=configmap:$namespace/no-such-map
step "a ConfigMap that is not there" 2 i check

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
