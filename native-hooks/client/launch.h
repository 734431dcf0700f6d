#ifndef HYBRIDGRID_LAUNCH_H
#define HYBRIDGRID_LAUNCH_H

#include <stdbool.h>

/* Executes the Java program with these arguments in place of this process; says why when that fails, and exits 1. */
_Noreturn void launch(char **arguments);

/* Starts a node with `join --daemon` and waits until it is ready; false, said on stderr, when it is not. */
bool start_node(void);

#endif
