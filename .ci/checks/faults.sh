#!/bin/bash
# A node is killed in the middle of a build: a worker, the coordinator, the initiator's own. Or its cable is pulled: a worker's, the
# initiator's. Each time make must end with status 0 and the direct build's bytes, and the statistics must name what happened. Or a client is
# killed, and nothing of its compile may run on. Last, there is no node at all.
#   faults.sh [worker|coordinator|own-node|unplugged|initiator-unplugged|client|no-node]…      (default: all)
# shellcheck source=.ci/lib/check.sh
. "$(dirname "$0")/../lib/check.sh"
# shellcheck source=.ci/lib/projects.sh
. "$ci/lib/projects.sh"

project=redis

# Half of the objects are there, and the host that is to die is at work (a busy cluster, not a moment between two phases): it
# runs a compile, or has ended one since the last look. Where its machine seems slow it may get little; late in the build it
# is enough that it had work.
in_the_middle() {
  local victim=$1 all ready before=$worked
  all=$(grep -c '\.o$' "$references/$project/manifest")
  kill -0 "$building" 2>/dev/null || fail "the build ended before the node of h$victim could be killed; compiles by node: $(shares)"
  ready=$(objects_in "$builds/$project")
  [ "$((ready * 2))" -ge "$all" ] || return 1
  [ "$victim" != 1 ] || return 0
  worked=$(stats 1 ".workers.h$victim.executed // 0")
  [ "$worked" -gt "${before:-$worked}" ] || { [ "$worked" -gt 0 ] && [ "$((ready * 4))" -ge "$((all * 3))" ]; } ||
    [ "$(status 1 ".nodes[] | select(.name == \"h$victim\") | .running")" -gt 0 ]
}

objects_so_far() { objects_in "$builds/$project"; }

# What each node has compiled for host 1.
shares() { stats 1 '.workers | to_entries | map("\(.key) \(.value.executed)") | join(", ")'; }

# build_and_kill HOST
build_and_kill() { build_and "$1" kill_node; }

# build_and HOST COMMAND: in the middle of a build the command, with the host's number, befalls its node.
build_and() {
  local left before
  worked= # not looked yet
  start_build "$project"
  wait_along "the build is half done and h$1 works for it" objects_so_far in_the_middle "$1"
  before=$(shares)
  "$2" "$1"
  left=$(($(grep -c '\.o$' "$references/$project/manifest") - $(objects_in "$builds/$project")))
  say "$2 befell h$1 with $left objects to go; compiles by node: $before"
  end_build "$project"
  compare "$project"
}

# named FAULT…: at least one of these must have been counted by host 1's node.
named() {
  local found
  found=$(stats 1 '.faults | to_entries[] | select(.value > 0) | "\(.key)=\(.value)"' | tr '\n' ' ')
  say "faults that were counted: ${found:-none}"
  grep -qE "^(.* )?($(IFS='|'; echo "$*"))=" <<<"$found" || fail "stats should name one of: $*; it names: ${found:-none}"
}

leads() { [ "$(status 1 .coordinator)" = "$1" ]; }

worker() {
  three_hosts 1 2 3
  leads h1 || fail "h1 was first and does not lead: $(status 1 .coordinator)"
  build_and_kill 3
  named workerLost linkBroken leaseExpired
  members 1 2
}

coordinator() {
  three_hosts 2 1 3
  leads h2 || fail "h2 was first and does not lead: $(status 1 .coordinator)"
  build_and_kill 2
  named workerLost linkBroken leaseExpired
  members 1 2
  wait_until "another node leads" eval '! leads h2'
}

own-node() {
  three_hosts 1 2 3
  build_and_kill 1
  say "the node of h1 is started again, in the state that the killed one left"
  join 1 -- --slots 0
  members 1 3
  named nodeLost
}

pull_cable() { lab cut "$1"; }

unplugged() {
  three_hosts 1 2 3
  build_and 3 pull_cable
  named workerLost linkBroken leaseExpired
  members 1 2
  lab heal 3
  members 1 3
}

# Whoever builds is gone without a word: the workers take that in, are free for others, and can leave.
initiator-unplugged() {
  local small=$states/small # where the node of h2 sees it
  three_hosts 1 2 3
  build_and 1 pull_cable
  members 2 2
  mkdir -p "$small"
  echo 'int answer(void) { return 42; }' >"$small/a.c"
  wait_until "nothing of h1 runs on h2 and h3 any more" eval '[ "$(status 2 "[.nodes[].running] | add")" = 0 ]'
  on 2 -- env HYBRIDGRID_MODE=remote timeout "$patience" "$HG" cc gcc -O2 -c "$small/a.c" -o "$small/a.o" ||
    fail "h3 compiles nothing for h2"
  gcc -O2 -c "$small/a.c" -o "$small/direct.o" && cmp "$small/a.o" "$small/direct.o" || fail "the object is another"
  on 3 -- timeout "$patience" "$HG" leave >/dev/null || fail "h3 can't leave"
  members 2 1
}

# The compiler of a client that is killed runs on nowhere.
client() {
  local small=$builds/small builder pid
  three_hosts 1 2 3
  mkdir -p "$small"
  cat >"$small/endless.cc" <<'EOF'
constexpr int count() { int n = 0; for (long i = 0; i < 100000000000; i++) n += i & 1; return n; }
static_assert(count() > 0);
EOF
  HYBRIDGRID_MODE=remote on 1 -- "$HG" cc g++ -fconstexpr-ops-limit=1000000000000 -fconstexpr-loop-limit=2147483647 -c "$small/endless.cc" \
    -o "$small/endless.o" >"$states/endless.log" 2>&1 </dev/null &
  builder=$!
  children+=("$builder")
  wait_until "a worker compiles it" compiles_on_a_worker
  say "the client is killed"
  for pid in $(lab pids 1); do
    [ "$(cat "/proc/$pid/comm" 2>/dev/null)" != hybridgrid ] || kill -9 "$pid"
  done
  wait "$builder" && fail "a client that was killed ended well"
  wait_until "no worker compiles it any more" eval '! compiles_on_a_worker'
  wait_until "no slot is taken" eval '[ "$(status 1 "[.nodes[].running] | add")" = 0 ]'
  [ ! -e "$small/endless.o" ] || fail "there is an object"
}

compiles_on_a_worker() {
  local host pid
  for host in 2 3; do
    for pid in $(lab pids "$host"); do
      [ "$(cat "/proc/$pid/comm" 2>/dev/null)" != cc1plus ] || return 0
    done
  done
  return 1
}

no-node() {
  local dir=$builds/no-node
  new_lab 1
  rm -rf "$dir"
  mkdir "$dir"
  echo 'int answer(void) { return 42; }' >"$dir/a.c"
  (cd "$dir" && gcc -O2 -g -MD -c a.c -o a.o && mv a.o direct.o && mv a.d direct.d)
  (cd "$dir" && on 1 -- timeout "$patience" "$HG" cc gcc -O2 -g -MD -c a.c -o a.o >"$states/no-node.out" 2>&1) ||
    fail "without a node, 'hybridgrid cc' ends with status $?: $(head -n 1 "$states/no-node.out")"
  cmp "$dir/a.o" "$dir/direct.o" || fail "without a node, the object is another"
  cmp "$dir/a.d" "$dir/direct.d" || fail "without a node, the depfile is another"
  [ ! -s "$states/no-node.out" ] || fail "without a node, 'hybridgrid cc' says: $(head -n 1 "$states/no-node.out")"
  if (cd "$dir" && on 1 -- timeout "$patience" "$HG" cc gcc -c nothing.c >"$states/no-node.out" 2>&1); then
    fail "without a node, a compile that fails ends with status 0"
  fi
}

begin
[ $# -gt 0 ] || set -- worker coordinator own-node unplugged initiator-unplugged client no-node
[ "$*" = no-node ] || [ "$*" = client ] || reference "$project"
for fault in "$@"; do
  say "fault: $fault"
  "$fault"
done
