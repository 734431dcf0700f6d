#!/bin/bash
# What people and strangers do wrong: each time one clear line, the right exit status, and the build goes on.
#   bad-input.sh [wrong-secret|port-taken|state-not-writable|disk-full|no-exec|no-threads|no-compiler|other-compiler|no-source|garbage]…
# shellcheck source=.ci/lib/check.sh
. "$(dirname "$0")/../lib/check.sh"

project=$builds/calc
noise=$states/noise

direct_build() {
  rm -rf "$project"
  cp -r "$ci/../examples/make" "$project"
  make -s -C "$project" clean
  make -s -C "$project" CC=gcc
  sums >"$states/direct"
}

sums() { (cd "$project/out" && sha256sum -- *.o *.d); }

# The example through the node of host 1, or without one: status 0 and the direct build's bytes, whatever is wrong elsewhere.
build() {
  make -s -C "$project" clean
  on 1 -- timeout "$patience" make -s -C "$project" -j8 CC="$HG cc gcc" >"$states/make.log" 2>&1 </dev/null ||
    fail "the build ends with status $?: $(tail -n 1 "$states/make.log")"
  sums | cmp - "$states/direct" || fail "the build's objects are not those of the direct build"
}

remote() { stats 1 .compiles.remote; }

# builds_elsewhere: another node did all of it.
builds_elsewhere() {
  workers 1 1
  local before
  before=$(remote)
  build
  [ $(($(remote) - before)) = "$(grep -c '\.o$' "$states/direct")" ] ||
    fail "the compiles should be made by another node; $(stats 1 '"local: \(.localReasons), faults: \(.faults)"')"
}

# builds_here: no other node did any of it, and who insists on that is told why.
builds_here() {
  local before
  before=$(remote)
  build
  [ "$(remote)" = "$before" ] || fail "$(($(remote) - before)) compiles were made where they should not be"
  say "local, for these reasons: $(stats 1 .localReasons | tr -d '\n')"
  refuses 1 -- env HYBRIDGRID_MODE=remote "$HG" cc gcc -c "$project/src/format.c" -o "$states/format.o"
}

# refuses HOST [lab options] -- COMMAND…: it ends with status 1 and one line of ours.
refuses() {
  local status=0
  attempt "$@" || status=$?
  [ $status = 1 ] || fail "status 1 was to come, and $status came: $(tail -n 1 "$states/attempt.err")"
  complaint "$states/attempt.err"
}

# attempt HOST [lab options] -- COMMAND…: leaves attempt.out and attempt.err.
attempt() {
  local host=$1 options=() status=0
  shift
  while [ "$1" != -- ]; do
    options+=("$1" "$2")
    shift 2
  done
  shift
  on "$host" "${options[@]}" -- timeout "$patience" "$@" >"$states/attempt.out" 2>"$states/attempt.err" </dev/null || status=$?
  [ $status != 124 ] || fail "it hangs: $*"
  return $status
}

# An initiator without slots of its own: what no worker makes falls back to the client.
initiator() {
  new_lab 3
  join 1 -- --slots 0
}

# with_worker [lab options]: h2 joins it.
with_worker() {
  initiator
  join 2 "$@" --
  members 1 2
}

wrong-secret() {
  initiator
  # Whether a stranger's node stops or stays alone is its own affair; that it says so is not.
  attempt 2 -- "$HG" join --daemon --name h2 --secret not-the-cluster-s-secret || true
  complaint "$states/attempt.err"
  members 1 1
  build
  # The line says what to type; typed with the right secret, it joins.
  attempt 2 -- "$HG" leave || true
  join 2 --
  members 1 2
  builds_elsewhere
}

ports_of() { ss_of "$1" -tuln | awk '{ sub(/.*:/, "", $5); print $5 }' | sort -un; }
ss_of() { on "$1" -- ss -H "${@:2}"; }

port-taken() {
  local ports occupant
  initiator
  ports=$(ports_of 1 | tr '\n' ' ')
  say "h1 listens on $ports"
  [ -n "$ports" ] || fail "the node of h1 listens nowhere"
  # shellcheck disable=SC2086 # one word each
  on 2 -- "$noise" occupy $ports >"$states/occupant" &
  occupant=$!
  children+=("$occupant")
  wait_until "the ports of h2 are taken" grep -q ready "$states/occupant"
  if attempt 2 -- "$HG" join --daemon --name h2 --secret-file "$secret"; then
    say "it took other ports: $(cat "$states/attempt.out")"
    members 1 2
    builds_elsewhere
  else
    complaint "$states/attempt.err"
    members 1 1
    build
  fi
}

