#include "wire.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

/* The protocol's limit; only the tests build with another one. */
#ifndef SILENCE_MILLIS
#define SILENCE_MILLIS 20000
#endif

/* macOS has no MSG_NOSIGNAL; there the socket is told once (connect.c). */
#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0
#endif

enum { HEADER = 5 };

void frame_begin(struct frame_out *frame, enum frame_type type)
{
    *frame = (struct frame_out) {0};
    put_u32(frame, 0); /* the length, known when it is sent */
    put_u8(frame, (uint8_t) type);
}

void put_bytes(struct frame_out *frame, const void *bytes, size_t length)
{
    if (frame->failed || frame->bytes.length + length > (size_t) HEADER + LONGEST_FRAME
        || !bytes_add(&frame->bytes, bytes, length))
        frame->failed = true;
}

void put_u8(struct frame_out *frame, uint8_t value)
{
    put_bytes(frame, &value, 1);
}

void put_u32(struct frame_out *frame, uint32_t value)
{
    unsigned char bytes[4] = {
        (unsigned char) (value >> 24), (unsigned char) (value >> 16), (unsigned char) (value >> 8), (unsigned char) value};
    put_bytes(frame, bytes, sizeof bytes);
}

void put_u64(struct frame_out *frame, uint64_t value)
{
    put_u32(frame, (uint32_t) (value >> 32));
    put_u32(frame, (uint32_t) value);
}

void put_string(struct frame_out *frame, const char *text)
{
    size_t length = strlen(text);
    if (length > LONGEST_FRAME) {
        frame->failed = true;
        return;
    }
    put_u32(frame, (uint32_t) length);
    put_bytes(frame, text, length);
}

static bool send_fully(int node, const unsigned char *at, size_t length)
{
    while (length > 0) {
        /* The socket's send timeout bounds each call (connect.c). */
        ssize_t sent = send(node, at, length, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        at += sent;
        length -= (size_t) sent;
    }
    return true;
}

static bool finish(struct frame_out *frame)
{
    if (frame->failed)
        return false;
    uint32_t length = (uint32_t) (frame->bytes.length - HEADER);
    for (int i = 0; i < 4; i++)
        frame->bytes.at[i] = (unsigned char) (length >> (24 - 8 * i));
    return true;
}

bool frame_send(struct frame_out *frame, int node)
{
    bool sent = finish(frame) && send_fully(node, frame->bytes.at, frame->bytes.length);
    bytes_free(&frame->bytes);
    return sent;
}

bool frame_save(struct frame_out *frame, int file)
{
    bool saved = finish(frame) && write_fully(file, frame->bytes.at, frame->bytes.length);
    bytes_free(&frame->bytes);
    return saved;
}

static long long now_millis(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static enum trouble receive_fully(int node, unsigned char *at, size_t length, long long deadline)
{
    while (length > 0) {
        long long left = deadline - now_millis();
        if (left <= 0)
            return NODE_HUNG;
        struct pollfd waiting = {.fd = node, .events = POLLIN};
        int ready = poll(&waiting, 1, (int) left);
        if (ready == 0 || (ready < 0 && errno == EINTR))
            continue;
        if (ready < 0)
            return NODE_LOST;
        ssize_t received = recv(node, at, length, 0);
        if (received < 0 && errno == EINTR)
            continue;
        if (received <= 0)
            return NODE_LOST;
        at += received;
        length -= (size_t) received;
    }
    return NO_TROUBLE;
}

enum trouble frame_receive(struct frame_in *frame, int node)
{
    long long deadline = now_millis() + SILENCE_MILLIS;
    unsigned char header[HEADER];
    enum trouble trouble = receive_fully(node, header, sizeof header, deadline);
    if (trouble != NO_TROUBLE)
        return trouble;
    uint32_t length = (uint32_t) header[0] << 24 | (uint32_t) header[1] << 16 | (uint32_t) header[2] << 8 | header[3];
    frame->type = header[4];
    frame->position = 0;
    frame->payload.length = 0;
    if (length > LONGEST_FRAME || !bytes_reserve(&frame->payload, length))
        return BAD_ANSWER;
    trouble = receive_fully(node, frame->payload.at, length, deadline);
    frame->payload.length = trouble == NO_TROUBLE ? length : 0;
    return trouble;
}

static size_t left_in(const struct frame_in *frame)
{
    return frame->payload.length - frame->position;
}

bool take_u8(struct frame_in *frame, uint8_t *value)
{
    if (left_in(frame) < 1)
        return false;
    *value = frame->payload.at[frame->position++];
    return true;
}

bool take_u32(struct frame_in *frame, uint32_t *value)
{
    if (left_in(frame) < 4)
        return false;
    *value = 0;
    for (int i = 0; i < 4; i++)
        *value = *value << 8 | frame->payload.at[frame->position++];
    return true;
}

bool take_u64(struct frame_in *frame, uint64_t *value)
{
    uint32_t high, low;
    if (!take_u32(frame, &high) || !take_u32(frame, &low))
        return false;
    *value = (uint64_t) high << 32 | low;
    return true;
}

bool take_string(struct frame_in *frame, char **text)
{
    uint32_t length;
    if (!take_u32(frame, &length) || left_in(frame) < length)
        return false;
    const unsigned char *from = frame->payload.at + frame->position;
    if (memchr(from, '\0', length) != NULL)
        return false;
    char *copy = malloc((size_t) length + 1);
    if (copy == NULL)
        return false;
    memcpy(copy, from, length);
    copy[length] = '\0';
    frame->position += length;
    *text = copy;
    return true;
}

bool frame_ended(const struct frame_in *frame)
{
    return left_in(frame) == 0;
}
