# The projects: how each is configured once, and what `make` is then asked for. Sourced.
#
# Configured trees are kept; every run gets a copy at /build/PROJECT, in the container that drives `make` and in no other.
# Where a project has parts whose configure runs during `make`, they are left out: it would be measured, and not the compiles.
# shellcheck shell=bash disable=SC2154 # here and work are the caller's

source_name() { case $1 in cpython) echo python3.11 ;; *) echo "$1" ;; esac; }

configure_cpython() { ./configure CC=gcc CXX=g++ CFLAGS=-O1 OPT="-DNDEBUG -O1 -fwrapv -Wall"; }
make_cpython() { echo libpython3.11.a; }
result_cpython() { echo libpython3.11.a; }

configure_redis() { :; }
# OPTIMIZATION stays Redis's own; jemalloc and TLS are left out.
make_redis() { echo redis-server MALLOC=libc; }
result_redis() { echo src/redis-server; }

configure_curl() {
  ./configure CC=gcc --disable-shared --without-ssl --without-zlib --without-brotli --without-zstd --without-libpsl --disable-ldap
}
make_curl() { echo; }
result_curl() { echo src/curl; }

configure_nginx() { ./configure --with-cc=gcc --without-http_rewrite_module --without-http_gzip_module; }
make_nginx() { echo; }
result_nginx() { echo objs/nginx; }

# The same whatever the second, the host and the user; only where it stays the same can objects be compared.
export SOURCE_DATE_EPOCH=1700000000

# configured PROJECT: makes its tree under $work/configured unless it is there.
configured() {
  local project=$1 kept=$work/configured/$1
  [ ! -e "$kept" ] || return 0
  say "configuring $project"
  "$here/../../.ci/sources" "$work/sources" "$(source_name "$project")"
  rm -rf "$work/build"
  mkdir -p "$work/build" "$work/configured"
  cp -a "$work/sources/$(source_name "$project")" "$work/build/$project"
  remove_containers
  container plain "$(nproc)" -v "$work/build:/build"
  { declare -f "configure_$project"; echo "cd /build/$project && configure_$project"; } |
    docker exec -i hgb-plain bash -e >"$work/configure-$project.log" 2>&1 ||
    die "$project can't be configured: $(tail -n 1 "$work/configure-$project.log") ($work/configure-$project.log)"
  remove_containers
  mv "$work/build/$project" "$kept"
}

fresh_tree() {
  rm -rf "$work/build"
  mkdir -p "$work/build"
  cp -a "$work/configured/$1" "$work/build/$1"
}

# objects PROJECT: a line `DIGEST  PATH` for each object in the tree.
objects() { (cd "$work/build/$1" && find . -name '*.o' -type f -print0 | sort -z | xargs -0 -r sha256sum); }

# The direct build that objects are compared with; it also tells what each file costs.
referenced() {
  local project=$1 kept=$work/reference/$1 name
  configured "$project"
  [ ! -e "$kept.objects" ] || return 0
  say "direct build of $project, for the objects and each file's time"
  mkdir -p "$work/reference"
  fresh_tree "$project"
  for name in cc gcc; do cp "$here/timed-compiler" "$work/build/$name"; done
  remove_containers
  container plain "$(nproc)" -v "$work/build:/build" -e SOURCE_DATE_EPOCH -e PATH="/build:/usr/bin:/bin"
  # shellcheck disable=SC2046 # words
  docker exec -w "/build/$project" hgb-plain make -j"$(nproc)" $(make_"$project") >"$kept.log" 2>&1 ||
    die "$project does not build: $(tail -n 1 "$kept.log") ($kept.log)"
  remove_containers
  mv "$work/build/times" "$kept.times"
  objects "$project" >"$kept.new"
  mv "$kept.new" "$kept.objects"
}
