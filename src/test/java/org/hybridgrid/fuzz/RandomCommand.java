package org.hybridgrid.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Command lines for a small tree of sources: mostly sense, with some of every option that a table knows, and misspelt ones. */
final class RandomCommand {

    private static final List<String> SOURCES = List.of("a.c", "a.c", "a.c", "dir/d.c", "a.b.c", "b.cc", "b.cc", "p.s", "q.S", "i.i", "ii.ii",
            "dir/e.cpp", "C.C", "x y.c", "./a.c", "dir/../a.c", ".hid.c", "m.m", "noext", "o.o", "lib.a", "h.h", "-", "gone.c", "dir/.c", "sx.sx", "up.CPP");

    private static final List<String> OUTPUTS = List.of("", "", "-o a.o", "-oq.o", "-o out/x.obj", "-oq", "-o out/.hid", "-o q.r.o", "-o ./z..o",
            "--output=long.o", "--output long.o", "-o e.d/q", "-o out/../w.o", "-o a.o -o b.o", "-obc", "-object.o", "-o out/", "-o nodir/x.o", "-o -", "-o $ROOT/abs.o",
            "-o out/no.s", "-o link.o");

    private static final List<String> LANGUAGES = List.of("-x c", "-xc", "-x c++", "-xc++", "-x none", "-xnone", "-x assembler", "-x assembler-with-cpp",
            "-x cpp-output", "-x c++-cpp-output", "-x objective-c", "-x c-header", "--language=c", "--language c++", "-x f77");

