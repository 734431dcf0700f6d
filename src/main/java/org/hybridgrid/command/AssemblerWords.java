package org.hybridgrid.command;

import java.util.List;
import java.util.Set;

/**
 * Words given to the assembler by {@code -Wa,} and {@code -Xassembler}. Those that neither name a file
 * nor list are known; of any other, the assembler's target may make a file.
 */
final class AssemblerWords {

    private static final Set<String> FLAGS = Set.of(
            "--noexecstack", "--execstack", "--32", "--64", "--x32", "-32", "-64", "-n32", "-W", "--no-warn", "--warn",
            "--fatal-warnings", "-L", "--keep-locals", "-R", "-Z", "-J", "-EL", "-EB", "-mthumb", "-mthumb-interwork",
            "--divide", "--compress-debug-sections", "--nocompress-debug-sections", "-mlittle-endian", "-mbig-endian",
            "-mregnames", "-many", "-mbranches-within-32B-boundaries", "--reduce-memory-overheads", "--traditional-format",
            "-mrelax", "-mno-relax", "-KPIC", "--strip-local-absolute", "-msoft-float", "-mhard-float", "-u", "-Qy", "-Qn");

    private static final List<String> PREFIXES = List.of(
            "-march=", "-mcpu=", "-mtune=", "-mfpu=", "-mfloat-abi=", "-mabi=", "-meabi=", "-mimplicit-it=",
            "-mrelax-relocations=", "-mx86-used-note=", "-malign-branch", "-mlfence-", "-momit-lock-prefix=", "-mmnemonic=",
            "-msyntax=", "-mshared", "--size-check=", "--compress-debug-sections=", "--defsym=", "--elf-stt-common=",
            "--generate-missing-build-notes=", "--hash-size=", "-mips", "--trap", "--no-trap", "-mpower", "-mppc");

    private AssemblerWords() {
    }

    /** Whether a word asks for debug information, whose paths only the compiler's own mapping reaches in assembler sources. */
    static boolean isDebug(String word) {
        return word.equals("-g") || word.startsWith("-gdwarf-") || word.startsWith("--gdwarf-") || word.equals("--gen-debug");
    }

    /** The first word that may name a file or is unknown, or null. */
    static String objectionable(List<Operand> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            if (word.equals("--defsym") && i + 1 < words.size() && words.get(i + 1).text().contains("=")) {
                i++;
            } else if (!FLAGS.contains(word) && !isDebug(word) && PREFIXES.stream().noneMatch(word::startsWith)) {
                return word;
            }
        }
        return null;
    }
}
