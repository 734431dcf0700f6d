#ifndef HYBRIDGRID_DESCENDANTS_H
#define HYBRIDGRID_DESCENDANTS_H

#include <stdbool.h>

/*
 * From here on a process whose parent dies becomes our child instead of init's, so that none gets lost.
 * Returns false where the system has no such thing.
 */
bool adopt_descendants(void);

/* Kills every child, the adopted ones too, and returns once all of them are gone. */
void end_descendants(void);

#endif
