# `hybridgrid run`, and the start of the Java program.

run() { "$hg" run "$@"; }
for name in gcc g++ cc c++ clang clang++ gcc-12 g++-4.9 clang-14 clang++-14 x86_64-linux-gnu-gcc aarch64-linux-gnu-g++-12 \
    riscv64-elf-gcc x86_64-w64-mingw32-gcc-10-posix gcc-ar gcc-nm gcc-ranlib clang-format c99-gcc afl-gcc gccgo -gcc; do
    cp "$bin/probe" "$work/path/$name"
done
only=$work/path
PATH=$only:/bin

# A node that answers the first connection, which only asks whether it is there
greet() { "$bin/fake_node" "$HYBRIDGRID_STATE/node.sock" "$work/log" "$@"; }
greet eof
out=$(PATH="$only" run "$only/fakecc" x)
check "run: status" "$?" 0
contains "run: PATH has our directory first" "$out" "PATH=$work/state/masquerade:$only
"
check "run: a link for every compiler, for nothing else" "$(ls "$work/state/masquerade" | LC_ALL=C sort | tr '\n' ' ')" \
    "aarch64-linux-gnu-g++-12 c++ cc clang clang++ clang++-14 clang-14 g++ g++-4.9 gcc gcc-12 riscv64-elf-gcc x86_64-linux-gnu-gcc x86_64-w64-mingw32-gcc-10-posix "
check "run: links lead to us" "$("$work/state/masquerade/gcc" -exit 41; echo $?)" 41
rm "$work/path/g++-4.9"
ln -s nowhere "$work/state/masquerade/gcc-3"
greet eof
out=$(PATH="$work/state/masquerade:$only" run "$only/fakecc")
contains "run in run: our directory once" "$out" "PATH=$work/state/masquerade:$only
"
check "run: stale links are removed" "$(ls "$work/state/masquerade" | grep -c -e 4.9 -e gcc-3)" 0
greet eof
run fakecc -exit 42
check "run: the command's own status" "$?" 42
greet eof
run -- fakecc -exit 43
check "run --" "$?" 43
greet eof
out=$(run nosuch 2>&1); status=$?
check "run: no such command" "$status $out" "127 hybridgrid: nosuch: command not found"
greet eof
out=$(cd "$work" && HYBRIDGRID_STATE=state run /bin/sh -c 'echo $HYBRIDGRID_STATE')
check "run: a relative state directory becomes absolute" "$out" "$work/state"

for flags in "|-j3" "k|k -j3" "ks -j8 --jobserver-auth=3,4 -- A=b|ks -j3 -- A=b" "-k --jobs=2|-k -j3" "--no-print-directory|--no-print-directory -j3"; do
    greet eof
    out=$(MAKEFLAGS=${flags%|*} run -j 3 /bin/sh -c 'echo "${MAKEFLAGS# }|$CMAKE_BUILD_PARALLEL_LEVEL"')
    check "run -j with MAKEFLAGS '${flags%|*}'" "$out" "${flags#*|}|3"
done
if command -v make >/dev/null; then
    make=$(command -v make)
    printf 'all:\n\t@echo "$(MAKEFLAGS)"\n' >Makefile
    greet eof
    contains "make takes it" "$(run -j3 "$make" -s 2>&1)" "-j3"
fi
for bad in "-j" "-j x" "-j 0" "-x" "" "-j 2" "--"; do
    out=$(run $bad 2>&1); status=$?
    check "run $bad: usage" "$status $(echo "$out" | grep -c '^hybridgrid: .*usage')" "2 1"
done

# -j auto asks: a node that serves two connections is two nodes, the second started by the command `join`
cat >"$work/java" <<SCRIPT
#!/bin/sh
echo "\$*" >>"$work/java.log"
case "\$*" in
*" join"*)
    (: >&5) 2>/dev/null && held=5 || held=none
    echo "held \$held detach \${HYBRIDGRID_DETACH-unset}" >"$work/node.log"
    echo "ready on stdout"
    [ -e "$work/broken" ] && exit 1
    exec "$bin/fake_node" "$work/state/node.sock" "$work/log" eof ;;
esac
echo "java \$*, \${LC_ALL-unset} \${LC_CTYPE-unset} \${HYBRIDGRID_LC_ALL-unset}"
exit 44
SCRIPT
chmod +x "$work/java"
: >"$work/the.jar"
HYBRIDGRID_DISABLE=1 run fakecc -exit 47
check "run with DISABLE: the command, nothing else" "$? $(ls "$work/java.log" 2>/dev/null)" "47 "
export HYBRIDGRID_JAVA="$work/java" HYBRIDGRID_JAR="$work/the.jar"
out=$(run fakecc -exit 45 2>"$work/err")
check "run starts a node" "$? $out $(cat "$work/err")" "45  ready on stdout"
contains "run starts it with join --daemon" "$(cat "$work/java.log")" "-jar $work/the.jar join --daemon"
touch "$work/broken"
out=$(run fakecc -exit 46 2>&1); status=$?
contains "run goes on without a node" "$status $out" "46 ready on stdout
hybridgrid: the node could not be started"
out=$(run -j auto /bin/sh -c 'echo $CMAKE_BUILD_PARALLEL_LEVEL' 2>/dev/null)
check "run -j auto without a node: the cores" "$out" "$(getconf _NPROCESSORS_ONLN)"
rm "$work/broken"

