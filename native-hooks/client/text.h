#ifndef HYBRIDGRID_TEXT_H
#define HYBRIDGRID_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes that grow. All zero is empty. */
struct bytes {
    unsigned char *at;
    size_t length;
    size_t capacity;
};

/* False when there is no memory for them; what was there stays. */
bool bytes_reserve(struct bytes *bytes, size_t capacity);
bool bytes_add(struct bytes *bytes, const void *more, size_t length);
void bytes_free(struct bytes *bytes);

/* A new string; ends the process where there is no memory for it. */
char *format(const char *pattern, ...) __attribute__((format(printf, 1, 2)));

/* One line on stderr: `hybridgrid: ...`. */
void say(const char *pattern, ...) __attribute__((format(printf, 1, 2)));

bool starts_with(const char *text, const char *start);

/* What follows the last slash. */
const char *base_name(const char *path);

/* The variable's value, or NULL where it is unset or empty. */
const char *variable(const char *name);

/* Writes everything, over EINTR and short writes; false with errno. */
bool write_fully(int fd, const void *from, size_t length);

/*
 * The same open file under a number above 2, or -1: a caller may have started us with stderr closed,
 * and then a fresh descriptor would be what the compiler takes for its stderr.
 */
int above_standard(int fd);

#endif
