#ifndef HYBRIDGRID_CHECK_H
#define HYBRIDGRID_CHECK_H

/*
 * Runs the compiler as RUN does, tells the node what it wrote and how it ended, and ends as it did. What the node has to say of that is
 * written to stderr last. The object is there by then: no trouble changes anything any more. `path` is prepared for execution.
 */
_Noreturn void run_and_tell(const char *path, char **argv, int node);

/* FINISHED, for a child that ended. */
struct ending;
void tell_ending(const struct ending *ending, int node);

#endif
