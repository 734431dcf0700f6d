# Containers with a share of a CPU each, on a bridge of their own, and what they have used. Sourced.
# shellcheck shell=bash

network=hybridgrid-bench
image=hybridgrid-bench
label=hybridgrid-bench

need_network() {
  docker network inspect "$network" >/dev/null 2>&1 || docker network create -d bridge "$network" >/dev/null
}

# container NAME CPUS [option of docker run]…
container() {
  local name=$1 cpus=$2
  shift 2
  docker run -d --init --label "$label" --network "$network" --name "hgb-$name" --hostname "$name" --cpus "$cpus" \
    "$@" "$image" >/dev/null
}

# inside NAME COMMAND…
inside() {
  local name=$1
  shift
  docker exec "hgb-$name" "$@"
}

# background NAME COMMAND…: a daemon whose output is kept in the container, at /tmp/daemon.log.
background() {
  local name=$1
  shift
  # shellcheck disable=SC2016 # for the shell inside
  docker exec -d "hgb-$name" sh -c 'exec "$@" >>/tmp/daemon.log 2>&1' sh "$@"
}

running() { docker ps --filter "label=$label" --format '{{.Names}}' | sed 's/^hgb-//' | sort; }

remove_containers() { docker ps -aq --filter "label=$label" | xargs -r docker rm -fv >/dev/null; }

address() { docker inspect -f "{{(index .NetworkSettings.Networks \"$network\").IPAddress}}" "hgb-$1"; }

# The file that tells what a container has used: cgroup version 1 has one with nanoseconds, version 2 one with microseconds.
usage_file() {
  local pid group
  pid=$(docker inspect -f '{{.State.Pid}}' "hgb-$1")
  group=$(sed -n 's/^[0-9]*:\(.*,\)\?cpuacct\(,[^:]*\)\?://p' "/proc/$pid/cgroup")
  if [ -n "$group" ]; then
    echo "/sys/fs/cgroup/cpuacct$group/cpuacct.usage"
  else
    echo "/sys/fs/cgroup$(sed -n 's/^0:://p' "/proc/$pid/cgroup")/cpu.stat"
  fi
}

# used NAME: CPU seconds since it was started.
used() {
  local file
  file=$(usage_file "$1")
  case $file in
    */cpuacct.usage) awk '{ printf "%.3f\n", $1 / 1e9 }' "$file" ;;
    *) awk '$1 == "usage_usec" { printf "%.3f\n", $2 / 1e6 }' "$file" ;;
  esac
}

# All containers: a line `NAME SECONDS` each.
used_by_all() {
  local name
  for name in $(running); do
    echo "$name $(used "$name")"
  done
}
