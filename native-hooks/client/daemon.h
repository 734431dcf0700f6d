#ifndef HYBRIDGRID_DAEMON_H
#define HYBRIDGRID_DAEMON_H

#include <stdbool.h>

/*
 * `join --daemon`: starts a node that outlives this process and its terminal, and waits until it is ready. What the node says
 * until then goes to this process' stdout and stderr.
 *
 * `arguments` begin with `join` and are NULL-terminated. Gives the exit status: 0 when the node is ready.
 */
int start_daemon(char **arguments);

/* Whether these words ask for that. */
bool wants_daemon(char *const *arguments);

/* Starts a node for a command whose own output must stay clean; false, said on stderr, when it is not ready. */
bool start_node(void);

#endif
