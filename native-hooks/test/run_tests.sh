#!/bin/sh
# Tests the client and hybridgrid-confine: run_tests.sh BIN. Wants nothing but a POSIX shell, a C compiler and Linux.
set -u
bin=$(cd "$1" && pwd) || exit 1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM # some shells leave out the other trap where a signal ends them
work=$(cd "$work" && pwd -P)
passed=0
failed=0
unset HYBRIDGRID_MODE HYBRIDGRID_DISABLE HYBRIDGRID_WRAPPERS HYBRIDGRID_JAR HYBRIDGRID_JAVA HYBRIDGRID_JAVA_OPTS MAKEFLAGS MAKELEVEL MFLAGS

# check NAME ACTUAL EXPECTED
check() {
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n  got:      %s\n  expected: %s\n' "$1" "$2" "$3"
    fi
}

# contains NAME TEXT PART
contains() {
    case $2 in
    *"$3"*) passed=$((passed + 1)) ;;
    *)
        failed=$((failed + 1))
        printf 'FAILED: %s\n  got:      %s\n  to hold:  %s\n' "$1" "$2" "$3"
        ;;
    esac
}

# until_true COMMAND...: for at most ten seconds
until_true() {
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40; do
            "$@" 2>/dev/null && return 0
            sleep 0.025
        done
    done
    return 1
}

# A container's first process may never reap its orphans: a zombie is gone, too.
is_gone() { ! kill -0 "$1" 2>/dev/null || grep -q ') Z ' "/proc/$1/stat" 2>/dev/null; }
is_filled() { [ -s "$1" ]; }

# A shell starts background commands with INT and QUIT ignored: `probe -default-signals` undoes that.
ending_signals="TERM HUP INT QUIT"
status_of() {
    case $1 in
    HUP) echo 129 ;;
    INT) echo 130 ;;
    QUIT) echo 131 ;;
    TERM) echo 143 ;;
    esac
}

# node STEP...: a node that serves one compile by these steps, after it has received the request
node() { "$bin/fake_node" "$HYBRIDGRID_STATE/node.sock" "$work/log" expect:1 "$@"; }
log() { until_true grep -qx end "$work/log"; cat "$work/log"; }
logged() { log | grep -qx "$1" && echo yes || echo no; }

# Every test file finds a fresh directory, a state directory, and `fakecc`, a compiler that says how it was called.
fresh() {
    cd "$work" || exit 1
    rm -rf "$work/state" "$work/dir" "$work/path"
    mkdir -p "$work/state" "$work/dir" "$work/path"
    cp "$bin/probe" "$work/path/fakecc"
    cd "$work/dir" || exit 1
}

system_path=$PATH
export HYBRIDGRID_STATE="$work/state"
export PATH="$work/path:$system_path"
hg="$bin/hybridgrid"

for file in "$here"/*_test.sh; do
    fresh
    . "$file"
    PATH="$work/path:$system_path"
    HYBRIDGRID_STATE="$work/state"
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
