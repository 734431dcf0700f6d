#include "outputs.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* A compile makes an object, a depfile and seldom one or two more. */
enum { MOST_OUTPUTS = 64, MOST_FOR_DEVICE = 256 * 1024 * 1024 };

struct output {
    char *path;
    char *volatile temporary;  /* not NULL while a file of that name is there */
    int fd;
    bool device;               /* written in place, from `held` */
    struct bytes held;
    uint64_t size, received;
    bool failed;
    int error;
};

static struct output outputs[MOST_OUTPUTS];
static volatile sig_atomic_t output_count;

static void remove_temporaries(void)
{
    for (int i = 0; i < output_count; i++) {
        char *temporary = outputs[i].temporary;
        if (temporary != NULL)
            unlink(temporary);
        outputs[i].temporary = NULL;
    }
}

static const int ending_signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGXFSZ, SIGXCPU};
enum { ENDING_SIGNALS = sizeof ending_signals / sizeof *ending_signals };

static void clean_up_and_die(int signal_number)
{
    remove_temporaries();
    signal(signal_number, SIG_DFL);
    raise(signal_number); /* it is blocked in here, and comes on return */
}

static void set_ending_signals(void (*from)(int), void (*to)(int))
{
    for (int i = 0; i < ENDING_SIGNALS; i++) {
        struct sigaction action;
        sigaction(ending_signals[i], NULL, &action);
        if (action.sa_handler != from)
            continue;
        action.sa_handler = to;
        action.sa_flags = 0;
        sigemptyset(&action.sa_mask);
        sigaction(ending_signals[i], &action, NULL);
    }
}

static sigset_t block_ending_signals(void)
{
    sigset_t blocked, before;
    sigemptyset(&blocked);
    for (int i = 0; i < ENDING_SIGNALS; i++)
        sigaddset(&blocked, ending_signals[i]);
    sigprocmask(SIG_BLOCK, &blocked, &before);
    return before;
}

static void fail(struct output *output, int error)
{
    output->failed = true;
    output->error = error;
    if (output->fd >= 0)
        close(output->fd);
    output->fd = -1;
    if (output->temporary != NULL)
        unlink(output->temporary);
    output->temporary = NULL;
}

static char *temporary_name(const char *path, int attempt)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    int directory = (int) (base_name(path) - path);
    /* The process id alone is not enough: the directory may be another machine's too. */
    return format("%.*s.hybridgrid-%ld-%lx-%d.tmp", directory, path, (long) getpid(), (unsigned long) now.tv_nsec, attempt);
}

static void open_temporary(struct output *output)
{
    for (int attempt = 0; attempt < 100; attempt++) {
        char *name = temporary_name(output->path, attempt);
        sigset_t before = block_ending_signals();
        int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        int error = errno;
        if (fd >= 0)
            output->temporary = name;
        sigprocmask(SIG_SETMASK, &before, NULL);
        if (fd >= 0) {
            output->fd = above_standard(fd);
            if (output->fd < 0)
                fail(output, errno);
            return;
        }
        free(name);
        if (error != EEXIST) {
            fail(output, error);
            return;
        }
    }
    fail(output, EEXIST);
}

bool output_begin(char *path, uint64_t size)
{
    if (output_count == MOST_OUTPUTS || !outputs_complete()) {
        free(path);
        return false;
    }
    if (output_count == 0)
        set_ending_signals(SIG_DFL, clean_up_and_die);
    struct output *output = &outputs[output_count];
    *output = (struct output) {.path = path, .size = size, .fd = -1};
    output_count++;
    struct stat there;
    if (stat(path, &there) == 0 && S_ISDIR(there.st_mode))
        fail(output, EISDIR);
    else if (stat(path, &there) == 0 && !S_ISREG(there.st_mode))
        output->device = true;
    else
        open_temporary(output);
    return true;
}

bool output_data(const void *bytes, size_t length)
{
    if (output_count == 0)
        return length == 0;
    struct output *output = &outputs[output_count - 1];
    if (length > output->size - output->received)
        return false;
    output->received += length;
    if (output->failed)
        return true;
    if (output->device)
        return output->received <= MOST_FOR_DEVICE && bytes_add(&output->held, bytes, length);
    if (!write_fully(output->fd, bytes, length))
        fail(output, errno);
    return true;
}

bool outputs_complete(void)
{
    return output_count == 0 || outputs[output_count - 1].received == outputs[output_count - 1].size;
}

/*
 * What the compiler does to a file that is there depends: the assembler and objcopy unlink one that is not empty and
 * write through one that is, cc1 always writes through, Clang renames. Where all of that comes to the same, a
 * file with one name and the mode and owner that a new one would get, it is replaced; else the compiler
 * shall do it itself.
 */
static bool may_replace(const struct output *output)
{
    struct stat there, fresh;
    if (lstat(output->path, &there) != 0)
        return errno == ENOENT;
    return fstat(output->fd, &fresh) == 0 && S_ISREG(there.st_mode) && there.st_nlink == 1
        && there.st_mode == fresh.st_mode && there.st_uid == fresh.st_uid && there.st_gid == fresh.st_gid;
}

static void finish_temporary(struct output *output)
{
    if (!may_replace(output)) {
        fail(output, 0);
        return;
    }
    int fd = output->fd;
    output->fd = -1;
    if (close(fd) != 0)
        fail(output, errno); /* a network file system tells of a full disk as late as here */
}

static void place(struct output *output)
{
    if (output->device) {
        int fd = above_standard(open(output->path, O_WRONLY | O_TRUNC | O_CLOEXEC));
        output->fd = fd;
        if (fd < 0 || !write_fully(fd, output->held.at, output->held.length)) {
            fail(output, errno);
            return;
        }
        output->fd = -1;
        if (close(fd) != 0)
            fail(output, errno);
        return;
    }
    /* Or a signal in between would remove what has its place already, if the name were used again. */
    sigset_t before = block_ending_signals();
    int error = rename(output->temporary, output->path) == 0 ? 0 : errno;
    if (error == 0)
        output->temporary = NULL;
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (error != 0)
        fail(output, error);
}

static const struct output *first_failed(void)
{
    for (int i = 0; i < output_count; i++)
        if (outputs[i].failed)
            return &outputs[i];
    return NULL;
}

static struct unwritten unwritten_of(const struct output *failed)
{
    return failed == NULL ? (struct unwritten) {0} : (struct unwritten) {.path = failed->path, .error = failed->error};
}

struct unwritten outputs_ready(void)
{
    for (int i = 0; i < output_count; i++)
        if (!outputs[i].device && !outputs[i].failed)
            finish_temporary(&outputs[i]);
    const struct output *failed = first_failed();
    if (failed != NULL)
        outputs_discard();
    return unwritten_of(failed);
}

struct unwritten outputs_place(void)
{
    for (int i = 0; i < output_count && first_failed() == NULL; i++)
        place(&outputs[i]);
    const struct output *failed = first_failed();
    outputs_discard();
    return unwritten_of(failed);
}

void outputs_discard(void)
{
    for (int i = 0; i < output_count; i++) {
        if (outputs[i].fd >= 0)
            close(outputs[i].fd);
        outputs[i].fd = -1;
        bytes_free(&outputs[i].held);
    }
    remove_temporaries();
    output_count = 0;
    set_ending_signals(clean_up_and_die, SIG_DFL);
}
