# icecream. The scheduler has a container of its own without a limit; what it uses is counted all the same. The compiler's
# archive is made, and has been sent to every worker by one compile each, before the clock starts. Sourced by run.
# shellcheck shell=bash disable=SC2154 # the caller's

start() {
  start_cluster
  container scheduler "$(nproc)"
  background scheduler icecc-scheduler -n bench -l /tmp/scheduler.log -vv
  local name at
  at=$(address scheduler)
  for name in "${workers[@]}"; do
    background "$name" iceccd -n bench -s "$at" -N "$name" -m 2 -v
  done
  background builder iceccd -n bench -s "$at" -N builder -m 1 --no-remote -v
}

# The scheduler tells by telnet who has registered.
registered() {
  # shellcheck disable=SC2016 # for the shell inside
  [ "$(inside scheduler bash -c 'exec 3<>/dev/tcp/127.0.0.1/8766; printf "listcs\nquit\n" >&3; timeout 3 cat <&3' | grep -c 'speed=')" = "$((${#workers[@]} + 1))" ]
}

ready() {
  wait_until "all icecream daemons are registered" registered
  inside builder sh -c 'mkdir -p /tmp/env && cd /tmp/env && icecc --build-native gcc' >"$log.env" 2>&1
  archive=$(inside builder sh -c 'ls /tmp/env/*.tar.*')
  local name
  inside builder sh -c 'echo "int f(int x) { return x; }" >/tmp/warm.c'
  for name in "${workers[@]}"; do
    inside builder env ICECC_VERSION="$archive" ICECC_PREFERRED_HOST="$name" PATH=/usr/lib/icecc/bin:/usr/bin:/bin \
      gcc -O1 -c /tmp/warm.c -o /tmp/warm.o
  done
}

width() { slots; }
driver() { echo "env ICECC_VERSION=$archive PATH=/usr/lib/icecc/bin:/usr/bin:/bin make"; }
counts() { echo " "; }
