#!/bin/bash
# The first command of the README, typed by a new user in a clean copy: an empty home, a bare environment.
# The host has no way out, so Maven must find its dependencies where the tests' run has left them.
#   quick-start.sh
# shellcheck source=.ci/lib/check.sh
. "$(dirname "$0")/../lib/check.sh"

root=$(cd "$ci/.." && pwd)
copy=$states/copy
home=$states/home

clean_copy() {
  mkdir -p "$copy" "$home"
  # What git tracks and what it would: a change that is not committed yet is to be checked too.
  git -C "$root" ls-files -z --cached --others --exclude-standard |
    tar -C "$root" --null -T - --ignore-failed-read -c 2>/dev/null | tar -C "$copy" -x
  mkdir -p "$copy/.mvn"
  echo --offline >"$copy/.mvn/maven.config"
}

as_new_user() {
  lab exec 1 -- env -i -C "$copy" HOME="$home" PATH="$PATH" LANG=C.UTF-8 timeout "$((patience * 10))" "$@" </dev/null
}

HG=${HG:-/bin/true} # the quick start installs its own
begin
command=$("$ci/lib/readme-block" "$root/README.md" "quick start") || fail "README.md has no block after <!-- quick start -->"
clean_copy
new_lab 1
say "$command"
as_new_user bash -euc "$command" 2>&1 | tee "$states/quick-start.log"
[ "${PIPESTATUS[0]}" = 0 ] || fail "the quick start fails: $(tail -n 1 "$states/quick-start.log")"
program=$(find "$copy/examples" -type f -name calc -perm -u+x)
[ -n "$program" ] || fail "the quick start compiled no example program"
[ "$("$program" "1 + 1")" = "1 + 1 = 2" ] || fail "the example program that was compiled does not run"
grep -qE 'run here +[1-9]' "$states/quick-start.log" || fail "the quick start does not say what ran where"
