package org.hybridgrid.toolchain;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which files of a machine are compiler drivers by their names and places. */
final class DriverNames {

    // gcc, g++-12, clang++-14, aarch64-linux-gnu-gcc-12, but not gcc-ar or clang-format.
    private static final Pattern NAME =
            Pattern.compile("((?:[\\w.+]+-)*)(gcc|g\\+\\+|cc|c\\+\\+|clang|clang\\+\\+)(-\\d+(?:\\.\\d+)*)?");

    private DriverNames() {
    }

    /** Drivers in these directories and the usual ones, each once, GCC's before Clang's. */
    static List<Path> installed(List<String> searchPath) {
        Set<Path> directories = new LinkedHashSet<>();
        searchPath.stream().filter(element -> element.startsWith("/")).map(Path::of).forEach(directories::add);
        directories.add(Path.of("/usr/local/bin"));
        directories.add(Path.of("/usr/bin"));
        directories.addAll(binaries(Path.of("/opt"), "*"));
        directories.addAll(binaries(Path.of("/usr/lib"), "llvm-*"));
        Map<String, Path> drivers = new LinkedHashMap<>();
        directories.forEach(directory -> collect(directory, drivers));
        return drivers.values().stream().sorted(Comparator.comparing(DriverNames::isClang)).toList();
    }

    private static Collection<Path> binaries(Path parent, String glob) {
        return list(parent, glob).stream().map(directory -> directory.resolve("bin")).toList();
    }

    private static void collect(Path directory, Map<String, Path> drivers) {
        for (Path file : list(directory, "*{cc,++,clang}*")) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches() && CompilerSearch.isProgram(file)) {
                drivers.putIfAbsent(sameness(file, name.group(1), name.group(2)), file);
            }
        }
    }

    /** Two names of one file are one toolchain, unless the file behaves by its name, as Clang does. */
    private static String sameness(Path file, String prefix, String kind) {
        try {
            String real = file.toRealPath().toString();
            return real.contains("clang") ? prefix + kind.endsWith("++") + real : real;
        } catch (IOException e) {
            return file.toString();
        }
    }

    private static boolean isClang(Path file) {
        try {
            return file.toRealPath().toString().contains("clang");
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> list(Path directory, String glob) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, glob)) {
            files.forEach(found::add);
        } catch (IOException e) {
            // Not there or not readable: nothing to offer from it.
            return List.of();
        }
        found.sort(Comparator.naturalOrder());
        return found;
    }
}