state-not-writable() {
  local state=$states/h1
  new_lab 1
  mkdir -p "$state"
  # Root may write everywhere but to what is mounted read-only.
  refuses 1 -- bash -c "mount -t tmpfs -o ro none '$state' && exec '$HG' join --daemon --name h1"
  refuses 1 -- env HYBRIDGRID_STATE=/dev/null/state "$HG" join --daemon --name h1
  if setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$HG"; then
    refuses 1 -- setpriv --reuid=65534 --regid=65534 --clear-groups "$HG" join --daemon --name h1
  fi
  build
  [ -z "$(node_pid 1)" ] || fail "a node runs, though its join said no"
}

# Only the host's view of the directory is the small disk.
on_small_disk() { echo "mount -t tmpfs -o size=$2 small '$states/h$1' && ${3:-true}; exec '$HG' join --daemon --name h$1"; }

disk-full() {
  local disk=$states/h2/filler
  new_lab 2
  mkdir -p "$states/h1" "$states/h2"
  if attempt 1 -- bash -c "$(on_small_disk 1 64k "dd if=/dev/zero of='$states/h1/filler' 2>/dev/null")"; then
    say "it lives with a full disk: $(cat "$states/attempt.out")"
  else
    complaint "$states/attempt.err"
  fi
  build
  initiator
  say "a worker's disk fills up while it serves"
  attempt 2 -- bash -c "$(on_small_disk 2 48m) --secret-file '$secret'" ||
    fail "a worker with 48 MB of disk does not start: $(tail -n 1 "$states/attempt.err")"
  members 1 2
  builds_elsewhere
  nsenter --mount --target "$(node_pid 2)" dd if=/dev/zero of="$disk" bs=64k 2>/dev/null || true
  build
  say "faults that were counted: $(stats 1 .faults | tr -d '\n')"
  [ "$(stats 1 '.faults.workerDisk // 0')" -gt 0 ] || fail "the worker does not say that its disk is full"
  nsenter --mount --target "$(node_pid 2)" rm "$disk"
  [ "$(status 1 '.nodes | length')" = 2 ] || fail "the worker left when its disk was full"
}

# From the directory for temporary files no program may be run, as on many servers and in containers.
no-exec() {
  local temporary=$states/no-exec
  initiator
  mkdir -p "$temporary"
  attempt 2 -- bash -c "mount -t tmpfs -o noexec none '$temporary' && HYBRIDGRID_JAVA_OPTS=-Djava.io.tmpdir='$temporary' \
    exec '$HG' join --daemon --name h2 --secret-file '$secret'" ||
    fail "a worker that may run nothing from its temporary directory does not start: $(tail -n 1 "$states/attempt.err")"
  members 1 2
  builds_elsewhere
}

goes_elsewhere() {
  on 1 -- env HYBRIDGRID_MODE=remote timeout "$patience" "$HG" cc gcc -c "$project/src/format.c" -o "$states/format.o" >"$states/attempt.err" 2>&1 </dev/null
}

# A worker whose user may start no thread and no process more, as by `ulimit -u`. Root is exempt from that, so a user of its own serves.
no-threads() {
  local user=64999 home pid most
  local become=(setpriv --reuid=$user --regid=$user --clear-groups)
  "${become[@]}" test -x "$HG" || fail "other users can't execute $HG"
  initiator
  home=$(mktemp -d)
  chown $user:$user "$home"
  attempt 2 -- env HYBRIDGRID_STATE="$home" HYBRIDGRID_SECRET="$(<"$secret")" "${become[@]}" "$HG" join --daemon --name h2 ||
    fail "a worker of another user does not start: $(tail -n 1 "$states/attempt.err")"
  members 1 2
  builds_elsewhere
  pid=$(node_pid 2)
  most=$("${become[@]}" prlimit --pid "$pid" --nproc --noheadings --output SOFT)
  "${become[@]}" prlimit --pid "$pid" --nproc=1:
  build
  say "faults that were counted: $(stats 1 .faults | tr -d '\n')"
  [ "$(stats 1 '.faults.workerError // 0')" -gt 0 ] || fail "the worker does not say that it could start no compiler"
  "${become[@]}" prlimit --pid "$pid" --nproc="$most":
  wait_until "the worker works again" goes_elsewhere
  builds_elsewhere
  [ "$(node_pid 2)" = "$pid" ] || fail "the worker was started anew"
  lab down
  rm -rf "$home"
}

