#include "check.h"

#include "spawn.h"
#include "text.h"
#include "wire.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

/* So much of it is compared. */
enum { TOLD = 4 * 1024 * 1024 };

/* A standard stream whose writing goes into a file for a while. */
struct kept {
    int stream;  /* its number */
    int file;    /* -1: it could not be kept, and goes where it always goes */
    int place;   /* where it always goes */
};

static struct kept keep(int stream)
{
    struct kept kept = {.stream = stream, .file = -1, .place = -1};
    FILE *file = tmpfile();
    if (file == NULL)
        return kept;
    kept.file = above_standard(dup(fileno(file)));
    fclose(file);
    kept.place = above_standard(dup(stream));
    if (kept.file < 0 || kept.place < 0 || dup2(kept.file, stream) < 0) {
        close(kept.file);
        close(kept.place);
        kept.file = -1;
        return kept;
    }
    fcntl(kept.file, F_SETFD, FD_CLOEXEC);
    fcntl(kept.place, F_SETFD, FD_CLOEXEC);
    return kept;
}

/* Copies what was kept to its place, and tells the node. */
static void release(const struct kept *kept, int node)
{
    if (kept->file < 0)
        return;
    dup2(kept->place, kept->stream);
    struct frame_out said;
    frame_begin(&said, FRAME_SAID);
    put_u8(&said, (uint8_t) kept->stream);
    off_t size = lseek(kept->file, 0, SEEK_END);
    put_u64(&said, size < 0 ? 0 : (uint64_t) size);
    size_t told = 0;
    static unsigned char piece[65536];
    ssize_t length;
    bool written = true;
    lseek(kept->file, 0, SEEK_SET);
    while ((length = read(kept->file, piece, sizeof piece)) > 0) {
        written = written && write_fully(kept->place, piece, (size_t) length);
        size_t more = told + (size_t) length > TOLD ? TOLD - told : (size_t) length;
        put_bytes(&said, piece, more);
        told += more;
    }
    frame_send(&said, node);
}

static void hear(int node)
{
    struct frame_in frame = {0};
    while (frame_receive(&frame, node) == NO_TROUBLE && (frame.type == FRAME_PING || frame.type == FRAME_STDERR))
        if (frame.type == FRAME_STDERR)
            write_fully(STDERR_FILENO, frame.payload.at, frame.payload.length);
}

void tell_ending(const struct ending *ending, int node)
{
    struct frame_out finished;
    frame_begin(&finished, FRAME_FINISHED);
    put_u32(&finished, (uint32_t) ending->status);
    put_u64(&finished, cpu_micros(&ending->usage));
    put_u64(&finished, max_rss_kib(&ending->usage));
    frame_send(&finished, node); /* a node that died meanwhile changes nothing */
}

_Noreturn void run_and_tell(const char *path, char **argv, int node)
{
    struct kept out = keep(STDOUT_FILENO);
    struct kept err = keep(STDERR_FILENO);
    struct ending ending = run_child(path, argv);
    signal(SIGPIPE, SIG_IGN);
    release(&out, node);
    release(&err, node);
    tell_ending(&ending, node);
    hear(node);
    end_like(ending.status);
}
