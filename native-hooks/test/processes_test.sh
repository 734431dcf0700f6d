# RUN: the child is what a direct call would be.

dies_of() {
    node run:"$work/path/fakecc" expect:2
    (ulimit -c 0; "$hg" cc fakecc -die "$1") 2>/dev/null
    check "a child killed by signal $1" "$? $(logged status="$2")" "$((128 + $1)) yes"
}
dies_of 9 9
dies_of 11 b
dies_of 15 f
dies_of 6 6

# Descriptors, mask and dispositions as they came, whichever way the compiler is started
expected=$(fakecc -signals)
node run:"$work/path/fakecc" expect:2
check "RUN: signals and descriptors as direct" "$("$hg" cc fakecc -signals)" "$expected"
node exec:"$work/path/fakecc"
check "EXEC: signals and descriptors as direct" "$("$hg" cc fakecc -signals)" "$expected"
node output:3:a.o data:abc exec:"$work/path/fakecc"
check "EXEC after an output: signals and descriptors as direct" "$("$hg" cc fakecc -signals)" "$expected"
node
check "lost node: signals and descriptors as direct" "$("$hg" cc fakecc -signals)" "$expected"
node run:"$work/path/fakecc" expect:2
check "ignored signals stay ignored" "$(trap '' HUP INT PIPE; "$hg" cc fakecc -signals)" "$(trap '' HUP INT PIPE; fakecc -signals)"
node run:"$work/path/fakecc" expect:2
(trap '' CHLD; "$hg" cc fakecc -exit 5)
check "SIGCHLD ignored by the caller" "$? $(logged status=500)" "5 yes"

for signal in $ending_signals; do
    node run:"$work/path/fakecc" expect:2
    rm -f pid.*
    "$bin/probe" -default-signals "$hg" cc fakecc -sleep "$work/dir/pid" &
    client=$!
    until_true is_filled pid.self
    until_true is_filled pid.child
    kill -$signal $client
    wait $client
    status=$?
    check "SIG$signal is handed on, and is how we end" "$status" "$(status_of $signal)"
    check "SIG$signal: the compiler is gone" "$(is_gone "$(cat pid.self)" && echo gone)" gone
    check "SIG$signal: what it had started, too" "$(is_gone "$(cat pid.child)" && echo gone)" gone
done

if [ "$(uname)" = Linux ]; then
    node run:"$work/path/fakecc" expect:2
    rm -f pid.*
    "$hg" cc fakecc -sleep "$work/dir/pid" &
    client=$!
    until_true is_filled pid.self
    until_true is_filled pid.child
    kill -9 $client
    wait $client 2>/dev/null
    until_true is_gone "$(cat pid.self)"
    check "killed outright: the compiler ends as well" "$(is_gone "$(cat pid.self)" && echo gone)" gone
    kill "$(cat pid.child)"
fi

node run:"$work/path/fakecc" expect:2
"$hg" cc fakecc -orphan "$work/dir/orphan" >out.txt
check "what a compiler leaves behind on purpose stays" "$? $(is_gone "$(cat orphan)" || echo there)" "0 there"
kill "$(cat orphan)"
