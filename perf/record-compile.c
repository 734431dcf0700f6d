/*
 * Stands for a compiler and adds one line to a trace for each compile: what it took, and what was known of it before.
 *
 *   record-compile COMPILER ARGUMENTS…      in the environment: TRACE (file), TRACE_ROOT (sources), TRACE_START (epoch, ms)
 *
 * A compile is a command with -c. The files it read are found by a second run with -M, after it was measured. Anything else
 * is just run. Lines are written at once with O_APPEND, so that parallel compiles don't mix.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const char *source;
static int optimisation, debug, cplusplus, compiles;

static int ends(const char *word, const char *ending) {
    size_t length = strlen(word), tail = strlen(ending);
    return length > tail && strcmp(word + length - tail, ending) == 0;
}

static int takes_operand(const char *word) {
    static const char *const words[] = {"-o", "-I", "-D", "-U", "-include", "-imacros", "-isystem", "-iquote", "-MF", "-MT", "-MQ", "-x", "--param"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(word, words[i]) == 0) return 1;
    }
    return 0;
}

static void look(char **words) {
    cplusplus = ends(words[0], "++");
    for (int i = 1; words[i]; i++) {
        const char *word = words[i];
        if (takes_operand(word)) {
            if (!words[++i]) return;
        } else if (strcmp(word, "-c") == 0) {
            compiles = 1;
        } else if (strncmp(word, "-O", 2) == 0) {
            optimisation = word[2] == 0 ? 1 : word[2] >= '0' && word[2] <= '3' ? word[2] - '0' : 2;
        } else if (strncmp(word, "-g", 2) == 0) {
            debug = word[2] != '0';
        } else if (word[0] != '-' && (ends(word, ".c") || ends(word, ".cc") || ends(word, ".cpp") || ends(word, ".cxx"))) {
            source = word;
            if (!ends(word, ".c")) cplusplus = 1;
        }
    }
}

static long long now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

static int run(char **words, struct rusage *used) {
    int status;
    pid_t child = fork();
    if (child == 0) {
        execvp(words[0], words);
        _exit(127);
    }
    while (wait4(child, &status, 0, used) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

/* The files of a make rule: words after the colon. */
static void read_files(FILE *rule, long *files, long long *bytes) {
    char word[PATH_MAX];
    int past = 0;
    while (fscanf(rule, "%4095s", word) == 1) {
        struct stat st;
        if (!past) {
            past = ends(word, ":");
        } else if (strcmp(word, "\\") != 0 && stat(word, &st) == 0) {
            ++*files;
            *bytes += st.st_size;
        }
    }
}

static void count_inputs(char **words, long *files, long long *bytes) {
    int count = 0, pipes[2];
    while (words[count]) count++;
    char **asked = calloc(count + 2, sizeof *asked);
    int n = 0;
    for (int i = 0; i < count; i++) {
        if (strcmp(words[i], "-c") == 0 || strcmp(words[i], "-MD") == 0 || strcmp(words[i], "-MMD") == 0 || strcmp(words[i], "-MP") == 0) continue;
        if (strcmp(words[i], "-o") == 0 || strcmp(words[i], "-MF") == 0 || strcmp(words[i], "-MT") == 0 || strcmp(words[i], "-MQ") == 0) {
            i++;
            continue;
        }
        asked[n++] = words[i];
    }
    asked[n] = "-M";
    if (pipe(pipes) != 0) return;
    pid_t child = fork();
    if (child == 0) {
        dup2(pipes[1], 1);
        close(pipes[0]);
        close(pipes[1]);
        execvp(asked[0], asked);
        _exit(127);
    }
    close(pipes[1]);
    FILE *rule = fdopen(pipes[0], "r");
    read_files(rule, files, bytes);
    fclose(rule);
    waitpid(child, NULL, 0);
}

static void record(char **words, long long released, const struct rusage *used) {
    char path[PATH_MAX], line[PATH_MAX + 200];
    const char *root = getenv("TRACE_ROOT"), *name = path;
    struct stat st;
    long files = 0;
    long long bytes = 0;
    if (!realpath(source, path) || stat(path, &st) != 0) return;
    if (root && strncmp(path, root, strlen(root)) == 0) name = path + strlen(root) + 1;
    count_inputs(words, &files, &bytes);
    double cpu = used->ru_utime.tv_sec * 1e3 + used->ru_utime.tv_usec / 1e3 + used->ru_stime.tv_sec * 1e3 + used->ru_stime.tv_usec / 1e3;
    int length = snprintf(line, sizeof line, "%s,%s O%d g%d,%.1f,%ld,%lld,%ld,%lld,%d,%d,%d,%lld\n", name, cplusplus ? "C++" : "C",
        optimisation, debug, cpu, used->ru_maxrss, (long long)st.st_size, files, bytes, optimisation, debug, cplusplus, released);
    int trace = open(getenv("TRACE"), O_WRONLY | O_CREAT | O_APPEND, 0644);
    if (trace < 0 || write(trace, line, length) != length) perror("record-compile");
    close(trace);
}

int main(int count, char **words) {
    if (count < 2 || !getenv("TRACE")) {
        fprintf(stderr, "usage: TRACE=FILE record-compile COMPILER ARGUMENTS...\n");
        return 2;
    }
    struct rusage used;
    long long start = getenv("TRACE_START") ? atoll(getenv("TRACE_START")) : 0;
    long long released = now_ms() - start;
    look(words + 1);
    int status = run(words + 1, &used);
    if (status == 0 && compiles && source) record(words + 1, released, &used);
    return status;
}
