# What the client does with each frame, whole and broken.

node exec:"$work/path/fakecc"
out=$("$hg" cc fakecc a b 2>&1)
check "EXEC executes the compiler with its arguments" "$out" "argv0=fakecc
arg=a
arg=b
PATH=$PATH
MAKEFLAGS=unset"
check "COMPILE has its version" "$(logged version=1)" yes
check "COMPILE has every argument" "$(log | grep -c '^arg=')" 3
check "COMPILE names the compiler where it was found" "$(logged "arg=$work/path/fakecc")" yes
check "COMPILE has the working directory" "$(logged "cwd=$work/dir")" yes
check "COMPILE has PATH" "$(logged "env=PATH=$PATH")" yes
check "COMPILE has the umask" "$(logged "umask=$(printf %o "$(umask)")")" yes
check "COMPILE tells of no limits and no terminal" "$(logged circumstances=0)" yes
check "COMPILE ends where it should" "$(logged exact=1)" yes

limits="v d f t"
case $bin in */sanitize) limits="f t" ;; esac # which takes terabytes of addresses
for limit in $limits; do
    node exec:"$work/path/fakecc"
    [ $limit = t ] && below=500 || below=2000000
    (ulimit -"$limit" $below && "$hg" cc fakecc >/dev/null 2>&1)
    check "COMPILE tells of ulimit -$limit" "$(logged circumstances=2)" yes
done
node exec:"$work/path/fakecc"
(ulimit -f 20000000 && ulimit -t 3600 && "$hg" cc fakecc >/dev/null 2>&1)
check "limits that no compile meets are none" "$(logged circumstances=0)" yes

node exec:"$work/path/fakecc"
LC_MESSAGES=C CPATH=/x SECRET=1 CLANG_X=2 HYBRIDGRID_CACHE=off "$hg" cc fakecc >/dev/null
check "the relevant environment is sent, nothing else" "$(log | grep -E '=(LC_MESSAGES|CPATH|SECRET|CLANG_X|HYBRIDGRID_CACHE)=' | sort | tr '\n' ' ')" \
    "env=CLANG_X=2 env=CPATH=/x env=HYBRIDGRID_CACHE=off env=LC_MESSAGES=C "

node run:"$work/path/fakecc" expect:2
out=$("$hg" cc fakecc -exit 3); status=$?
check "RUN gives the exit status" "$status" 3
check "FINISHED has the status as wait4 gives it" "$(logged status=300)" yes
check "FINISHED has time and memory" "$(logged measured=1)" yes

node run:"$work/path/nosuch" expect:2
out=$("$hg" cc fakecc 2>&1); status=$?
check "RUN of a file that is not there" "$status $out" "127 hybridgrid: $work/path/nosuch: No such file or directory"

node run:"$work/path/fakecc"
"$hg" cc fakecc -exit 4
check "a node that dies during RUN changes nothing" "$?" 4

node ping ping stdout:out stderr:err ping exit:7
out=$("$hg" cc fakecc 2>"$work/err"); status=$?
check "EXIT gives status, STDOUT and STDERR" "$status $out $(cat "$work/err")" "7 out err"

node sleep:400 ping sleep:400 ping sleep:400 exit:5
"$hg" cc fakecc
check "PING keeps the client waiting" "$?" 5

check "nothing was counted as a fallback so far" "$([ -e "$work/state/fallbacks" ] || echo none)" none

# falls_back NAME TROUBLE STEP...: the compiler is run directly, the trouble noted, no file left
falls_back() {
    name=$1 trouble=$2
    shift 2
    rm -f "$work/state/fallbacks" "$work/state/hung"
    node "$@"
    out=$("$hg" cc fakecc -exit 9 2>&1)
    check "$name: the compiler runs" "$?,$out" "9,"
    check "$name: noted" "$(cut -d' ' -f2- "$work/state/fallbacks")" "$trouble fakecc"
    check "$name: nothing is left" "$(ls -A "$work/dir")" ""
}
falls_back "end of file" nodeLost
falls_back "silence" nodeHung sleep:1500
node exit:0
"$hg" cc fakecc -exit 10
check "a node that was hung a moment ago is not waited for" "$?" 10
touch -t 202001010000 "$work/state/hung"
"$hg" cc fakecc -exit 10
check "after a minute it is asked again" "$?" 0
falls_back "half a header" nodeLost raw:0000
falls_back "half a header and silence" nodeHung raw:0000 sleep:1500
falls_back "half a payload" nodeLost raw:0000000a10000000
falls_back "unknown type" badAnswer raw:000000006300
falls_back "frame of the client's own" badAnswer raw:0000000001
falls_back "oversized frame" badAnswer raw:0400000113
falls_back "EXEC without a path" badAnswer raw:0000000010
falls_back "EXEC with an empty path" badAnswer exec:
falls_back "EXEC with a length beyond the frame" badAnswer raw:0000000510000000ff41
falls_back "EXEC with more behind the path" badAnswer raw:000000061000000001414242
falls_back "EXEC with a NUL in the path" badAnswer raw:0000000610000000024100
falls_back "RUN without a path" badAnswer raw:0000000111ff
falls_back "OUTPUT without a size" badAnswer raw:00000005120000000141
falls_back "OUTPUT with an empty path" badAnswer output:1: eof
falls_back "DATA without an OUTPUT" badAnswer data:x eof
falls_back "DATA beyond the size" badAnswer output:3:a.o data:four eof
falls_back "OUTPUT while one is incomplete" badAnswer output:3:a.o data:xx output:1:b.o eof
falls_back "EXIT while an output is incomplete" badAnswer output:3:a.o data:xx exit:0 eof
falls_back "end of file within an output" nodeLost output:3:a.o data:xx
falls_back "silence within an output" nodeHung output:3:a.o data:xx sleep:1500
falls_back "EXIT without a status" badAnswer raw:0000000016
falls_back "EXIT with a status no process has" badAnswer exit:256
falls_back "PING with a payload" badAnswer raw:000000011900
falls_back "REPLY to a compile" badAnswer reply:0:x
falls_back "FAIL although local is allowed" badAnswer fail:no
falls_back "an HTTP server" badAnswer raw:485454502f312e3120343030204261640d0a eof

