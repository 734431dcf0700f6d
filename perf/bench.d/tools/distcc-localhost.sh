# distcc whose builder compiles, too, one at a time. Sourced by run.
# shellcheck shell=bash source=perf/bench.d/tools/distcc.sh disable=SC2154,SC2034 # the caller's
. "$here/tools/distcc.sh"
own_slots='localhost/1 '
