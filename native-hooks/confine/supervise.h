#ifndef HYBRIDGRID_CONFINE_SUPERVISE_H
#define HYBRIDGRID_CONFINE_SUPERVISE_H

#include <stdbool.h>
#include <sys/resource.h>
#include <sys/types.h>

/* Catches what tells us to end, from before the child exists. */
bool supervise_begin(void);

/*
 * Waits for the child. SIGTERM, SIGINT, SIGHUP or the end of the process that started us ends it earlier. When this
 * returns, nothing that it started is left. Gives the status as wait4() does, and what the child used, without
 * descendants that it did not wait for.
 */
int supervise(pid_t child, struct rusage *usage);

#endif
