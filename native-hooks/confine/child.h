#ifndef HYBRIDGRID_CONFINE_CHILD_H
#define HYBRIDGRID_CONFINE_CHILD_H

#include "options.h"

/* How much of the confinement is in force. */
enum level { LEVEL_NONE, LEVEL_PARTIAL, LEVEL_FULL };

const char *level_name(enum level level);

/* What the child tells on its pipe: its level when it is confined, and an error when that or its exec failed. */
struct news {
    enum level level;
    int error;
    char what[64];
};

/* Confines this process and executes the program; writes its news to the pipe, which exec closes. Never returns. */
_Noreturn void confine_and_execute(const struct options *options, int pipe);

/* The level that is possible here, tried in a child. */
enum level possible_level(void);

#endif
