# Hybridgrid whose builder offers no slots: it finds inputs, sends and links, and the workers compile. Sourced by run.
# shellcheck shell=bash source=perf/bench.d/tools/hybridgrid.sh disable=SC2154,SC2034 # the caller's
. "$here/tools/hybridgrid.sh"
builder_slots=0
