# distcc: preprocesses in the builder, sends over TCP. Sourced by run.
# shellcheck shell=bash disable=SC2154 # the caller's

start() {
  start_cluster
  local name
  for name in "${workers[@]}"; do
    background "$name" distccd --no-detach --daemon --user distccd --enable-tcp-insecure --allow 0.0.0.0/0 \
      --jobs "$(slots)" --log-stderr --log-level info
  done
}

# The strongest first; each may have compiles at a time in proportion to what it can use, all together as many as make starts.
hosts() {
  local i share
  printf %s "$own_slots"
  for i in $(strongest_first); do
    share=$(awk -v c="${cpus[$i]}" -v all="${cpus[*]}" -v n="$(slots)" 'BEGIN {
      count = split(all, a, " "); for (j = 1; j <= count; j++) sum += a[j]
      s = int(n * c / sum + 0.5); print s < 1 ? 1 : s }')
    printf '%s/%s%s ' "$(address "worker$((i + 1))")" "$share" "$host_options"
  done
}
host_options=,lzo
own_slots=

listening() { [ "$(inside "$1" sh -c 'grep -c ":0E30 .* 0A " /proc/net/tcp /proc/net/tcp6 | grep -vc ":0$"')" -ge 1 ]; }
ready() {
  local name
  for name in "${workers[@]}"; do
    wait_until "distccd listens in $name" listening "$name"
  done
}

width() { slots; }
driver() { echo "env DISTCC_HOSTS='$(hosts)' PATH=/usr/lib/distcc:/usr/bin:/bin make"; }

counts() {
  local name remote=0
  for name in "${workers[@]}"; do
    remote=$((remote + $(inside "$name" grep -c COMPILE_OK /tmp/daemon.log || true)))
  done
  echo "$(($(wc -l <"$reference.times") - remote)) $remote"
}
