# Hybridgrid, when the same project is built a second time, from a fresh tree: its JVMs are warm, what each file costs has been seen, and the
# workers have received the inputs. Nothing of the first build's results is kept. Sourced by run.
# shellcheck shell=bash source=perf/bench.d/tools/hybridgrid.sh disable=SC2154 # the caller's
. "$here/tools/hybridgrid.sh"

ready() {
  local status
  wait_until "the builder knows its workers' compilers" known
  read -r _ _ status <<<"$(build)"
  [ "$status" = 0 ] || die "the first build fails: $(tail -n 1 "$work/build/log")"
  rm -rf "$work/build/${project:?}"
  cp -a "$work/configured/$project" "$work/build/$project"
  inside builder hybridgrid stats --reset >/dev/null
}
