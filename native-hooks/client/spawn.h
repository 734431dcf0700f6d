#ifndef HYBRIDGRID_SPAWN_H
#define HYBRIDGRID_SPAWN_H

#include <stdint.h>
#include <sys/resource.h>

/* How a child ended. */
struct ending {
    int status;  /* as wait4() gives it; exit 126 or 127, said on stderr, when it could not be executed */
    struct rusage usage;
};

/*
 * Runs the program (see prepare_execution) in our process group, hands on the signals that are sent to us
 * alone, and waits for it. Nothing of it outlives us, even when we are killed.
 */
struct ending run_child(const char *path, char **argv);

/* User and system time, in microseconds. */
uint64_t cpu_micros(const struct rusage *usage);

/* Peak memory of the largest process, in KiB. */
uint64_t max_rss_kib(const struct rusage *usage);

/* Ends this process as the child ended: with its exit status, or by its signal. */
_Noreturn void end_like(int status);

#endif
