# What a confined program can and can't do.

cf="$bin/hybridgrid-confine"
level=$("$cf" --check)
check "--check" "$? $(echo "$level" | grep -c -x -e full -e partial -e none)" "0 1"
mkdir root
probe="$work/path/fakecc"
export TMPDIR="$work/dir/root"
confined() { "$cf" --report "$work/dir/report" --root "$work/dir/root" --read /usr --read /lib --read /lib64 --read "$work/path" -- "$probe" "$@"; }

confined -exit 3
check "exit status" "$?" 3
check "report" "$(sed 's/ [0-9]* [0-9]* / T M /' report)" "768 T M $level"
confined -die 11
check "killed by a signal" "$? $(cut -d' ' -f1 report)" "139 11"
rm report
out=$("$cf" --report report -- /nonexistent/gcc 2>&1); status=$?
check "no such program" "$status $out" "125 hybridgrid-confine: /nonexistent/gcc: No such file or directory"
check "no such program: no report" "$(ls report 2>/dev/null)" ""
for bad in "" "--" "-- gcc" "--memory x -- /bin/true" "--memory -1 -- /bin/true" "--what x -- /bin/true" "--root"; do
    out=$("$cf" $bad 2>&1); status=$?
    check "bad usage: $bad" "$status $(echo "$out" | grep -c '^hybridgrid-confine: ')" "2 1"
done
check "--core" "$(confined core)" "core=0"
check "--memory" "$("$cf" --read / --memory 50000000 -- "$probe" memory 100000000)" ENOMEM
check "--memory leaves less alone" "$("$cf" --read / --memory 50000000 -- "$probe" memory 10000000)" allowed
check "--file-size" "$("$cf" --file-size 1000 --root "$work/dir/root" --read / -- /bin/sh -c 'trap "" XFSZ; yes | head -c 9000 >root/big' 2>/dev/null; wc -c <root/big | tr -d ' ')" 1000

# Standard input, output and descriptors
check "descriptors above 2 are closed" "$(confined -signals 7</dev/null 9>/dev/null)" "$("$cf" --read / -- "$probe" -signals)"
contains "signals are as at the start" "$(trap '' HUP PIPE; confined -signals)" "HUP INT QUIT PIPE TERM CHLD"

# The end of everything
ends() {
    rm -f pid.*
    "$cf" --report report --root "$work/dir" --read / -- "$probe" -sleep "$work/dir/pid" $2 2>/dev/null &
    watcher=$!
    until_true is_filled pid.self
    until_true is_filled pid.child
    kill -$1 $watcher
    wait $watcher
    check "SIG$1 $2: status" "$? $(cut -d' ' -f1 report)" "137 9"
    check "SIG$1 $2: the program is gone" "$(is_gone "$(cat pid.self)" && echo gone)" gone
    check "SIG$1 $2: its descendants are gone" "$(is_gone "$(cat pid.child)" && echo gone)" gone
}
ends TERM ""
ends HUP ""
ends TERM session
"$cf" --root "$work/dir" --read / -- "$probe" -orphan "$work/dir/orphan"
check "a descendant that is left is gone when we return" "$(is_gone "$(cat orphan)" && echo gone)" gone
rm -f pid.*
sh -c '"$0" --root "$2" --read / -- "$1" -sleep "$2/pid" & echo $! >"$2/watcher"; exec sleep 30' "$cf" "$probe" "$work/dir" &
starter=$!
until_true is_filled pid.child
until_true is_filled pid.self
kill -9 $starter
wait $starter 2>/dev/null
until_true is_gone "$(cat pid.child)"
check "the starter is killed: all is gone" "$(is_gone "$(cat watcher)" && is_gone "$(cat pid.self)" && is_gone "$(cat pid.child)" && echo gone)" gone

if [ "$level" != none ]; then
    for call in socket inet socketpair ptrace setsid io_uring keyctl; do
        check "denied: $call" "$(confined $call)" EACCES
    done
    check "denied: unshare" "$(confined unshare)" EACCES
    check "denied: clone with namespaces" "$(confined clone)" EPERM
    check "denied: a signal to another process" "$(confined kill $$)" EPERM
fi
if [ "$level" = full ]; then
    echo secret >secret
    echo plain >"$work/path/plain"
    echo inside >root/inside
    check "may read in the root" "$(confined read "$work/dir/root/inside")" allowed
    check "may write in the root" "$(confined write "$work/dir/root/new")" allowed
    check "may make a directory in the root" "$(confined mkdir "$work/dir/root/sub")" allowed
    check "may truncate in the root" "$(confined truncate "$work/dir/root/inside")" allowed
    check "may unlink in the root" "$(confined unlink "$work/dir/root/inside")" allowed
    check "may read what is named" "$(confined read /usr/include/stdio.h)" allowed
    check "may not write what is only readable" "$(confined write "$work/path/plain")" EACCES
    check "may not make a file there" "$(confined write "$work/path/new")" EACCES
    check "may not truncate it" "$(confined truncate "$work/path/plain")" EACCES
    check "may not unlink it" "$(confined unlink "$work/path/plain")" EACCES
    check "may not read elsewhere" "$(confined read "$work/dir/secret")" EACCES
    check "may not leave by .." "$(confined read "$work/dir/root/../secret")" EACCES
    ln -s ../secret root/link
    check "may not leave by a link" "$(confined read "$work/dir/root/link")" EACCES
    check "may not make a link" "$(confined symlink "$work/dir/root/way-out")" EACCES
    mv_link=$(confined rename "$work/dir/root/link"); rm -f root/link.new
    check "may not move a link" "$mv_link" EACCES
    check "may not make a FIFO" "$(confined mkfifo "$work/dir/root/fifo")" EACCES
    check "may not truncate elsewhere" "$(confined truncate "$work/dir/secret")" EACCES
    check "may not unlink elsewhere" "$(confined unlink "$work/dir/secret")" EACCES
    check "may not look at processes" "$(confined read /proc/self/environ)" EACCES
    cp "$bin/probe" root/program
    check "may not execute what it wrote" "$(confined execute "$work/dir/root/program")" EACCES
    check "/dev/null" "$(confined write /dev/null)" allowed
    check "/dev/urandom" "$(confined read /dev/urandom)" allowed
    out=$("$cf" --root "$work/dir/nosuch" -- "$probe" 2>&1); status=$?
    check "a root that is not there" "$status $out" "125 hybridgrid-confine: Landlock: No such file or directory"
fi
# A kernel without Landlock
if [ "$level" != none ]; then
    check "without Landlock: --check" "$("$probe" -without-landlock "$cf" --check)" partial
    partly() { "$probe" -without-landlock "$cf" --report "$work/dir/report" --root "$work/dir/root" -- "$probe" "$@"; }
    check "without Landlock: denied: socket" "$(partly socket) $(cut -d' ' -f4 report)" "EACCES partial"
    check "without Landlock: denied: any signal" "$(partly kill $$),$(partly kill-self)" EPERM,EPERM
fi
compiler=$(PATH=/usr/bin:/bin command -v gcc || PATH=/usr/bin:/bin command -v cc)
echo 'int f(void) { return 1; }' >root/a.c
"$cf" --report report --root "$work/dir/root" --read /usr --read /lib --read /lib64 --read /bin --read /etc/ld.so.cache -- \
    "$compiler" -O2 -c "$work/dir/root/a.c" -o "$work/dir/root/a.o"
check "a compiler works" "$? $([ -s root/a.o ] && echo object)" "0 object"
unset TMPDIR
