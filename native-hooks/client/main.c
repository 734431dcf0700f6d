/*
 * `hybridgrid`: stands for a compiler, runs a build, or starts the Java program for everything else. Small and without a
 * JVM, since a build calls it once per source file.
 */
#include "compile.h"
#include "daemon.h"
#include "digest.h"
#include "explain.h"
#include "launch.h"
#include "run.h"
#include "state.h"
#include "text.h"

#include <string.h>

static bool means_ourselves(const char *word)
{
    return strcmp(base_name(word), "hybridgrid") == 0 && (strchr(word, '/') == NULL || is_ourselves(word));
}

int main(int argc, char **argv)
{
    if (argc < 1 || argv[0] == NULL)
        return 2;
    const char *name = base_name(argv[0]);
    if (strcmp(name, "hybridgrid") != 0)
        stand_for(argv[0], argv);
    const char *command = argc > 1 ? argv[1] : "";
    if (strcmp(command, "cc") == 0) {
        char **words = argv + 1;
        /* A build may have us as its launcher and in CC. */
        while (words[1] != NULL && means_ourselves(words[1]) && words[2] != NULL && strcmp(words[2], "cc") == 0)
            words += 2;
        /* `hybridgrid cc -c a.c`: the word before the options takes the place of argv[0]. */
        if (words[1] != NULL && words[1][0] != '-')
            stand_for(words[1], words + 1);
        stand_for("cc", words);
    }
    if (strcmp(command, "digest") == 0)
        return print_digests(argv + 2);
    bool wants_help = argc > 2 && (strcmp(argv[2], "--help") == 0 || strcmp(argv[2], "-h") == 0);
    if (strcmp(command, "run") == 0 && !wants_help)
        run_command(argv + 2);
    bool was_asked = argc > 2 && strcmp(argv[2], "--request-on-stdin") == 0;
    if (strcmp(command, "explain") == 0 && !wants_help && !was_asked)
        explain(argv + 2);
    if (strcmp(command, "join") == 0 && wants_daemon(argv + 2) && can_start_node())
        return start_daemon(argv + 1);
    launch(argv + 1);
}
