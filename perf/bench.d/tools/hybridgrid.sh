# Hybridgrid: a node in each container, found by multicast over the bridge, workers with 512 MB. Sourced by run.
# shellcheck shell=bash disable=SC2154 # the caller's
builder_slots=auto
builder_options+=(-e HYBRIDGRID_STATE=/root/state) # make runs as root there

start() {
  start_cluster
  join_node builder --slots "$builder_slots"
  secret=$(inside builder cat /root/state/secret)
  local name pids=()
  for name in "${workers[@]}"; do
    join_node "$name" --secret "$secret" &
    pids+=("$!")
  done
  for pid in "${pids[@]}"; do
    wait "$pid" || die "a node can't join: $(tail -n 2 "$log".join-*)"
  done
}

# Workers run as the image's own user.
join_node() {
  local name=$1 user=hybridgrid
  shift
  [ "$name" != builder ] || user=root
  docker exec -u "$user" "hgb-$name" hybridgrid join --daemon --name "$name" "$@" >"$log.join-$name" 2>&1
}

# Nodes tell which compilers they have after they have joined.
known() {
  [ "$(inside builder hybridgrid status --json |
    jq '[.nodes[] | select(.name != "builder") | select(any(.toolchains[]; startswith("gcc")))] | length')" = "${#workers[@]}" ]
}
ready() {
  wait_until "the builder knows its workers' compilers" known
}

width() { slots; }
driver() { echo "hybridgrid run -- make"; }

counts() {
  inside builder hybridgrid stats --json >"$log.stats"
  inside builder hybridgrid status --json >"$log.status"
  jq -r '"\(.compiles.local) \(.compiles.remote)"' "$log.stats"
}
