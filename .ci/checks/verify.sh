#!/bin/bash
# What a person can ask to be shown: `explain` tells the inputs that the compiler itself names, and writes nothing; with
# HYBRIDGRID_VERIFY results are compared with this machine's own; a worker whose results differ gets no more work, and does no harm.
# shellcheck source=.ci/lib/check.sh
. "$(dirname "$0")/../lib/check.sh"
# shellcheck source=.ci/lib/projects.sh
. "$ci/lib/projects.sh"

project=lua5.4
links=$WORK/linked
direct_build() { on 1 -- "$ci/lib/build-whole" "$1" "$builds/$1" gcc "$(nproc)"; }
grid_build() {
  on 1 -- env PATH="$links:$PATH" HYBRIDGRID_VERIFY="$percent" "$ci/lib/build-whole" "$1" "$builds/$1" gcc "$jobs"
}

# A copy of what is installed, whose workers spoil every object that they make.
spoiling_copy() {
  local prefix
  prefix=$(cd "$(dirname "$HG")/.." && pwd)
  rm -rf "$WORK/spoiling"
  cp -a "$prefix" "$WORK/spoiling"
  cd "$WORK/spoiling/lib/hybridgrid"
  mv hybridgrid-confine confine-itself
  cat >hybridgrid-confine <<'SPOIL'
#!/bin/bash
here=$(dirname "$0")
"$here/confine-itself" "$@" || exit $?
while [ $# -gt 1 ] && [ "$1" != --root ]; do shift; done
[ "$1" != --root ] || find "$2/r" -name '*.o' -exec sh -c 'printf "\314" | dd of="$1" bs=1 seek=64 conv=notrunc 2>/dev/null' sh {} \;
SPOIL
  chmod +x hybridgrid-confine
  cd - >/dev/null
}

built() {
  start_build "$project"
  end_build "$project"
  compare "$project"
}

# explained SOURCE WORD…: everything that `gcc -M` names is among the inputs that are told.
explained() {
  local source=$1 missing
  shift
  on 1 -- env -C "$builds/$project/src" "$HG" explain --json -- gcc "$@" -c "$source" -o told.o >"$states/told"
  [ ! -e "$builds/$project/src/told.o" ] || fail "explain has compiled $source"
  [ "$(jq -r .outcome "$states/told")" = remote ] || fail "explain says of $source: $(jq -c '[.outcome, .why]' "$states/told")"
  on 1 -- env -C "$builds/$project/src" gcc "$@" -M "$source" | sed 's/^[^:]*://' | tr -d '\\' | tr -s ' ' '\n' | grep . |
    (cd "$builds/$project/src" && xargs realpath) | sort -u >"$states/named"
  missing=$(jq -r '.inputs.list[].path' "$states/told" | xargs realpath | sort -u | comm -13 - "$states/named")
  [ -z "$missing" ] || fail "explain does not tell of $(tr '\n' ' ' <<<"$missing"), which $source includes"
  say "explain tells the $(wc -l <"$states/named") files that gcc -M names for $source"
}

begin
mkdir -p "$links"
for name in gcc g++ cc; do
  printf '#!/bin/sh\nexec "%s" cc "/usr/bin/%s" "$@"\n' "$HG" "$name" >"$links/$name"
  chmod +x "$links/$name"
done
reference "$project"

say "honest workers"
percent=100
three_hosts 1 2 3
built
read -r compared different remote < <(stats 1 '"\(.verify.compared) \(.verify.different) \(.compiles.remote)"')
[ "$compared" -ge 20 ] && [ "$different" = 0 ] && [ "$compared" = "$remote" ] ||
  fail "$compared of $remote results were compared, $different differ"
unpack "$project"
explained lvm.c -O2 -DLUA_USE_LINUX
explained linit.c -Wall -g -std=gnu99

say "one worker that spoils what it makes"
spoiling_copy
new_lab 3
rm -rf "$states"/h* "$secret"
join 1 -- --slots 0
join 2 --
HG=$WORK/spoiling/bin/hybridgrid join 3 --
members 1 3
workers 1 2
built
different=$(stats 1 .verify.different)
[ "$different" -ge 1 ] || fail "no result of the spoiling worker was found out; compiles by node: $(stats 1 .workers)"
status 1 '.nodes[] | select(.name == "h3") | .quarantined // empty' | grep -q . || fail "h3 is not in quarantine: $(status 1 .nodes)"
kept=$(find "$states/h1/verify" -name '*.o' -type f 2>/dev/null | wc -l)
[ "$kept" -ge 2 ] || fail "both objects should be kept in $states/h1/verify"
say "$different results differed, h3 is in quarantine, $kept objects are kept"
