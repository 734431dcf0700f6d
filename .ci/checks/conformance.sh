#!/bin/bash
# The same as the compiler, in every case that users have met: .ci/conformance/run on a host whose only worker is another.
#   conformance.sh [slow] [words for .ci/conformance/run]…
# shellcheck source=.ci/lib/check.sh
. "$(dirname "$0")/../lib/check.sh"

words=()
if [ "${1:-}" = slow ]; then
  words=(--slow)
  shift
fi

# What a system header says on a machine is that machine's own affair: the worker's must never be seen.
include=/usr/local/include
system_headers() {
  mkdir -p "$states/client-include" "$states/worker-include" "$states/worker-protocols" "$include"
  echo '#define WHOSE "client"' | tee "$states/client-include/whose.h" >"$states/client-include/only-client.h"
  echo '#define WHOSE "worker"' | tee "$states/worker-include/whose.h" >"$states/worker-include/only-worker.h"
  echo '#error the header of the worker' | tee "$states/worker-include/ctype.h" >"$states/worker-protocols/routed.h"
  echo 'int only_worker;' >"$states/worker-protocols/only-worker.h"
}

begin
# From when there is a cache, the second time is a hit.
unset HYBRIDGRID_CACHE
new_lab 2
system_headers
join 1 --replace "$include=$states/client-include" -- --slots 0
join 2 --replace "$include=$states/worker-include" --replace "/usr/include/protocols=$states/worker-protocols" -- --slots 2
members 1 2
workers 1 1
on 1 --replace "$include=$states/client-include" -- env WORK="$WORK" "$ci/conformance/run" "${words[@]}" "$@"

# The largest cases may not cost a node more than its heap and as much again as a JVM takes besides.
most=$((560 * 1024))
for host in 1 2; do
  peak=$(awk '/^VmHWM/ { print $2 }' "/proc/$(node_pid $host)/status")
  say "the node of h$host took at most $((peak / 1024)) MB"
  [ "$peak" -le $most ] || fail "the node of h$host took $((peak / 1024)) MB"
done