    private static final List<String> PLAIN = List.of("-MD", "-MMD", "-MD -MF dep.d", "-MD -MFdep2.d -MT tgt", "-Wp,-MD,wp.d", "-Wp,-MMD,out/wp.d",
            "-MD -MP -MQ x$y", "-MMD -MF $ROOT/abs.d", "-MF x.d", "-MT y", "-MP", "-MD -MT a -MT b -MQ c", "-MDx", "-MM", "-M", "-MG", "-MD -MG", "-Wp,-MD,wp.d -MT z",
            "-Wp,-MD,wp.d,-MT,z", "-Wp,-MMD,wp.d -MF w2.d", "-Xpreprocessor -MD -Xpreprocessor xp.d", "-MD -Wp,-MP", "-MMD -MD", "-Wp,-MD -Wp,v.d", "-Wp,-MD",
            "-g", "-g3", "-g1", "-g0", "-gdwarf-4", "-gdwarf-5", "-ggdb3", "-g -gsplit-dwarf", "-gsplit-dwarf", "-g -g0", "-gz", "-gz=zlib", "-gno-split-dwarf", "--debug",
            "-fstack-usage", "-O", "-O2", "-O3", "-Os", "-Og", "-Ofast", "-O0", "--optimize", "--optimize=2", "-O1 -O2", "-DX=foo.c", "-D Y.c", "-UZ", "-U X", "-D X=1 -UX",
            "--define-macro V=1", "--define-macro=V", "--undefine-macro=V", "-DX='a b'", "-Iinc", "-I inc", "-I $ROOT/inc", "-I$ROOT/inc", "-isystem inc",
            "-isysteminc", "-isystem $ROOT/inc", "-iquoteinc", "-iquote inc", "-idirafter inc", "-include inc/f.h", "-include f.h -Iinc", "-imacros inc/f.h",
            "-include $ROOT/inc/f.h", "-includeinc/f.h", "--include=inc/f.h", "--include inc/f.h", "--include-directory=inc", "--include-directory inc",
            "--include-directory-after=inc", "--imacros inc/f.h", "-iprefix in -iwithprefix c", "-iprefix $ROOT/ -iwithprefixbefore inc", "-iwithprefix inc",
            "-nostdinc", "-nostdinc++", "-isysroot $ROOT/inc", "--sysroot=$ROOT/inc", "--sysroot inc", "-I=inc", "-I-", "-I", "-I ''", "-Wall", "-Wextra -Wno-unused",
            "-Werror=format", "-Wno-next-years", "-Wnext-years", "-w", "-pedantic", "-fPIC", "-fpie", "-pipe", "-lm", "-L out", "-Lout", "-Wl,-z,now", "-Xlinker a.c",
            "-Xlinker -o", "--param ssp-buffer-size=8", "--param=ssp-buffer-size=8", "--param max-inline-insns-single=9", "-std=gnu11", "-std=c99", "--std=c11", "--std c11", "-std=c++17",
            "-ansi", "-m64", "-m32", "-march=x86-64", "-march=native", "-mtune=native", "-mtune=generic", "-msse4.2", "-mno-sse3", "-Wa,--noexecstack", "-Wa,-g",
            "-Wa,-I,inc", "-Wa,-al=x.lst", "-Wa,-mrelax-relocations=no", "-Wa,--defsym,A=1", "-Wa,--defsym,A", "-Xassembler --noexecstack", "-Xassembler -o", "-u a.c",
            "-z x.c", "-T a.c", "-Wp,-D,WP", "-Wp,-DWQ=1,-UWR", "-Wp,-Iinc", "-Wp,-I,inc,-isystem,inc", "-Wp,-include,inc/f.h", "-Xpreprocessor -DXP", "-Wp,-I$ROOT/inc",
            "-frandom-seed=a.c", "-fno-common", "-pthread", "-static", "-shared", "-save-temps", "-v", "-H", "-###", "--version", "-fsyntax-only", "-S", "-c", "-E", "--compile",
            "--assemble", "--preprocess", "-Xclang -disable-O0-optnone", "-Xclang -include -Xclang inc/f.h", "-Xclang -fexceptions", "-Xclang=-fexceptions", "-mllvm -x86-asm-syntax=intel",
            "-mllvm=-x86-asm-syntax=att", "-fverbose-asm", "-flto", "-fno-lto", "-ffat-lto-objects", "-fprofile-arcs", "--coverage", "-fdump-tree-all", "-dumpdir out/", "-fopt-info",
            "-time", "-specs=x", "-B out", "-Bout", "-b x", "-V 1", "-wrapper x", "-fplugin=x", "-ftime-report", "-aux-info y", "-fsanitize=address", "-fsanitize=undefined",
            "-fsanitize=thread", "-fcallgraph-info", "-fcallgraph-info=su,da", "-ffile-prefix-map=$ROOT=/x", "-fdebug-prefix-map=a=b", "-fmacro-prefix-map==x", "-fno-working-directory",
            "-fworking-directory", "-fdirectives-only", "-fpreprocessed", "-fdebug-types-section", "-frecord-gcc-switches", "-grecord-gcc-switches", "-gno-record-gcc-switches", "-ftrapv",
            "-traditional-cpp", "-undef", "-trigraphs", "-C", "-CC", "-P", "-dD", "-dM", "-dI", "-A x=y", "-A-x", "-Ax=y", "-remap", "-funsigned-char", "-ffreestanding",
            "-finput-charset=utf-8", "-fexec-charset=latin1", "-fdiagnostics-color=always", "-fdiagnostics-format=json", "-fmessage-length=40", "-fintegrated-as", "-no-integrated-as",
            "-target x86_64-linux-gnu", "--target=x86_64-linux-gnu", "-arch x86_64", "-ftls-model=initial-exec", "-fvisibility=hidden", "-fpch-preprocess", "-fmodules",
            "-fdebug-compilation-dir=/x", "-fdebug-compilation-dir /x", "-ffile-compilation-dir=/y", "-fdebug-default-version=4", "-R x", "-Rpass=inline", "-e x", "-h x.c", "-y q", "-N", "-n", "-s", "-t", "-r",
            "-fno-integrated-cc1", "-no-canonical-prefixes", "-Qunused-arguments", "-fuse-ld=gold", "-print-file-name=x", "-dumpversion", "--help", "-Q", "-p", "-pg", "-fident",
            "-fcf-protection=full", "-fstack-clash-protection", "-fstack-protector-strong", "-D_FORTIFY_SOURCE=2", "-fno-plt", "-fgnu89-inline", "-fcommon", "-fopenmp", "-mfpmath=sse", "@args.rsp", "@quoted.rsp", "@nested.rsp", "@gone.rsp", "--", "-x", "-o", "''",
            "-gtoggle", "-fcompare-debug", "-fmax-errors=1", "-ferror-limit=1", "-fno-diagnostics-show-option", "-fasynchronous-unwind-tables", "-fzero-call-used-regs=all", "-mgeneral-regs-only",
            "-fdata-sections -ffunction-sections", "-finstrument-functions", "-fno-asynchronous-unwind-tables", "-flive-patching", "-fanalyzer", "-ftabstop=3", "-fno-show-column", "-Wmissing-include-dirs -Igone");

    private final List<String> tables;
    private final Draw draw;
    private final String root;

