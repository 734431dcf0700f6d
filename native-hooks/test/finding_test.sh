# Which compiler is meant, and that nobody goes round in circles.

mkdir "$work/state/masquerade" "$work/wrappers" "$work/other" "$work/links"
mq="$work/state/masquerade"
ln -s "$hg" "$mq/fakecc"
base=$PATH

# Without a node, the compiler is executed
out=$(PATH="$mq:$base" fakecc x)
check "masqueraded: as direct, without our directory" "$out" "$(PATH="$base" fakecc x)"
out=$(PATH="$mq:$base" "$mq/fakecc" x | head -1)
check "masqueraded by a path" "$out" "argv0=$work/path/fakecc"
out=$(PATH="$mq:$base" "$hg" cc "$mq/fakecc" x | head -1)
check "cc of ourselves" "$out" "argv0=$work/path/fakecc"
out=$("$hg" cc "$work/path/fakecc" x | head -1)
check "cc of a path" "$out" "argv0=$work/path/fakecc"
out=$("$hg" cc "$hg" cc "$hg" cc "$work/path/fakecc" x | head -1)
check "as the launcher of ourselves" "$out" "argv0=$work/path/fakecc"
out=$("$hg" cc hybridgrid cc fakecc x | head -2 | tr '\n' ' ')
check "as the launcher of ourselves by name" "$out" "argv0=fakecc arg=x "
ln -s "$hg" "$work/links/fakecc"
out=$(PATH="$work/links:$base" fakecc x | head -1)
check "masqueraded from a directory that may hold more" "$out" "argv0=$work/path/fakecc"
out=$(PATH="$work/links:$base" fakecc x | grep ^PATH)
check "which stays on PATH" "$out" "PATH=$work/links:$base"
ln "$hg" "$work/other/fakecc" 2>/dev/null || cp "$hg" "$work/other/fakecc"
out=$(PATH="$work/other:$mq:$base" fakecc x | head -1)
check "masqueraded by a hard link" "$out" "argv0=$work/path/fakecc"
rm "$work/other/fakecc"
mkdir "$work/copy"
cp "$hg" "$work/copy/hybridgrid"
ln -s "$work/copy/hybridgrid" "$work/other/fakecc"
out=$(PATH="$mq:$work/other:$base" fakecc x | head -1)
check "two installed copies" "$out" "argv0=$work/path/fakecc"
rm "$work/other/fakecc"

cp "$bin/probe" "$work/path/cc"
out=$("$hg" cc -c a.c | head -2 | tr '\n' ' ')
check "cc stands for cc" "$out" "argv0=cc arg=-c "
out=$("$hg" cc | head -1)
check "cc alone, too" "$out" "argv0=cc"
rm "$work/path/cc"

out=$(PATH="$mq:/nonexistent" "$mq/fakecc" 2>&1); status=$?
check "no such compiler" "$status $out" "127 hybridgrid: fakecc: command not found"
out=$("$hg" cc ./nosuch 2>&1); status=$?
check "no such path" "$status $out" "127 hybridgrid: ./nosuch: No such file or directory"
: >"$work/dir/plain"
out=$("$hg" cc ./plain 2>&1); status=$?
check "a path that can't be executed" "$status $out" "126 hybridgrid: ./plain: Permission denied"
mkdir "$work/other/fakecc"
out=$(PATH="$mq:$work/other:$base" fakecc x | head -1)
check "a directory of that name is none" "$out" "argv0=fakecc"
rmdir "$work/other/fakecc"
: >"$work/other/fakecc"
out=$(PATH="$mq:$work/other:$base" fakecc x | head -1)
check "nor is a file that can't be executed" "$out" "argv0=fakecc"
rm "$work/other/fakecc"
cp "$bin/probe" "$work/dir/fakecc"
out=$(PATH="$mq::$base" fakecc x | head -1)
check "an empty entry of PATH is the working directory" "$out" "argv0=fakecc"
rm "$work/dir/fakecc"
echo 'echo "script $1"' >"$work/other/fakecc"
chmod +x "$work/other/fakecc"
out=$(PATH="$mq:$work/other:$base" fakecc x)
check "a script without #!" "$out" "script x"

# A wrapper script that calls the first fakecc on PATH which is not itself: that is us
cat >"$work/wrappers/fakecc" <<'SCRIPT'
#!/bin/sh
echo "wrapper" >&2
IFS=:
for directory in $PATH; do
    [ "$directory" = "${0%/*}" ] || [ ! -x "$directory/fakecc" ] || exec "$directory/fakecc" "$@"
done
exit 99
SCRIPT
chmod +x "$work/wrappers/fakecc"
rm "$work/other/fakecc"
out=$(PATH="$mq:$work/wrappers:$base" fakecc x 2>"$work/err" | head -1)
check "a wrapper script below us is run once" "$out $(cat "$work/err")" "argv0=$work/path/fakecc wrapper"
out=$(PATH="$work/wrappers:$mq:$base" fakecc x 2>"$work/err" | head -1)
check "a wrapper script above us" "$out $(cat "$work/err")" "argv0=$work/path/fakecc wrapper"
out=$(PATH="$mq:$work/wrappers:/bin:/usr/bin" fakecc x 2>&1)
check "a wrapper with no compiler below" "$out" "wrapper
hybridgrid: fakecc: command not found"

# A known wrapper is not asked about; what it calls is
mkdir "$work/ccache"
sed 's/wrapper/cache/' "$work/wrappers/fakecc" >"$work/ccache/ccache"
chmod +x "$work/ccache/ccache"
ln -s ccache "$work/ccache/fakecc"
node exit:31
out=$(PATH="$mq:$work/ccache:$base" fakecc x 2>&1)
check "ccache below us misses to the node" "$? $out" "31 cache"
check "which hears of the real compiler" "$(logged "arg=$work/path/fakecc")" yes
node exit:32
out=$(PATH="$mq:$work/ccache:$work/wrappers:$base" fakecc x 2>&1)
check "two wrappers: the first is ccache" "$? $out" "32 cache"
out=$(PATH="$mq:$work/ccache:$work/wrappers:$base" fakecc x 2>&1 | head -3)
check "two wrappers, no node: each is run once" "$out" "cache
wrapper
argv0=$work/path/fakecc"
out=$(PATH="$work/ccache:$base" "$hg" cc ccache -exit 3 2>&1; echo $?)
check "ccache as a prefix" "$out" "cache
3"
out=$(HYBRIDGRID_DISABLE=1 PATH="$mq:$work/ccache:$base" fakecc -exit 3 2>&1; echo $?)
check "ccache with DISABLE" "$out" "cache
3"

# A mode that is none is told, once, and taken for auto
out=$(HYBRIDGRID_MODE=remot "$hg" cc fakecc -exit 3 2>&1 >"$work/out"; echo $?)
check "an unknown mode: told" "$out" "hybridgrid: HYBRIDGRID_MODE=remot is neither auto nor remote nor local: auto is taken
3"
for mode in auto local ''; do
    out=$(HYBRIDGRID_MODE=$mode "$hg" cc fakecc -exit 3 2>&1 >"$work/out"; echo $?)
    check "the mode '$mode': nothing to tell" "$out" 3
done
