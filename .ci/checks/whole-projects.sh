#!/bin/bash
# Whole projects are built on one host with two others as workers, by GCC and by Clang, and compared with direct builds: every object
# and every depfile, byte for byte. What came out of the cluster must pass the project's own tests, where these are quick. Not a part of .ci/run, since all of them take an hour of a processor or two.
#
#   whole-projects.sh [gcc|clang] [PROJECT…]         default: both compilers, all projects
#
# For each it says one line of docs/conformance.md's table: objects, commands that can be distributed, how many of them went and from
# shipped inputs. What did not go is listed with its command and reason in WORK/exceptions-COMPILER-PROJECT.
# shellcheck source=.ci/lib/check.sh
. "$(dirname "$0")/../lib/check.sh"
# shellcheck source=.ci/lib/projects.sh
. "$ci/lib/projects.sh"

compilers=(gcc clang)
case ${1:-} in
  gcc | clang)
    compilers=("$1")
    shift
    ;;
esac
projects=(zlib lua5.4 fmtlib ninja-build re2 googletest leveldb redis nginx curl sqlite3 range-v3 python3.11)
[ $# = 0 ] || projects=("$@")

compiler=
links=$WORK/noted

# CMake tries link-time optimisation; GCC gives such objects another random name each time.
compiled_files() { (cd "$1" && find . -type f \( -name '*.o' -o -name '*.d' -o -name '*.Po' \) ! -path '*/_CMakeLTOTest*' -print | sort); }

direct_build() { on 1 -- "$ci/lib/build-whole" "$1" "$builds/$1" "$compiler" "$(nproc)"; }
grid_build() {
  on 1 -- env PATH="$links:$PATH" REAL=/usr/bin NOTES="$notes" SUITE=yes "$ci/lib/build-whole" "$1" "$builds/$1" "$compiler" "$jobs"
}

# A compile that fails for its own reasons (a configure script wants to see it fail) is no exception.
exceptions() { grep -v "^$failed_compile" "$notes" | sort || true; }
failed_compile='the compiler failed'

check_project() {
  local project=$1 total remote shipped failed objects
  notes=$states/notes-$compiler-$project
  : >"$notes"
  reference "$project"
  three_hosts 1 2 3
  start_build "$project"
  end_build "$project"
  compare "$project"
  objects=$(grep -c '\.o$' "$references/$project/manifest")
  read -r total remote shipped failed < <(stats 1 '.distributable | "\(.total) \(.remote) \(.shipped) \(.failed // 0)"')
  exceptions >"$WORK/exceptions-$compiler-$project"
  rows+=("| $project | $compiler | $objects | $((remote + $(wc -l <"$WORK/exceptions-$compiler-$project"))) | $remote | $shipped | $(cut -f1 "$WORK/exceptions-$compiler-$project" | sort | uniq -c | sed 's/^ *//' | paste -sd';') |")
  say "${rows[-1]} (counted: $total distributable, $failed failed)"
  say "$(stats 1 '"\(.compiles.total) commands, here: \(.localReasons)"')"
  rm -rf "${builds:?}/$project"
}

begin
mkdir -p "$links"
for name in gcc g++ cc c++ clang clang++; do
  ln -sf "$ci/lib/noted-compiler" "$links/$name"
done
rows=()
different=()
for compiler in "${compilers[@]}"; do
  command -v "$compiler" >/dev/null || { say "left out: there is no $compiler"; continue; }
  references=$WORK/reference-$compiler
  for project in "${projects[@]}"; do
    # In a subshell, so that one project that differs does not hide the others.
    (check_project "$project" && printf '%s\n' "${rows[@]}" >>"$states/rows") || different+=("$project with $compiler")
  done
done
echo "| project | compiler | objects | distributable | made elsewhere | from shipped inputs | reasons of the others |"
echo "|---|---|---|---|---|---|---|"
cat "$states/rows" 2>/dev/null || true
[ ${#different[@]} = 0 ] || fail "not as direct: ${different[*]}"