    RandomCommand(Draw draw, List<String> tables, String root) {
        this.draw = draw;
        this.tables = tables;
        this.root = root;
    }

    /** Every spelling in the tables of the parser. */
    static List<String> tables() {
        return Stream.of("options.txt", "gcc-names.txt", "clang-names.txt").flatMap(RandomCommand::spellings).collect(Collectors.toList());
    }

    private static Stream<String> spellings(String table) {
        try (InputStream stream = RandomCommand.class.getResourceAsStream("/org/hybridgrid/command/" + table);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList().stream()
                    .flatMap(line -> Stream.of(line.split("\\s+"))).filter(word -> word.startsWith("-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void lay(Path place) throws IOException {
        for (String name : List.of("dir", "out", "inc", "e.d")) {
            Files.createDirectories(place.resolve(name));
        }
        String text = "struct S { int a; }; static int g(int x) { return x + 1; }\nint f(int x) { struct S s = { g(x) }; return s.a; }\n";
        for (String name : List.of("a.c", "dir/d.c", "a.b.c", "b.cc", "noext", "i.i", "ii.ii", "dir/e.cpp", "C.C", "x y.c", ".hid.c", "m.m", "h.h", "dir/.c", "up.CPP")) {
            String include = name.endsWith("i") ? "" : "#include \"" + (name.startsWith("dir/") ? "../" : "") + "inc/f.h\"\n";
            Files.writeString(place.resolve(name), include + text + (include.isEmpty() ? "" : "const char *where = __FILE__;\n"));
        }
        Files.writeString(place.resolve("p.s"), ".text\n.globl s\ns:\n.long 1\n");
        Files.writeString(place.resolve("q.S"), "#include \"inc/f.h\"\n.text\n.globl s\ns:\n.long F\n");
        Files.writeString(place.resolve("sx.sx"), "#define V 1\n.text\n.globl s\ns:\n.long V\n");
        Files.writeString(place.resolve("inc/f.h"), "#ifndef FH\n#define FH\n#define F 1\n#endif\n");
        Files.writeString(place.resolve("args.rsp"), "-DR=1 -Iinc\n-O2\n");
        Files.writeString(place.resolve("quoted.rsp"), "-DR='a b' \"-DS=\\\"q\\\"\" -D\\ T\\=1\n");
        Files.writeString(place.resolve("nested.rsp"), "@args.rsp -g");
    }

    List<String> words() {
        List<String> parts = new ArrayList<>();
        parts.add(draw.of("-c", "-c", "-c", "-S", "-c", "--compile", ""));
        parts.add(draw.of(OUTPUTS));
        for (int i = Math.min(draw.below(7), draw.below(7)); i > 0; i--) {
            parts.add(draw.below(parts.size() + 1), draw.oneIn(4) ? odd() : draw.of(PLAIN));
        }
        String source = draw.of(SOURCES);
        source = draw.oneIn(8) ? root + "/" + source : source;
        if (draw.oneIn(6)) {
            parts.add(draw.of(LANGUAGES));
        }
        List<String> words = parts.stream().flatMap(part -> Stream.of(part.split(" "))).filter(word -> !word.isEmpty())
                .map(word -> word.equals("''") ? "" : word.replace("$ROOT", root)).collect(Collectors.toCollection(ArrayList::new));
        words.add(draw.oneIn(3) ? draw.below(words.size() + 1) : words.size(), source);
        if (draw.oneIn(15)) {
            words.add(draw.of(SOURCES));
        }
        return words;
    }

    /** An option of the tables, with an operand or without, or a word that is nearly an option. */
    private String odd() {
        String word = draw.oneIn(2) ? draw.of(tables) : draw.of(PLAIN).split(" ")[0];
        String operand = draw.of("1", "0", "a.c", "x", "inc", "inc/f.h", "2", "all", "x=y", "c", "8", "none", "out/new", "$ROOT/inc");
        return switch (draw.below(9)) {
            case 0, 1 -> word.endsWith("=") ? word + operand : word;
            case 2 -> word + operand;
            case 3 -> word + " " + operand;
            case 4 -> word + "=" + operand;
            case 5 -> word.substring(0, Math.max(1, word.length() - 1 - draw.below(3)));
            case 6 -> word.startsWith("--") ? word.substring(1) : "-" + word;
            case 7 -> word.length() > 2 ? word.substring(0, 2) + "no-" + word.substring(2) : word;
            default -> word.endsWith("=") ? word + operand : word;
        };
    }
}
