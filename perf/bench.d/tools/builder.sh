# make alone in the builder: what there is without a cluster. Sourced by run.
# shellcheck shell=bash source=perf/bench.d/tools/plain.sh disable=SC2154,SC2034 # the caller's
. "$here/tools/plain.sh"
total=$builder_cpus
