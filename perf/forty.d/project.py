"""Makes a project that takes what a trace says: sources whose compile sleeps, headers, a Makefile.

    project.py TRACE COPIES SCALE DIRECTORY        prints: compiles, milliseconds of all on a CPU of speed 1, of the longest

Each compile of the trace is followed by its copies, as in the simulator, each a source of its own. Sources have the traced size and include as many
files as were read, all but one by way of that one. Headers all have the trace's mean size.
"""

import csv
import os
import sys

FILL = "/* %s */\n" % ("x" * 72)


def sized(text, size):
    """Comments up to the size: they cost a scanner what code would."""
    return text + FILL * max(0, (size - len(text)) // len(FILL))


def write(directory, name, text):
    with open(os.path.join(directory, name), "w", encoding="utf-8") as file:
        file.write(text)


def object_bytes(row):
    """Not in the trace; a guess at what -g makes."""
    return 2 * int(row["source_bytes"]) + int(row["input_bytes"]) // 8


def main(trace, copies, scale, directory):
    with open(trace, encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    counts = {int(row["inputs"]) for row in rows}
    size = sum(int(row["input_bytes"]) - int(row["source_bytes"]) for row in rows) // sum(int(row["inputs"]) for row in rows)
    os.makedirs(os.path.join(directory, "include"))
    os.makedirs(os.path.join(directory, "src"))
    for number in range(max(counts) - 2):
        write(directory, "include/h%d.h" % number, sized("/* %d */\n" % number, size))
    for count in counts:
        write(directory, "include/all%d.h" % count, "".join('#include "h%d.h"\n' % number for number in range(count - 2)))
    rules = []
    costs = []
    for number, row in enumerate(rows):
        cost = float(row["cpu_ms"]) * scale
        ending = "cc" if row["cplusplus"] == "1" else "c"
        text = "/*cost %.1f object %d*/\n" % (cost, object_bytes(row))
        if int(row["inputs"]) > 1:
            text += '#include "all%d.h"\n' % int(row["inputs"])
        for copy in range(copies):
            # The cost history names a source by the last parts of its path: each is a compile that was never seen.
            source = "src/%d-%d.%s" % (number, copy, ending)
            write(directory, source, sized(text + "int of_%d_%d;\n" % (number, copy), int(row["source_bytes"])))
            words = "-O%s%s -Iinclude" % (row["optimisation"], " -g" if row["debug"] == "1" else "")
            rules.append((source, words))
            costs.append(cost)
    makefile = "all: %s\n" % " ".join(source + ".o" for source, _ in rules)
    for source, words in rules:
        makefile += "%s.o: ; @$(HG) cc gcc %s -c %s -o $@\n" % (source, words, source)
    write(directory, "Makefile", makefile)
    print(len(costs), sum(costs), max(costs))


main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.argv[4])
