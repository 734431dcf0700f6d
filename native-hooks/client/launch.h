#ifndef HYBRIDGRID_LAUNCH_H
#define HYBRIDGRID_LAUNCH_H

#include <stdbool.h>

/* Executes the Java program with these arguments in place of this process; says why when that fails, and exits 1. */
_Noreturn void launch(char **arguments);

/* Whether launch() of `join` makes a node as `install` wants it; else the Java program itself must start it. */
bool can_start_node(void);

#endif
