#ifndef HYBRIDGRID_OUTPUTS_H
#define HYBRIDGRID_OUTPUTS_H

#include "wire.h"

/* Why an output was not put in place. */
struct unwritten {
    const char *path;  /* NULL: all were */
    int error;         /* errno; 0: the file that is there is one that only the compiler itself treats right */
};

/*
 * The files that the node sends. They are kept under temporary names beside their places, which a signal
 * that ends us removes, and take their places together. One set per process.
 */

/* The next output; false when the one before it is incomplete, or memory is short. Takes the path over. */
bool output_begin(char *path, uint64_t size);

/* Bytes of the output that was begun last; false when they are more than it has. */
bool output_data(const void *bytes, size_t length);

/* Whether every output has all its bytes. */
bool outputs_complete(void);

/* Closes all, and says which of them can't take its place, if any: then all are removed. */
struct unwritten outputs_ready(void);

/* Puts all in place, in the order in which they were begun; what could not be is said, and the rest removed. */
struct unwritten outputs_place(void);

/* Removes what was not put in place. */
void outputs_discard(void);

#endif
