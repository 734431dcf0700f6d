package org.hybridgrid.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A tree of sources and headers, and compile commands for it, the same for the same seed. */
final class RandomProject {

    private static final int HEADER_KINDS = 7;

    private final Path root;
    private final Draw draw;
    private final SourceText text;
    private final boolean cplusplus;
    /** What each name is to be: of twenty kinds the first are headers. */
    private final Map<Path, Integer> kinds = new LinkedHashMap<>();
    private final List<Path> headers = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();

    /** A command without its compiler. */
    record Command(List<String> words, Path directory, Map<String, String> environment) {
    }

    RandomProject(Path root, long seed, boolean cplusplus) {
        this.root = root;
        this.cplusplus = cplusplus;
        this.draw = new Draw(seed);
        this.text = new SourceText(draw, cplusplus);
    }

    void write() throws IOException {
        List<String> directories = Operands.DIRECTORIES;
        for (String directory : directories) {
            Path place = Files.createDirectories(root.resolve(directory));
            Files.createDirectories(place.resolve("sub/sub"));
            if (draw.oneIn(2)) {
                Files.createDirectories(place.resolve("bare"));
            }
            for (String name : Operands.HEADERS) {
                kinds.put(place.resolve(name), draw.below(20));
            }
            Files.writeString(place.resolve("sub/data.bin"), "data" + draw.below(9));
            if (draw.oneIn(2)) {
                link(place.resolve("link"), draw.of("sub", "../three", "../four/deep/sub", "bare/../sub", "../src/deep", "gone"));
            }
        }
        for (Path file : kinds.keySet()) {
            header(file);
        }
        Files.createDirectories(root.resolve("sub"));
        Files.writeString(root.resolve("sub/data.bin"), "data");
        link(root.resolve("alias"), draw.of(directories));
        link(root.resolve("loop"), draw.of("loop", "alias/link", "./alias"));
        Files.writeString(root.resolve("file"), "");
        sources();
    }

    private void sources() throws IOException {
        for (String name : List.of("src/main", "src/deep/other", "my dir/x y", "one/\u00e9")) {
            String source = name + draw.of(cplusplus ? List.of(".cc", ".cpp", ".C") : List.of(".c", ".c", ".c", ".c", ".c", ".m"));
            Files.writeString(root.resolve(source), text.source(siblings(root.resolve(source))));
            sources.add(source);
        }
        link(root.resolve("src/linked" + (cplusplus ? ".cc" : ".c")), "deep/../deep/" + Path.of(sources.get(1)).getFileName());
        sources.add("src/linked" + (cplusplus ? ".cc" : ".c"));
    }