rm -f "$work/state/hung"

node output:3:a.o data:xyz exec:"$work/path/fakecc"
"$hg" cc fakecc -exit 2
check "EXEC after an output: dropped, executed" "$? $(ls -A)" "2 "
node output:3:a.o data:xyz run:"$work/path/fakecc" expect:2
"$hg" cc fakecc -exit 2
check "RUN after an output: dropped, run" "$? $(ls -A)" "2 "

node fail:"no other node has gcc"
out=$(HYBRIDGRID_MODE=remote "$hg" cc fakecc 2>&1); status=$?
check "FAIL with MODE=remote" "$status $out" "1 hybridgrid: no other node has gcc"
node
out=$(HYBRIDGRID_MODE=remote "$hg" cc fakecc 2>&1); status=$?
contains "a lost node with MODE=remote" "$status $out" "1 hybridgrid: the node went away"
out=$(HYBRIDGRID_MODE=remote "$hg" cc fakecc 2>&1); status=$?
contains "no node with MODE=remote" "$status $out" "1 hybridgrid: no node is running"
"$hg" cc fakecc -exit 6
check "no node: the compiler" "$?" 6
touch "$work/state/node.sock"
"$hg" cc fakecc -exit 6
check "a socket that is none: the compiler" "$?" 6
rm "$work/state/node.sock"

node exit:0
HYBRIDGRID_DISABLE=1 "$hg" cc fakecc -exit 8
check "DISABLE: the compiler, no node" "$?" 8
"$hg" cc fakecc
check "the node was still free" "$?" 0

# A path longer than a socket's address
deep="$work/state/$(printf '%0100d' 0)/$(printf '%0100d' 1)"
mkdir -p "$deep"
HYBRIDGRID_STATE=$deep node exit:11
HYBRIDGRID_STATE=$deep "$hg" cc fakecc
check "a state directory with a very long path" "$?" 11
mkdir -p "$work/xdg/hybridgrid"
(unset HYBRIDGRID_STATE; "$bin/fake_node" "$work/xdg/hybridgrid/node.sock" "$work/log" expect:1 exit:12; XDG_STATE_HOME=$work/xdg "$hg" cc fakecc)
check "XDG_STATE_HOME" "$?" 12
mkdir -p "$work/home/.local/state/hybridgrid"
(unset HYBRIDGRID_STATE XDG_STATE_HOME; "$bin/fake_node" "$work/home/.local/state/hybridgrid/node.sock" "$work/log" expect:1 exit:13; HOME=$work/home "$hg" cc fakecc)
check "HOME" "$?" 13
(unset HYBRIDGRID_STATE XDG_STATE_HOME HOME; "$hg" cc fakecc -exit 14)
check "no HOME at all: the compiler" "$?" 14

# A container or a chroot may share the state directory, and no other file
stat -L -c '%d %i' / >"$work/state/root"
node exit:17
"$hg" cc fakecc -exit 18
check "the node's root is ours: its answer" "$?" 17
echo 1 2 >"$work/state/root"
node exit:17
"$hg" cc fakecc -exit 18
check "the node sees another root: the compiler" "$?" 18
echo >"$work/state/root"
"$hg" cc fakecc -exit 18
check "a note that is none: the node that is there" "$?" 17
rm "$work/state/root"

# 10,000 arguments, more than a megabyte
set -- $(awk 'BEGIN { for (i = 0; i < 10000; i++)
    print "-DA_NAME_THAT_IS_LONG_ENOUGH_TO_MAKE_IT_MORE_THAN_A_MEGABYTE_IN_ALL_BECAUSE_PIPES_AND_SOCKETS_HOLD_LESS=" i }')
node exit:15
"$hg" cc fakecc "$@"
check "10,000 arguments: status" "$?" 15
check "10,000 arguments: all there" "$(logged argc=10001),$(log | grep -c '^arg=-DA_NAME')" yes,10000
rm -f "$work/state/fallbacks"
node sleep:100 exec:"$work/path/fakecc"
check "10,000 arguments: executed" "$("$hg" cc fakecc "$@" | grep -c '^arg=')" 10000

mkdir gone
node exit:16
(cd gone && rmdir ../gone && "$hg" cc fakecc -exit 17)
check "a working directory that was deleted: the compiler" "$?" 17
"$hg" cc fakecc
check "which no node was asked about" "$?" 16
