# How outputs get to their places.

node output:3:a.o data:ab data:c output:0:empty.d output:4:d.d data:deps exit:0
"$hg" cc fakecc
check "outputs are written" "$? $(cat a.o) $(cat d.d) $(wc -c <empty.d | tr -d ' ')" "0 abc deps 0"
check "nothing else is there" "$(ls -A | tr '\n' ' ')" "a.o d.d empty.d "
check "mode is 0666 less the umask" "$(ls -l a.o | cut -c1-10)" "-rw-r--r--"
node output:1:b.o data:b exit:0
(umask 077; "$hg" cc fakecc)
check "another umask" "$(ls -l b.o | cut -c1-10)" "-rw-------"
node output:1:a.o data:n exit:0
"$hg" cc fakecc
check "an ordinary file is replaced" "$? $(cat a.o)" "0 n"
node output:3000000:big.o fill:3000000 exit:0
"$hg" cc fakecc
check "a large output" "$? $(wc -c <big.o | tr -d ' ')" "0 3000000"
node output:1:"$work/dir/name with blank" data:n exit:1
"$hg" cc fakecc
check "an absolute path, and a status that is not 0" "$? $(cat "name with blank")" "1 n"

# left_to_compiler NAME ERRNO PATH: the file is not touched, and the compiler is run
left_to_compiler() {
    before=$(ls -lRA . 2>&1)
    content=$(cat "$3" 2>/dev/null)
    node output:1:first.d data:d output:3:"$3" data:new exit:0 expect:3 run:"$work/path/fakecc" expect:2
    "$hg" cc fakecc -exit 21
    check "$1: the compiler does it" "$?" 21
    check "$1: said why" "$(logged errno="$2"),$(logged path="$3")" yes,yes
    check "$1: nothing is touched" "$(ls -lRA . 2>&1) $(cat "$3" 2>/dev/null)" "$before $content"
}
rm -f ./*
echo old >target.o
ln -s target.o link.o
left_to_compiler "symbolic link" 0 link.o
ln -s nowhere.o dangling.o
left_to_compiler "dangling link" 0 dangling.o
ln target.o hard.o
left_to_compiler "hard link" 0 hard.o
echo old >readonly.o
chmod 444 readonly.o
left_to_compiler "read-only file" 0 readonly.o
: >private.o
chmod 600 private.o
left_to_compiler "empty file of another mode" 0 private.o
left_to_compiler "missing directory" 2 nodir/a.o
mkdir sub
left_to_compiler "directory" 21 sub
left_to_compiler "file as a directory" 20 target.o/a.o
if [ "$(id -u)" -ne 0 ]; then
    chmod 555 sub
    left_to_compiler "directory that can't be written" 13 sub/a.o
    chmod 755 sub
fi
rm -rf ./*
: >ordinary-empty.o
node output:2:ordinary-empty.o data:hi exit:0
"$hg" cc fakecc
check "an empty file of the usual mode" "$? $(cat ordinary-empty.o)" "0 hi"

node output:3:/dev/null data:new exit:0
"$hg" cc fakecc
check "/dev/null" "$?" 0
check "/dev/null survives" "$([ -c /dev/null ] && echo yes)" yes
if [ -c /dev/full ]; then
    node output:3:/dev/full data:new exit:0 expect:3 run:"$work/path/fakecc" expect:2
    "$hg" cc fakecc -exit 22
    check "a full disk" "$? $(logged errno=28)" "22 yes"
fi
mkfifo pipe
cat pipe >from-pipe &
node output:3:pipe data:new exit:0
"$hg" cc fakecc
check "a pipe" "$?" 0
until_true is_filled from-pipe
check "a pipe got the bytes" "$(cat from-pipe)" new

rm -rf ./*
node output:3:limit.o data:new output:60000:big.o fill:60000 exit:0 expect:3 run:"$work/path/fakecc"
(trap '' XFSZ; ulimit -f 2; "$hg" cc fakecc -exit 23)
check "a file beyond the limit: the compiler does it" "$? $(logged errno=27) $(ls -A)" "23 yes "

# A node that says anything but EXEC or RUN after NOT_WRITTEN
node output:1:nodir/a.o data:d exit:0 expect:3 exit:0
"$hg" cc fakecc -exit 24
check "EXIT after NOT_WRITTEN: the compiler" "$?" 24

# A signal while outputs come
for signal in $ending_signals; do
    node output:6:a.o data:abc sleep:300 ping sleep:300 ping eof
    "$bin/probe" -default-signals "$hg" cc fakecc &
    client=$!
    until_true sh -c 'ls -A | grep -q tmp'
    kill -$signal $client
    wait $client
    status=$?
    check "killed by SIG$signal: status" "$status" "$(status_of $signal)"
    check "killed by SIG$signal: nothing is left" "$(ls -A)" ""
done

node output:3:a.o data:abc exit:0
"$hg" cc fakecc 0<&- 1>&- 2>&-
check "without standard streams" "$? $(cat a.o)" "0 abc"
node output:3:n.o data:abc stderr:message exit:0 expect:3 run:"$work/path/fakecc" expect:2
"$hg" cc fakecc -exit 25 2>/dev/full
check "stderr that can't be written: the compiler does it" "$? $(logged errno=28) $(ls n.o 2>&-)" "25 yes "
node output:3:n.o data:abc stderr:message exit:0 expect:3 run:"$work/path/fakecc" expect:2
"$hg" cc fakecc -exit 26 2>&-
check "stderr that is closed: the compiler does it" "$? $(logged errno=9) $(ls n.o 2>&-)" "26 yes "
node output:3:n.o data:abc stderr:message exit:0 expect:3 run:"$work/path/fakecc" expect:2
mkfifo nobody
exec 7<>nobody 8>nobody
exec 7>&-
"$hg" cc fakecc -exit 27 2>&8
check "stderr that nobody reads: the compiler does it" "$? $(logged errno=32) $(ls n.o 2>&-)" "27 yes "
exec 8>&-