    private void header(Path file) throws IOException {
        int kind = kinds.get(file);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (kind < HEADER_KINDS) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.header(siblings(file)));
            headers.add(file);
        } else if (kind == HEADER_KINDS) {
            Files.createDirectories(file.getParent());
            link(file, draw.of("../one/", "../two/sub/", "", root + "/three/", "../../two/") + draw.of(Operands.HEADERS));
        } else if (kind == HEADER_KINDS + 1 && draw.oneIn(4)) {
            Files.createDirectories(file);
        } else if (kind == HEADER_KINDS + 2 && draw.oneIn(3) && !headers.isEmpty()) {
            Files.createDirectories(file.getParent());
            Files.copy(draw.of(headers), file);
        }
    }

    /** Headers beside a file, which can be included without asking whether they are there. */
    private List<String> siblings(Path file) {
        return kinds.keySet().stream().filter(other -> other.getParent().equals(file.getParent()) && kinds.get(other) < HEADER_KINDS)
                .map(other -> other.getFileName().toString()).toList();
    }

    private static void link(Path link, String target) throws IOException {
        if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(link, Path.of(target));
        }
    }

    /** Changes what a header says, or takes one away, or brings one that was not there: as a build does that generates headers. */
    void change() throws IOException {
        Path file = root.resolve(draw.of(Operands.DIRECTORIES)).resolve(draw.of(Operands.HEADERS));
        if (Files.isDirectory(file) || Files.isSymbolicLink(file)) {
            return;
        }
        if (Files.exists(file) && draw.oneIn(3)) {
            Files.delete(file);
        } else {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.header(siblings(file)));
        }
    }

    Command command() {
        Map<String, String> environment = new TreeMap<>();
        List<String> words = new ArrayList<>();
        String place = draw.of("", "", "", "src", "src/deep", "my dir");
        String up = place.isEmpty() ? "" : "../".repeat(place.split("/").length);
        Path directory = place.isEmpty() ? root : root.resolve(place);
        environment.put("PWD", directory.toString());
        for (int i = draw.below(9); i > 0; i--) {
            option(words, up);
        }
        if (draw.oneIn(6)) {
            environment.put(draw.of("CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH"),
                    draw.of("", ":", "") + up + draw.of(Operands.DIRECTORIES) + draw.of("", ":" + root + "/two", ":", ":none:" + up + "three"));
        }
        words.addAll(dialect());
        words.add(draw.oneIn(2) ? 0 : words.size(), "-c");
        String source = draw.of(sources);
        words.add(switch (draw.below(6)) {
            case 0 -> root + "/" + source;
            case 1 -> up + "src/../" + source;
            case 2 -> "./" + up + source;
            default -> up + source;
        });
        return new Command(words, directory, environment);
    }

    private List<String> dialect() {
        List<String> words = new ArrayList<>();
        if (draw.oneIn(4)) {
            words.add(draw.of(cplusplus
                    ? List.of("-std=c++98", "-std=gnu++11", "-std=c++14", "-std=c++17", "-std=gnu++20", "-ansi")
                    : List.of("-std=c90", "-std=gnu90", "-std=c99", "-std=gnu11", "-std=c17", "-std=c2x", "-ansi")));
        }
        if (draw.oneIn(8)) {
            words.add(draw.of("-trigraphs", "-undef", "-nostdinc", "-ffreestanding", "-pedantic", "-fms-extensions", "-fno-dollars-in-identifiers",
                    "-O2", "-Wall", "-Wundef", "-Wtraditional"));
        }
        return words;
    }

    private void option(List<String> words, String up) {
        String directory = switch (draw.below(8)) {
            case 0 -> draw.of("none", "file", "alias", "loop", "one/../two", "three/link", "src/bare/..", "./one/", "alias/sub", ".", "one//sub");
            case 1 -> draw.of("one/sub", "two/sub", "src/sub");
            default -> draw.of(Operands.DIRECTORIES);
        };
        directory = draw.oneIn(4) ? root + "/" + directory : up + directory;
        switch (draw.below(21)) {
            case 0, 1, 2, 3, 4 -> either(words, "-I", directory);
            case 5, 6 -> either(words, "-iquote", directory);
            case 7, 8 -> either(words, "-isystem", directory);
            case 9, 19 -> either(words, "-idirafter", directory);
            case 10 -> either(words, draw.of("-include", "-imacros"), draw.oneIn(6) ? new Operands(draw).plain()
                    : up + root.relativize(draw.of(headers)));
            case 11 -> either(words, "-D", draw.of("D1", "D2=2", "D3=0", "D1=1"));
            case 12 -> either(words, "-D", draw.of("H", "H2", "HEADER", "Q", "NAME", "STR", "sub") + "=" + new Operands(draw).operand());
            case 13 -> either(words, "-U", draw.of("D1", "D2", "H", "linux"));
            case 14 -> words.addAll(draw.of(List.of("-isysroot", root + "/sys"), List.of("--sysroot=" + root + "/sys"), List.of("--sysroot=" + up + "sys")));
            case 15 -> words.addAll(List.of("-iprefix", draw.of(up, root + "/", up + "pre-"), draw.of("-iwithprefix", "-iwithprefixbefore"), draw.of("one", "two")));
            case 16 -> words.add("-Wp," + draw.of("-I" + directory, "-D,D1", "-DD2=3", "-UD1").replace("my dir", "two"));
            case 17 -> words.add(draw.of("--include-directory=", "--include-directory-after=") + directory);
            case 18 -> words.addAll(List.of(draw.of("--include-directory", "--include-directory-after"), directory));
            default -> words.addAll(List.of("--define-macro", "D2=4"));
        }
    }

    private void either(List<String> words, String option, String operand) {
        if (draw.oneIn(2)) {
            words.add(option + operand);
        } else {
            words.add(option);
            words.add(operand);
        }
    }

}
