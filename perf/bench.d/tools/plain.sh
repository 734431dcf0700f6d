# make alone, in one container that has what builder and workers have together. Sourced by run.
# shellcheck shell=bash disable=SC2154 # the caller's

start() { container builder "$total" "${builder_options[@]}"; }

# One compile more than there are processors' worth, so that none waits for a file.
width() { awk -v t="$total" 'BEGIN { printf "%d", (t == int(t) ? t : int(t) + 1) + 1 }'; }

ready() { :; }
driver() { echo make; }
counts() { echo "$(wc -l <"$reference.times") 0"; }
