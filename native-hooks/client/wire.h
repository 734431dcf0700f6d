#ifndef HYBRIDGRID_WIRE_H
#define HYBRIDGRID_WIRE_H

#include "state.h"
#include "text.h"

#include <stdint.h>

/* docs/client-protocol.md, version 1. */
enum { PROTOCOL_VERSION = 1, LONGEST_FRAME = 64 * 1024 * 1024 };

enum frame_type {
    FRAME_COMPILE = 1,
    FRAME_FINISHED = 2,
    FRAME_NOT_WRITTEN = 3,
    FRAME_CONTROL = 4,
    FRAME_EXPLAIN = 5,
    FRAME_SAID = 6,
    FRAME_EXEC = 16,
    FRAME_RUN = 17,
    FRAME_OUTPUT = 18,
    FRAME_DATA = 19,
    FRAME_STDOUT = 20,
    FRAME_STDERR = 21,
    FRAME_EXIT = 22,
    FRAME_REPLY = 23,
    FRAME_FAIL = 24,
    FRAME_PING = 25,
    FRAME_CHECK = 26
};

/* A frame being written: begin, put, send. A frame that ran out of memory or length is refused by send. */
struct frame_out {
    struct bytes bytes;
    bool failed;
};

void frame_begin(struct frame_out *frame, enum frame_type type);
void put_u8(struct frame_out *frame, uint8_t value);
void put_u32(struct frame_out *frame, uint32_t value);
void put_u64(struct frame_out *frame, uint64_t value);
void put_string(struct frame_out *frame, const char *text);
void put_bytes(struct frame_out *frame, const void *bytes, size_t length);
/* Sends it and frees it; false on any trouble. */
bool frame_send(struct frame_out *frame, int node);
/* The same into a file. */
bool frame_save(struct frame_out *frame, int file);

/* A frame that was received, and how far it was read. Its bytes hold until the next receive. */
struct frame_in {
    uint8_t type;
    struct bytes payload;
    size_t position;
};

/* Waits for a whole frame, at most until the node has been silent for as long as the protocol allows. */
enum trouble frame_receive(struct frame_in *frame, int node);
/* Each false when the payload is too short. */
bool take_u8(struct frame_in *frame, uint8_t *value);
bool take_u32(struct frame_in *frame, uint32_t *value);
bool take_u64(struct frame_in *frame, uint64_t *value);
/* A new string; refuses one with a NUL in it, which no path or message has. */
bool take_string(struct frame_in *frame, char **text);
bool frame_ended(const struct frame_in *frame);

/* Connects to the node's socket in the state directory: its descriptor, or -1 with errno (EAGAIN: a node is
 * there, but accepted nothing for 20 s). */
int node_connect(void);

#endif