no-compiler() {
  # The drivers are there, what they drive is not: the worst case, since `gcc --version` still answers.
  with_worker --hide "$(dirname "$(gcc -print-libgcc-file-name)")"
  builds_here
}

other-compiler() {
  local real other=$states/other-cc1
  real=$(readlink -f "$(gcc -print-prog-name=cc1)")
  cp "$real" "$other"
  echo "a byte more, and it is another compiler" >>"$other"
  with_worker --replace "$real=$other"
  builds_here
}

no-source() {
  local status=0 direct=0
  with_worker
  (cd "$project" && gcc -c nothing.c -o nothing.o) 2>"$states/direct.err" || direct=$?
  (cd "$project" && attempt 1 -- "$HG" cc gcc -c nothing.c -o nothing.o) || status=$?
  [ "$status" = "$direct" ] || fail "a source that is not there gives status $status, and $direct directly"
  cmp "$states/attempt.err" "$states/direct.err" ||
    fail "a source that is not there gives other words than directly: $(head -n 1 "$states/attempt.err")"
  [ ! -e "$project/nothing.o" ] || fail "a source that is not there leaves an object"
  builds_elsewhere
}

# Every socket that a host's node listens on: `tcp ADDRESS PORT`, `udp ADDRESS PORT` or `unix PATH`.
sockets_of() {
  local pid
  pid=$(node_pid "$1")
  ss_of "$1" -tulnp | grep "pid=$pid," | awk -v own="10.83.0.$1" '{
    port = $5; sub(/.*:/, "", port)
    address = $5; sub(/:[0-9]+$/, "", address); sub(/%.*/, "", address); gsub(/[][]/, "", address); sub(/^::ffff:/, "", address)
    if (address ~ /^(\*|::|0\.0\.0\.0)$/) address = own
    print $1, address, port }' | sort -u
  ss_of "$1" -xlp | grep "pid=$pid," | awk '$5 !~ /^@/ { print "unix", $5 }'
}

# From the host itself where only it can reach the socket, else from the third, which nobody knows.
sender_to() { case $2 in 127.* | /*) echo "$1" ;; *) echo 3 ;; esac; }

throw_garbage() {
  local host=$1 socket log
  sockets_of "$host" >"$states/sockets-h$host"
  [ "$(grep -c . "$states/sockets-h$host")" -ge 2 ] || fail "the node of h$host should listen somewhere: $(cat "$states/sockets-h$host")"
  while read -r socket; do
    say "garbage for h$host: $socket"
    log=$states/noise-$host-${socket//[ \/]/-}.out
    # shellcheck disable=SC2086 # two or three words
    on "$(sender_to "$host" "${socket#* }")" -- "$noise" $socket >"$log" 2>&1 </dev/null &
    children+=("$!")
    wait_until "garbage is sent to $socket of h$host" grep -qs . "$log"
    grep -q ready "$log" || fail "garbage for $socket of h$host: $(cat "$log")"
    build
  done <"$states/sockets-h$host"
}

garbage() {
  local before
  with_worker
  before="$(node_pid 1) $(node_pid 2)"
  throw_garbage 1
  throw_garbage 2
  [ "$(node_pid 1) $(node_pid 2)" = "$before" ] || fail "a node died of garbage"
  members 1 2
  # Now with all those connections still open.
  builds_elsewhere
}

begin
gcc -O2 -Wall -Wextra "$ci/lib/noise.c" -o "$noise"
direct_build
[ $# -gt 0 ] || set -- wrong-secret port-taken state-not-writable disk-full no-exec no-threads no-compiler other-compiler no-source garbage
for input in "$@"; do
  say "bad input: $input"
  lab down
  rm -rf "$states"/h* "$secret"
  "$input"
done
