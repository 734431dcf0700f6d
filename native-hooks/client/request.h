#ifndef HYBRIDGRID_REQUEST_H
#define HYBRIDGRID_REQUEST_H

#include "wire.h"

/*
 * Fills the COMPILE frame of this process: `compiler` stands for argv[0]. False when there is something
 * that no request can say (a working directory that was deleted, a command beyond the frame's limit).
 */
bool compile_request(struct frame_out *frame, const char *compiler, char **argv);

/* The same as a question: an EXPLAIN frame, with the form of its answer as the protocol numbers it. */
bool explain_request(struct frame_out *frame, const char *compiler, char **argv, uint8_t form);

#endif
