# How busy the machine is with other things. Sourced.
# shellcheck shell=bash

# Milliseconds for a fixed piece of work, on all processors at once: the slowest of them.
calibrate() {
  local start=$EPOCHREALTIME pids=() _
  for _ in $(seq "$(nproc)"); do
    awk 'BEGIN { for (i = 0; i < 6000000; i++) s += i % 7 }' &
    pids+=("$!")
  done
  wait "${pids[@]}"
  awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.0f", (b - a) * 1000 }'
}

# `BUSY STEAL` in seconds, of all processors since the start. Guest time is in user time already.
machine_ticks() {
  awk -v hz="$(getconf CLK_TCK)" '$1 == "cpu" { printf "%.2f %.2f\n", ($2 + $3 + $4 + $7 + $8) / hz, $9 / hz }' /proc/stat
}