# Two builds that begin at once: the second waits until the first has started the node, or has failed to.
cat >"$work/slow-java" <<SCRIPT
#!/bin/sh
mkdir "$work/starting" || echo both >>"$work/overlaps"
sleep 0.3
rmdir "$work/starting"
exit 1
SCRIPT
chmod +x "$work/slow-java"
(HYBRIDGRID_STATE=$work/new/state HYBRIDGRID_JAVA=$work/slow-java run fakecc -exit 0 2>/dev/null) &
HYBRIDGRID_STATE=$work/new/state HYBRIDGRID_JAVA=$work/slow-java run fakecc -exit 0 2>/dev/null
wait $!
check "two runs start a node one after the other" "$(cat "$work/overlaps" 2>/dev/null)" ""
check "run makes the state directory, for its owner alone" "$(ls -ld "$work/new/state" | cut -c1-10)" "drwx------"

LANG=C LC_ALL=C "$hg" status --json >out; status=$?
check "other commands: status of the Java program" "$status" 44
check "other commands: arguments, and a locale that can name every file" "$(cat out)" \
    "java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -XX:-UsePerfData -Dfile.encoding=UTF-8 -jar $work/the.jar status --json, C.UTF-8 unset C"
(unset LC_ALL LC_CTYPE; LANG=C HYBRIDGRID_JAVA_OPTS=' -Xa  -Xb ' "$hg" --version >out)
check "HYBRIDGRID_JAVA_OPTS" "$(sed 's/.*UTF-8 -X/-X/' out)" "-Xa -Xb -jar $work/the.jar --version, unset C.UTF-8 unset"
(unset LC_ALL LC_CTYPE; LANG=de_DE.UTF-8 "$hg" stats >out)
contains "a UTF-8 locale stays" "$(cat out)" "stats, unset unset unset"
"$hg" >out
contains "no command" "$(cat out)" "-jar $work/the.jar,"
"$hg" run --help >out
contains "run --help" "$(cat out)" "-jar $work/the.jar run --help,"
out=$(HYBRIDGRID_JAR=$work/no.jar "$hg" status 2>&1); status=$?
contains "no jar" "$status $out" "1 hybridgrid: hybridgrid.jar is missing at $work/no.jar"
out=$(HYBRIDGRID_JAVA=nojava "$hg" status 2>&1); status=$?
contains "no Java" "$status $out" "1 hybridgrid: nojava not found"
mkdir -p "$work/prefix/bin" "$work/prefix/lib/hybridgrid"
cp "$hg" "$work/prefix/bin"
: >"$work/prefix/lib/hybridgrid/hybridgrid.jar"
(unset HYBRIDGRID_JAR; "$work/prefix/bin/hybridgrid" doctor >out)
contains "the jar beside the installed executable" "$(cat out)" "$work/prefix/bin/../lib/hybridgrid/hybridgrid.jar doctor"

# An installed client starts the node itself
unset HYBRIDGRID_JAR
installed=$work/prefix/bin/hybridgrid
: >"$work/prefix/lib/hybridgrid/node.options"
: >"$work/java.log"
out=$("$installed" run fakecc -exit 48 2>"$work/err" 5>&1)
check "run of an installed client: the command's status, its output clean" "$? $out $(cat "$work/err")" "48  ready on stdout"
contains "it starts the node with its options" "$(cat "$work/java.log")" "@$work/prefix/bin/../lib/hybridgrid/node.options -jar $work/prefix/bin/../lib/hybridgrid/hybridgrid.jar join"
check "and no other JVM" "$(wc -l <"$work/java.log")" 1
check "the node holds nothing of its caller, and is told to let go of its output" "$(cat "$work/node.log")" "held none detach 1"
cat >"$work/java" <<SCRIPT
#!/bin/sh
echo "\$*" >"$work/java.log"
cat >"$work/stdin"
ps -o sid= -p \$\$ | tr -d ' ' >"$work/session"
echo \$\$ >"$work/pid"
[ ! -e "$work/broken" ] || { echo "hybridgrid: no way" >&2; exit 2; }
[ ! -e "$work/crash" ] || kill -9 \$\$
echo "hybridgrid: beware" >&2
echo "hybridgrid: x is ready"
exec >&- 2>&-
sleep 5
SCRIPT
out=$(echo typed | "$installed" join --name x --daemon --slots 3 2>"$work/err"); status=$?
check "join --daemon: ready" "$status $out $(cat "$work/err")" "0 hybridgrid: x is ready hybridgrid: beware"
contains "join --daemon: its words but for this one" "$(cat "$work/java.log")" "hybridgrid.jar join --name x --slots 3"
check "join --daemon: a session of its own, nothing to read" "$(cat "$work/session") $(cat "$work/stdin")" "$(cat "$work/pid") "
kill "$(cat "$work/pid")"
touch "$work/broken"
out=$("$installed" join --daemon 2>&1); status=$?
check "join --daemon: its status and its words when it fails" "$status $out" "2 hybridgrid: no way"
rm "$work/broken"
touch "$work/crash"
out=$("$installed" join --daemon 2>&1); status=$?
contains "join --daemon: ended by a signal" "$status $out" "1 hybridgrid: the node was ended by signal 9"
unset HYBRIDGRID_JAVA HYBRIDGRID_JAR
