#ifndef HYBRIDGRID_STATE_H
#define HYBRIDGRID_STATE_H

#include <stdbool.h>

/* Why the client ran the compiler itself although a node is there; the names are those of the file. */
enum trouble { NO_TROUBLE, NODE_LOST, NODE_HUNG, BAD_ANSWER };

/* The state directory, or NULL where the environment names none (no HOME). */
const char *state_directory(void);

/* Makes it, and what it lies in, where that is missing and can be done. */
void make_state_directory(void);

/* Whether HYBRIDGRID_DISABLE says to do nothing but execute. */
bool disabled(void);

/*
 * Whether a client found the node hung within the last minute: a build should wait for a stopped node once, not once per
 * file. The mark is the time of the file `hung` in the state directory; a node that is back removes it.
 */
bool was_hung_lately(void);

/* Whether the node of the state directory sees the same "/". In a container or a chroot that shares the directory, it does not. */
bool node_sees_our_root(void);

/*
 * Appends `EPOCH_SECONDS nodeLost|nodeHung|badAnswer COMPILER-NAME` to the file `fallbacks` in the state
 * directory, from which the node counts it when it is back. Nothing happens where that can't be done.
 */
void record_fallback(enum trouble trouble, const char *compiler);

/* The path of this executable, links resolved; NULL when the system doesn't tell. */
const char *own_executable(void);

/* Whether the file is this client, or another installed copy of it. */
bool is_ourselves(const char *path);

#endif
