# What every check has: a place to work in, a lab of its own, nodes on its hosts, and a way to say what went wrong.
# Sourced by .ci/checks/*; each of those can be run alone:   HG=/path/of/hybridgrid .ci/checks/faults.sh
#
#   HG      path of the installed client (default: the one on PATH)
#   WORK    directory for sources, builds and states, kept between checks (default /tmp/hybridgrid-checks)
#   LAB     name of the lab (default: one of its own)
# shellcheck shell=bash
set -euo pipefail

ci=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
check=$(basename "$0" .sh)
WORK=${WORK:-/tmp/hybridgrid-checks}
LAB=${LAB:-$check-$$}
HG=${HG:-$(command -v hybridgrid || true)}
export HG

# No assertion of a check is about time; this is only how long we wait before we call something hung, in seconds.
patience=${PATIENCE:-120}

builds=$WORK/build # what the workers must not see
states=$WORK/state/$check
secret=$WORK/state/$check.secret
children=()

# The last line that a failing check says; .ci/run shows it as the reason.
fail() {
  echo "why: $*" >&2
  exit 1
}

say() { echo "== $*"; }

begin() {
  [ -x "$HG" ] || fail "no hybridgrid to check: give its path in HG"
  [ "$(id -u)" = 0 ] || fail "the lab needs root"
  rm -rf "$states" "$secret"
  mkdir -p "$builds" "$states"
  # A cache would make the second compile of a file neither remote nor local, and the counts here are about those.
  export HYBRIDGRID_CACHE=off
  unset HYBRIDGRID_STATE HYBRIDGRID_SECRET HYBRIDGRID_SECRET_FILE HYBRIDGRID_MODE HYBRIDGRID_DISABLE MAKEFLAGS
  trap finish EXIT
}

finish() {
  local status=$? child
  trap - EXIT
  trap '' INT TERM # what ends the check would end the clean-up too, and leave nodes running
  [ $status = 0 ] || show_logs >&2
  for child in "${children[@]}"; do
    kill "$child" 2>/dev/null || true
  done
  "$ci/lab" -n "$LAB" down
  exit $status
}

# What the nodes themselves had to say.
show_logs() {
  local log
  for log in "$states"/*/*.log "$states"/*/log "$states"/*/log/*; do
    [ ! -f "$log" ] || { echo "-- the end of $log"; tail -n 15 "$log"; }
  done
}

lab() { "$ci/lab" -n "$LAB" "$@"; }

new_lab() {
  lab down
  lab up "$1"
}

# Runs a command on a host, where HYBRIDGRID_STATE is that host's own; hosts other than the first do not see the builds.
# Options of `lab exec` may stand before --:   on 2 --cpu 0.5 -- COMMAND…
on() {
  local host=$1 options=()
  shift
  while [ "$1" != -- ]; do
    options+=("$1" "$2")
    shift 2
  done
  shift
  [ "$host" = 1 ] || options+=(--hide "$builds")
  lab exec "$host" "${options[@]}" -- env HYBRIDGRID_STATE="$states/h$host" "$@"
}

# join HOST [lab options] -- [options of join]: starts a node. The first to start makes the secret, the others are given it;
# with `--open` among its options there is none.
join() {
  local host=$1 options=() credentials=() open=no
  shift
  while [ "$1" != -- ]; do
    options+=("$1" "$2")
    shift 2
  done
  shift
  [[ " $* " != *" --open "* ]] || open=yes
  [ $open = yes ] || [ ! -e "$secret" ] || credentials=(--secret-file "$secret")
  on "$host" "${options[@]}" -- timeout "$patience" "$HG" join --daemon --name "h$host" "${credentials[@]}" "$@" \
    >"$states/join-h$host.out" 2>&1 </dev/null ||
    fail "join on h$host ended with status $?: $(tail -n 1 "$states/join-h$host.out")"
  cat "$states/join-h$host.out"
  if [ $open = no ] && [ ! -e "$secret" ]; then
    [ -s "$states/h$host/secret" ] || fail "the first join left no secret in $states/h$host/secret"
    cp "$states/h$host/secret" "$secret"
  fi
}

# three_hosts FIRST SECOND THIRD: a lab where h1 only initiates, its nodes started in this order.
three_hosts() {
  local host
  new_lab 3
  rm -rf "$states"/h* "$secret"
  for host in "$@"; do
    if [ "$host" = 1 ]; then join 1 -- --slots 0; else join "$host" --; fi
  done
  members 1 3
  workers 1 2
}

status() { on "$1" -- timeout "$patience" "$HG" status --json </dev/null | jq -r "$2"; }
stats() { on "$1" -- timeout "$patience" "$HG" stats --json </dev/null | jq -r "$2"; }

has_members() { [ "$(status "$1" '.nodes | length' 2>/dev/null)" = "$2" ]; }
members() { wait_until "h$1 sees $2 nodes" has_members "$1" "$2"; }

# workers HOST COUNT: so many other nodes have told which compilers they have, which they look for after they have joined.
has_workers() {
  [ "$(status "$1" '[.nodes[] | select(.name != "h'"$1"'") | select(any(.toolchains[]; startswith("g++")))] | length' 2>/dev/null)" -ge "$2" ]
}
workers() { wait_until "h$1 knows the compilers of $2 others" has_workers "$1" "$2"; }

# wait_until WHAT COMMAND…: until the command succeeds, or nobody would wait any longer.
wait_until() {
  local what=$1
  shift
  wait_along "$what" : "$@"
}

# wait_along WHAT PROGRESS COMMAND…: until the command succeeds, however long that takes on a slow machine; it is in vain once
# the command PROGRESS has said the same for as long as nobody would wait.
wait_along() {
  local what=$1 progress=$2 now last='' end=0
  shift 2
  until "$@"; do
    now=at:$($progress || true) # a directory may vanish while it is counted
    if [ "$now" != "$last" ]; then
      last=$now
      end=$((SECONDS + patience))
    fi
    [ $SECONDS -lt $end ] || fail "waited $patience s in vain: $what"
    sleep 0.2
  done
}

# The JVM of a host's node. A host has one.
node_pid() {
  local pid
  for pid in $(lab pids "$1"); do
    [ "$(cat "/proc/$pid/comm" 2>/dev/null)" != java ] || { echo "$pid"; return; }
  done
}

kill_node() {
  local pid
  pid=$(node_pid "$1")
  [ -n "$pid" ] || fail "no node runs on h$1"
  kill -9 "$pid"
  wait_until "the killed node of h$1 is gone" eval "[ ! -e /proc/$pid/fd ]"
}

# complaint FILE: the file, what a command said on stderr, must be one line of ours.
complaint() {
  [ "$(wc -l <"$1") $(grep -c '^hybridgrid: ' "$1")" = "1 1" ] ||
    fail "${2:-stderr} should be one line that starts with 'hybridgrid:', and is: $(head -c 600 "$1" | tr '\n' '|')"
  say "it says: $(cat "$1")"
}
