#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool bytes_reserve(struct bytes *bytes, size_t capacity)
{
    if (capacity <= bytes->capacity)
        return true;
    size_t wanted = bytes->capacity < 512 ? 512 : bytes->capacity;
    while (wanted < capacity)
        wanted *= 2;
    unsigned char *at = realloc(bytes->at, wanted);
    if (at == NULL)
        return false;
    bytes->at = at;
    bytes->capacity = wanted;
    return true;
}

bool bytes_add(struct bytes *bytes, const void *more, size_t length)
{
    if (!bytes_reserve(bytes, bytes->length + length))
        return false;
    if (length > 0)
        memcpy(bytes->at + bytes->length, more, length);
    bytes->length += length;
    return true;
}

void bytes_free(struct bytes *bytes)
{
    free(bytes->at);
    *bytes = (struct bytes) {0};
}

char *format(const char *pattern, ...)
{
    va_list arguments;
    va_start(arguments, pattern);
    int length = vsnprintf(NULL, 0, pattern, arguments);
    va_end(arguments);
    char *text = length < 0 ? NULL : malloc((size_t) length + 1);
    if (text == NULL) {
        say("out of memory");
        exit(1);
    }
    va_start(arguments, pattern);
    vsnprintf(text, (size_t) length + 1, pattern, arguments);
    va_end(arguments);
    return text;
}

void say(const char *pattern, ...)
{
    /* One write, so that the lines of parallel compiles do not mix. */
    char line[1024] = "hybridgrid: ";
    size_t start = strlen(line);
    va_list arguments;
    va_start(arguments, pattern);
    vsnprintf(line + start, sizeof line - start - 1, pattern, arguments);
    va_end(arguments);
    size_t end = strlen(line);
    line[end] = '\n';
    write_fully(STDERR_FILENO, line, end + 1);
}

bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

const char *variable(const char *name)
{
    const char *value = getenv(name);
    return value == NULL || value[0] == '\0' ? NULL : value;
}

bool write_fully(int fd, const void *from, size_t length)
{
    const char *at = from;
    while (length > 0) {
        ssize_t written = write(fd, at, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            if (written == 0)
                errno = EIO;
            return false;
        }
        at += written;
        length -= (size_t) written;
    }
    return true;
}

int above_standard(int fd)
{
    if (fd < 0 || fd > STDERR_FILENO)
        return fd;
    int moved = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    int error = errno;
    close(fd);
    errno = error;
    return moved;
}
