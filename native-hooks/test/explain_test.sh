# Questions: the request of a compile, but nothing is executed.

# asked STEP...: a node that answers one question
asked() { "$bin/fake_node" "$HYBRIDGRID_STATE/node.sock" "$work/log" expect:5 "$@"; }

asked ping reply:0:'an answer
'
out=$("$hg" explain --json -- fakecc -c a.c); status=$?
check "explain prints the answer" "$status,$out" "0,an answer"
check "the question names the compiler where a compile would" "$(logged "arg=$work/path/fakecc")" yes
check "the question has the words behind it" "$(log | grep -c '^arg=')" 3
check "the question has its form" "$(logged form=2)" yes
check "the question ends where it should" "$(logged exact=1)" yes

asked reply:1:no
"$hg" explain fakecc -x --json >/dev/null
check "explain exits as the answer says" "$?" 1
check "options behind the compiler are the compiler's" "$(log | grep -E '^(arg|form)=' | tail -n +2 | tr '\n' ' ')" "arg=-x arg=--json form=0 "

asked
out=$("$hg" explain fakecc 2>&1); status=$?
check "a node that goes away" "$status,$out" "1,hybridgrid: explain: the node went away"

for words in "" "--json" "--json --" "--what fakecc"; do
    # shellcheck disable=SC2086
    out=$("$hg" explain $words 2>&1 | sed 's/ (.*//'); status=$("$hg" explain $words 2>/dev/null; echo $?)
    contains "explain $words: one line, bad usage" "$status,$out" "2,hybridgrid: explain: "
done
out=$("$hg" explain -- nosuchcc -c a.c 2>&1); status=$?
check "explain of no compiler" "$status,$out" "1,hybridgrid: nosuchcc: command not found"

# Without a node the Java program gets the request on its standard input
cat >"$work/path/java" <<'END'
#!/bin/sh
for word; do last=$word; done
echo "$last"
od -An -tx1 -N5 | tr -d ' \n' | cut -c9-10
END
chmod +x "$work/path/java"
touch "$work/path/x.jar"
out=$(HYBRIDGRID_JAVA=$work/path/java HYBRIDGRID_JAR=$work/path/x.jar "$hg" explain -- fakecc -c a.c | tr '\n' ' ')
check "without a node Java is asked" "$out" "--request-on-stdin 05 "
