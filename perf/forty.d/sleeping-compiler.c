/*
 * Stands for a compiler on another machine: where GCC would work for so long, it sleeps, and then writes an object of the given size.
 *
 * A source that it compiles so begins with the line   / * cost MILLISECONDS object BYTES * /   (without the blanks), what the compile takes on a
 * CPU of speed 1. Anything else is the real GCC's, questions about itself too, so that it is found and examined like any GCC.
 *
 * GCC is its path, PREFIX where its parts are (which it would look for beside us), MACHINE a file that says what machine it runs on: `SHARE EFFICIENCY`, see accounting.c.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int ends(const char *word, const char *ending)
{
    size_t length = strlen(word), tail = strlen(ending);
    return length > tail && strcmp(word + length - tail, ending) == 0;
}

static int is_source(const char *word) { return word[0] != '-' && (ends(word, ".c") || ends(word, ".cc")); }

static int traced(const char *source, double *cost_ms, long *object_bytes)
{
    FILE *file = fopen(source, "re");
    if (file == NULL)
        return 0;
    int found = fscanf(file, "/*cost %lf object %ld*/", cost_ms, object_bytes) == 2;
    fclose(file);
    return found;
}

static double speed_here(void)
{
    double share = 1, efficiency = 1;
    FILE *file = fopen(MACHINE, "re");
    if (file != NULL) {
        if (fscanf(file, "%lf %lf", &share, &efficiency) != 2)
            share = efficiency = 1;
        fclose(file);
    }
    return share * efficiency;
}

static void work(double ms)
{
    struct timespec left = {.tv_sec = (time_t) (ms / 1e3)};
    left.tv_nsec = (long) ((ms - 1e3 * (double) left.tv_sec) * 1e6);
    while (nanosleep(&left, &left) != 0) {
    }
}

/* An ELF object by its first bytes, and then what compresses to about a third, as objects do. The same for the same source. */
static int write_object(const char *path, double cost_ms, long bytes)
{
    FILE *file = fopen(path, "we");
    if (file == NULL)
        return 0;
    unsigned random = (unsigned) (cost_ms * 10) | 1u;
    fwrite("\177ELF\2\1\1", 1, 7, file);
    for (long i = 7; i < bytes; i++) {
        random = random * 1664525u + 1013904223u;
        putc(i % 192 < 64 ? (int) (random >> 24) : 0, file);
    }
    return fclose(file) == 0;
}

int main(int count, char **words)
{
    const char *source = NULL, *object = NULL;
    int compiles = 0;
    for (int i = 1; i < count; i++) {
        if (strcmp(words[i], "-c") == 0)
            compiles = 1;
        else if (strcmp(words[i], "-o") == 0 && i + 1 < count)
            object = words[++i];
        else if (is_source(words[i]))
            source = words[i];
    }
    double cost_ms;
    long object_bytes;
    if (!compiles || source == NULL || object == NULL || !traced(source, &cost_ms, &object_bytes)) {
        setenv("GCC_EXEC_PREFIX", PREFIX, 1);
        execv(GCC, words); /* by our name, which it gives as its own */
        perror(GCC);
        return 1;
    }
    work(cost_ms / speed_here());
    if (write_object(object, cost_ms, object_bytes))
        return 0;
    perror(object);
    return 1;
}
