#!/bin/bash
# A project is built on one host with two others as workers, which have neither its sources nor its build directory:
#   three-hosts.sh redis|leveldb|python3.11
# Every object and depfile must be that of a direct build, nearly all of them made elsewhere, and the program must run.
# shellcheck source=.ci/lib/check.sh
. "$(dirname "$0")/../lib/check.sh"
# shellcheck source=.ci/lib/projects.sh
. "$ci/lib/projects.sh"

project=${1:?usage: three-hosts.sh redis|leveldb|python3.11}

# compiles_in LOG: how many compiles of one C or C++ source the build's own output shows. A second opinion to the node's.
compiles_in() { grep -cE ' -c .*\.(c|cc|cpp|cxx)"?( |$)' "$1" || true; }

# at_least PERCENT PART WHOLE WHAT
at_least() {
  say "$4: $2 of $3"
  [ $(($2 * 100)) -ge $(($1 * ($3 > 0 ? $3 : 1))) ] || fail "$4: only $2 of $3, and $1 % are wanted; $(why_local)"
}

why_local() { stats 1 '"local: \(.localReasons), faults: \(.faults)"'; }

# Compiles that a configure script makes to see them fail have no object to be made anywhere.
check_shares() {
  local total remote shipped seen executed
  read -r total remote shipped < <(stats 1 '.distributable | "\(.total - (.failed // 0)) \(.remote) \(.shipped)"')
  seen=$(compiles_in "$(grid_log "$project")")
  executed=$(stats 1 '[.workers | to_entries[] | select(.key != "h1") | .value.executed] | add // 0')
  say "local: $(why_local)"
  at_least 100 "$total" "$seen" "compiles counted by the node, of those that the build's output shows"
  at_least 98 "$remote" "$total" "compiles made by another node"
  at_least 98 "$executed" "$seen" "compiles executed by h2 and h3, of those that the build's output shows"
  at_least 95 "$shipped" "$remote" "remote compiles from shipped inputs"
}

run_redis() { on 1 -- "$builds/redis/src/redis-server" --version; }

run_leveldb() {
  local dir=$states/leveldb
  mkdir "$dir"
  cat >"$dir/try.cc" <<'END'
#include <leveldb/db.h>
#include <iostream>
int main(int, char** argv) {
  leveldb::DB* db = nullptr;
  leveldb::Options options;
  options.create_if_missing = true;
  std::string value;
  if (!leveldb::DB::Open(options, argv[1], &db).ok() || !db->Put({}, "key", "kept").ok() || !db->Get({}, "key", &value).ok()) return 1;
  std::cout << "leveldb: " << value << std::endl;
  delete db;
  return value == "kept" ? 0 : 1;
}
END
  g++ -I "$builds/leveldb/include" "$dir/try.cc" "$builds/leveldb/build/libleveldb.so" \
    -Wl,-rpath,"$builds/leveldb/build" -o "$dir/try"
  on 1 -- "$dir/try" "$dir/db"
}

run_python3.11() { (cd "$builds/python3.11" && on 1 -- ./python -m test test_json); }

begin
reference "$project"
three_hosts 1 2 3
start_build "$project"
end_build "$project"
compare "$project"
check_shares
"run_$project" || fail "what was built of $project does not run"
