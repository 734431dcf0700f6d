package org.hybridgrid.protocol.elf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Objects that real compilers make of a small source which uses most of what objects have. */
final class Compiled {

    private static final String C = """
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            struct node { struct node *next; const char *name; long value; };
            static struct node *first; int counter = 7; static char zeroes[5000]; _Thread_local int mine;
            __attribute__((weak)) void hook(void) {}
            static int compare(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }
            void add(const char *name, long value) {
                struct node *node = malloc(sizeof *node);
                *node = (struct node){first, strdup(name), value};
                first = node; counter++; mine++; zeroes[value % sizeof zeroes]++;
            }
            int main(int argc, char **argv) {
                qsort(argv, argc, sizeof *argv, compare);
                for (int i = 0; i < argc; i++) { add(argv[i], i); hook(); }
                switch (argc) { case 1: puts("one"); break; case 2: puts("two"); break; case 3: puts("three"); break;
                    case 4: puts("four"); break; case 5: puts("five"); break; case 6: printf("%d six", counter); break; }
                return first ? (int)first->value : 0;
            }
            """;
    private static final String CPP = """
            #include <map>
            #include <string>
            #include <vector>
            struct Shape { virtual ~Shape() {} virtual double area() const = 0; };
            struct Square : Shape { double side; explicit Square(double s) : side(s) {} double area() const override { return side * side; } };
            std::map<std::string, std::vector<int>> table;
            inline int &slot(const std::string &key) { table[key].push_back(1); return table[key].back(); }
            int use(const char *key) { try { return slot(key) + table.at("x").size() + Square(2).area(); } catch (...) { return 1; } }
            """;
    private static final String ASSEMBLER = """
            #define VALUE 42
            .section .text.start,"ax",@progbits
            .globl start
            start: .long VALUE
            .quad other + 8
            .section .bss
            .zero 100
            .section .odd,"aw"
            .p2align 6
            .quad start, start + 4
            """;

    private Compiled() {
    }

    static boolean exists(String compiler) {
        return List.of(System.getenv("PATH").split(":")).stream().anyMatch(d -> new File(d, compiler).canExecute());
    }

    /** The object of one compile; words: compiler, kind (c, cpp, S), flags. */
    static byte[] object(Path directory, String... words) throws IOException, InterruptedException {
        String kind = words[1];
        Path source = Files.writeString(directory.resolve("t." + kind), kind.equals("c") ? C : kind.equals("cpp") ? CPP : ASSEMBLER);
        Path object = directory.resolve("t.o");
        List<String> command = new ArrayList<>(List.of(words));
        command.set(1, "-c");
        command.addAll(List.of(source.toString(), "-o", object.toString()));
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
        return Files.readAllBytes(object);
    }
}
