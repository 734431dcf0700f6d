#ifndef HYBRIDGRID_CONFINE_LANDLOCK_H
#define HYBRIDGRID_CONFINE_LANDLOCK_H

#include "options.h"

/* What Landlock does for this process now. */
struct fence {
    bool files;       /* nothing outside what was named can be opened or changed */
    bool truncation;  /* truncate(2) included */
    bool signals;     /* no process outside can be sent a signal */
    int error;        /* errno: the kernel has it, but it could not be set up as asked */
};

/*
 * Confines this process and all that it will start to the files that the options name, as far as the kernel can (Linux
 * 5.13 for a part, 6.2 with truncation, 6.12 with signals). Needs no privilege but sets no_new_privs.
 */
struct fence raise_fence(const struct options *options);

#endif
