# distcc in pump mode: sends sources and headers. Its include server is up before the clock starts. Sourced by run.
# shellcheck shell=bash source=perf/bench.d/tools/distcc.sh disable=SC2154,SC2034 # the caller's
. "$here/tools/distcc.sh"
host_options=,cpp,lzo

ready() {
  local name
  for name in "${workers[@]}"; do
    wait_until "distccd listens in $name" listening "$name"
  done
  inside builder env DISTCC_HOSTS="$(hosts)" sh -c "cd /build/$project && distcc-pump --startup >/tmp/pump" >&2
}

driver() { echo "eval \"\$(cat /tmp/pump)\"; env DISTCC_HOSTS='$(hosts)' PATH=/usr/lib/distcc:/usr/bin:/bin make"; }
