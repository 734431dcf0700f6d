# Direct builds as the reference, builds through the cluster, and the comparison of the two. Sourced after check.sh.
#
# Both builds are made in the same directory, one after the other, since objects with -g hold its path. What a direct
# build has made is kept beside, with a manifest: one line `DIGEST  PATH` for each object and each depfile.
# shellcheck shell=bash disable=SC2154 # ci, builds, states are check.sh's

references=$WORK/reference
jobs=${JOBS:-8}

# Objects, and depfiles by every name they are given: a.d, a.o.d, .deps/a.Po.
compiled_files() { (cd "$1" && find . -type f \( -name '*.o' -o -name '*.d' -o -name '*.Po' \) -print | sort); }

objects_in() { find "$1" -name '*.o' -type f 2>/dev/null | wc -l; }

manifest() { (cd "$1" && compiled_files . | xargs -r -d '\n' sha256sum); }

unpack() {
  rm -rf "${builds:?}/$1"
  "$ci/sources" "$builds" "$1"
}

# How a project is built on host 1; a check may have its own ways.
direct_build() { on 1 -- "$ci/lib/build" "$1" "$builds/$1" direct "$(nproc)"; }
grid_build() { on 1 -- "$ci/lib/build" "$1" "$builds/$1" grid "$jobs"; }

# Makes the reference of a project, unless an earlier check has. Host 1 builds it too, so that even the host's name is the same.
reference() {
  local project=$1 kept=$references/$1
  [ ! -e "$kept/manifest" ] || return 0
  say "direct build of $project"
  unpack "$project"
  rm -rf "$kept"
  mkdir -p "$kept/files"
  new_lab 1
  direct_build "$project" >"$kept/log" 2>&1 </dev/null ||
    fail "the direct build of $project fails: $(tail -n 1 "$kept/log") ($kept/log)"
  lab down
  (cd "$builds/$project" && compiled_files . | xargs -d '\n' cp --parents -t "$kept/files")
  manifest "$builds/$project" >"$kept/manifest.new"
  mv "$kept/manifest.new" "$kept/manifest"
  rm -rf "${builds:?}/$project"
}

grid_log() { echo "$states/build-$1.log"; }

# Starts the build of a project through the node of host 1; `building` is its process.
start_build() {
  say "build of $1 through the cluster"
  unpack "$1"
  grid_build "$1" >"$(grid_log "$1")" 2>&1 </dev/null &
  building=$!
  children+=("$building")
}

end_build() {
  wait "$building" || fail "the build of $1 ends with status $?: $(tail -n 1 "$(grid_log "$1")") ($(grid_log "$1"))"
}

# Every object and depfile must be there, have the direct build's bytes, and nothing else must.
compare() {
  local project=$1 differences=$states/differences-$1
  manifest "$builds/$project" >"$states/manifest-$project"
  awk '
    FNR == 1 { file++ }
    { digest = substr($0, 1, 64); path = substr($0, 67) }
    file == 1 { direct[path] = digest; next }
    !(path in direct) { print "only through the cluster:", path; next }
    direct[path] != digest { print "differs:", path }
    { delete direct[path] }
    END { for (path in direct) print "missing:", path }
  ' "$references/$project/manifest" "$states/manifest-$project" >"$differences"
  [ ! -s "$differences" ] ||
    fail "$(wc -l <"$differences") files of $project are not as in the direct build ($references/$project/files)," \
      "e.g. $(head -n 3 "$differences" | tr '\n' ';') all: $differences"
  say "$(wc -l <"$references/$project/manifest") objects and depfiles of $project have the direct build's bytes"
}
