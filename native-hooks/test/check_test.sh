# A compile that the client makes again, to be compared with another node's.

cat >"$work/path/talker" <<'END'
#!/bin/sh
echo to stdout
echo to stderr >&2
exit ${1:-0}
END
chmod +x "$work/path/talker"

node check:"$work/path/talker" expect:6 expect:6 expect:2 ping stderr:"hybridgrid: differs" exit:0
out=$("$hg" cc talker 3 2>"$work/err"); status=$?
check "CHECK: its own status, whatever EXIT says" "$status" 3
check "CHECK: what it says goes on, the node's word last" "$out,$(tr '\n' ',' <"$work/err")" "to stdout,to stderr,hybridgrid: differs"
check "CHECK: both streams are told" "$(log | grep -E '^(stream|size|said)=' | tr '\n' ' ')" "stream=1 size=10 said=to stdout stream=2 size=10 said=to stderr "
check "CHECK: the end is told" "$(logged status=300)" yes

node check:"$work/path/talker"
out=$("$hg" cc talker 4 2>&1); status=$?
check "CHECK: a node that dies changes nothing" "$status,$out" "4,to stdout
to stderr"
check "CHECK: and is no fallback" "$([ -e "$work/state/fallbacks" ] || echo none)" none

node check:"$work/path/talker" expect:6 expect:6 expect:2 raw:0000000063 eof
"$hg" cc talker 5 >/dev/null 2>&1
check "CHECK: noise after the end changes nothing" "$?" 5

node check:"$work/path/talker" expect:6 expect:6 expect:2 exit:0
out=$("$hg" cc talker 6 2>&1 >&-); status=$?
check "CHECK: a closed stdout" "$status,$out" "6,$work/path/talker: 2: echo: echo: I/O error
to stderr"

# A percentage that is none is told, and not passed on
for percent in often -1 101 5% 1e1 0x1 . 1.2.3 ' 5' nan; do
    node exec:"$work/path/fakecc"
    out=$(HYBRIDGRID_VERIFY=$percent "$hg" cc fakecc -exit 3 2>&1 >"$work/out"; echo $?)
    check "the percentage '$percent': told" "$out" "hybridgrid: HYBRIDGRID_VERIFY=$percent is no percentage from 0 to 100: nothing is verified
3"
    check "the percentage '$percent': not passed on" "$(log | grep -c HYBRIDGRID_VERIFY)" 0
done
for percent in 0 5 100 0.5 .5 1. ''; do
    node exec:"$work/path/fakecc"
    out=$(HYBRIDGRID_VERIFY=$percent "$hg" cc fakecc -exit 3 2>&1 >"$work/out"; echo $?)
    check "the percentage '$percent': nothing to tell" "$out" 3
    check "the percentage '$percent': passed on" "$(logged "env=HYBRIDGRID_VERIFY=$percent")" yes
done
