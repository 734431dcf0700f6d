/*
 * Keeps the books of a machine that is only thought: runs the real `hybridgrid-confine` with the given arguments, and tells of the CPU time that
 * the compiler would have had there, both where a node looks while it runs, in /proc/PID/stat, and in the report at its end.
 *
 * The machine gives a slot SHARE of a CPU, so that is what elapsed time is worth in CPU time; each CPU does EFFICIENCY times the work of the
 * reference, which shows only by how much CPU time a compile takes. MACHINE is a file with these two numbers, CONFINE the real program.
 * The file in /proc is covered by a mount, so this wants root and a mount namespace of the node's own.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LOOK_MS = 100, TICK_MS = 10 };

static pid_t child;

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static double share_here(void)
{
    double share = 1;
    FILE *file = fopen(MACHINE, "re");
    if (file != NULL) {
        if (fscanf(file, "%lf", &share) != 1)
            share = 1;
        fclose(file);
    }
    return share;
}

static void end_child(int signal) { kill(child, signal); }

static const char *operand(char **words, const char *option)
{
    for (int i = 1; words[i] != NULL && words[i + 1] != NULL; i++)
        if (strcmp(words[i], option) == 0)
            return words[i + 1];
    return NULL;
}

/* Field 14 is the time in user mode. In one write, since the node may be reading; never shorter than before. */
static void tell(int file, double cpu_ms)
{
    char line[400];
    int length = snprintf(line, sizeof line, "%d (gcc) S %d 0 0 0 -1 0 0 0 0 0 %lld 0 0 0 20 0 1 0 0 0 0\n", getpid(), getppid(),
        (long long) (cpu_ms / TICK_MS));
    if (pwrite(file, line, (size_t) length, 0) != length)
        perror("accounting");
}

/* Covers our own stat; no file is left behind. */
static int open_books(const char *report)
{
    char path[4096];
    snprintf(path, sizeof path, "%s.stat", report);
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0)
        return -1;
    tell(file, 0);
    if (mount(path, "/proc/self/stat", NULL, MS_BIND, NULL) != 0)
        perror("accounting: mount");
    unlink(path);
    return file;
}

static void rewrite(const char *report, double cpu_ms)
{
    int status;
    long long micros;
    long peak;
    char level[20];
    FILE *file = fopen(report, "r+e");
    if (file == NULL)
        return; /* could not be run, and has said why */
    if (fscanf(file, "%d %lld %ld %19s", &status, &micros, &peak, level) == 4) {
        rewind(file);
        fprintf(file, "%d %lld %ld %s\n", status, (long long) (cpu_ms * 1000), peak, level);
    }
    fclose(file);
}

int main(int count, char **words)
{
    const char *report = operand(words, "--report");
    words[0] = CONFINE;
    if (count < 3 || report == NULL)
        return execv(CONFINE, words) == 0 ? 0 : 125;
    double share = share_here(), started = now_ms();
    sigset_t of_child;
    sigemptyset(&of_child);
    sigaddset(&of_child, SIGCHLD);
    sigprocmask(SIG_BLOCK, &of_child, NULL);
    child = fork();
    if (child == 0) {
        sigprocmask(SIG_UNBLOCK, &of_child, NULL);
        execv(CONFINE, words);
        _exit(125);
    }
    signal(SIGTERM, end_child);
    int books = open_books(report), status;
    const struct timespec look = {.tv_nsec = LOOK_MS * 1000000L};
    while (waitpid(child, &status, WNOHANG) == 0) {
        tell(books, share * (now_ms() - started));
        sigtimedwait(&of_child, NULL, &look);
    }
    rewrite(report, share * (now_ms() - started));
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
