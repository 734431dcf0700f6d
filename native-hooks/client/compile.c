/*
 * One compile, as docs/client-protocol.md draws it. The process asks the node, and whatever goes wrong with that, it
 * becomes the compiler.
 */
#include "compile.h"

#include "check.h"
#include "execute.h"
#include "outputs.h"
#include "request.h"
#include "spawn.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* More diagnostics than anybody reads; a node that sends more is broken. */
enum { MOST_TEXT = 256 * 1024 * 1024 };

struct conversation {
    const struct compiler *compiler;
    char **argv;
    int node;
    struct bytes standard_output, standard_error;
    bool must_run;  /* NOT_WRITTEN was sent: only EXEC and RUN are right now */
};

static bool remote_only(void)
{
    const char *mode = variable("HYBRIDGRID_MODE");
    return mode != NULL && strcmp(mode, "remote") == 0;
}

static void check_mode(void)
{
    const char *mode = variable("HYBRIDGRID_MODE");
    if (mode == NULL || strcmp(mode, "auto") == 0 || strcmp(mode, "remote") == 0 || strcmp(mode, "local") == 0)
        return;
    say("HYBRIDGRID_MODE=%s is neither auto nor remote nor local: auto is taken", mode);
    unsetenv("HYBRIDGRID_MODE");
}

/* Digits with at most one point among them, up to 100. */
static bool is_percentage(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    size_t decimals = text[digits] == '.' ? strspn(text + digits + 1, "0123456789") : 0;
    size_t length = digits + (text[digits] == '.' ? 1 + decimals : 0);
    return digits + decimals > 0 && text[length] == '\0' && strtod(text, NULL) <= 100;
}

static void check_verify(void)
{
    const char *percent = variable("HYBRIDGRID_VERIFY");
    if (percent == NULL || is_percentage(percent))
        return;
    say("HYBRIDGRID_VERIFY=%s is no percentage from 0 to 100: nothing is verified", percent);
    unsetenv("HYBRIDGRID_VERIFY");
}

void check_variables(void)
{
    check_mode();
    check_verify();
}

static enum trouble exec_as_told(struct conversation *talk, struct frame_in *frame)
{
    char *path;
    if (!take_string(frame, &path) || !frame_ended(frame) || path[0] == '\0')
        return BAD_ANSWER;
    outputs_discard();
    execute(talk->compiler, path, talk->argv);
}

static enum trouble run_as_told(struct conversation *talk, struct frame_in *frame)
{
    char *path;
    if (!take_string(frame, &path) || !frame_ended(frame) || path[0] == '\0')
        return BAD_ANSWER;
    outputs_discard();
    prepare_execution(talk->compiler, path, talk->argv);
    if (frame->type == FRAME_CHECK)
        run_and_tell(path, talk->argv, talk->node);
    struct ending ending = run_child(path, talk->argv);
    tell_ending(&ending, talk->node);
    end_like(ending.status);
}

static bool begin_output(struct frame_in *frame)
{
    char *path;
    uint64_t size;
    if (!take_string(frame, &path))
        return false;
    if (!take_u64(frame, &size) || !frame_ended(frame) || path[0] == '\0') {
        free(path);
        return false;
    }
    return output_begin(path, size);
}

static bool keep_text(struct bytes *text, const struct frame_in *frame)
{
    return text->length + frame->payload.length <= MOST_TEXT
        && bytes_add(text, frame->payload.at, frame->payload.length);
}

/*
 * GCC and Clang end in ways of their own where their messages can't be written (closed, full, nobody reads), and some
 * of these leave no object: so this comes before the outputs take their places, and the compiler is asked.
 */
static struct unwritten write_diagnostics(const struct bytes *text)
{
    void (*before)(int) = signal(SIGPIPE, SIG_IGN);
    bool written = write_fully(STDERR_FILENO, text->at, text->length);
    int error = errno;
    signal(SIGPIPE, before);
    if (written)
        return (struct unwritten) {0};
    outputs_discard();
    return (struct unwritten) {.path = "/dev/stderr", .error = error};
}

static enum trouble finish(struct conversation *talk, struct frame_in *frame)
{
    uint32_t status;
    if (!take_u32(frame, &status) || !frame_ended(frame) || status > 255 || !outputs_complete())
        return BAD_ANSWER;
    struct unwritten unwritten = outputs_ready();
    if (unwritten.path == NULL)
        unwritten = write_diagnostics(&talk->standard_error);
    if (unwritten.path == NULL)
        unwritten = outputs_place();
    if (unwritten.path == NULL) {
        write_fully(STDOUT_FILENO, talk->standard_output.at, talk->standard_output.length);
        exit((int) status);
    }
    struct frame_out answer;
    frame_begin(&answer, FRAME_NOT_WRITTEN);
    put_string(&answer, unwritten.path);
    put_u32(&answer, (uint32_t) unwritten.error);
    talk->must_run = true;
    return frame_send(&answer, talk->node) ? NO_TROUBLE : NODE_LOST;
}

static enum trouble fail_as_told(struct frame_in *frame)
{
    char *message;
    if (!remote_only() || !take_string(frame, &message))
        return BAD_ANSWER;
    outputs_discard();
    say("%s", message);
    exit(1);
}

/* Does what the frame says; returns only when the conversation goes on, or is in trouble. */
static enum trouble obey(struct conversation *talk, struct frame_in *frame)
{
    switch (frame->type) {
    case FRAME_EXEC:
        return exec_as_told(talk, frame);
    case FRAME_RUN:
        return run_as_told(talk, frame);
    case FRAME_FAIL:
        return fail_as_told(frame);
    case FRAME_PING:
        return frame_ended(frame) ? NO_TROUBLE : BAD_ANSWER;
    default:
        break;
    }
    if (talk->must_run)
        return BAD_ANSWER;
    bool taken = false;
    switch (frame->type) {
    case FRAME_CHECK:
        return run_as_told(talk, frame);
    case FRAME_OUTPUT:
        taken = begin_output(frame);
        break;
    case FRAME_DATA:
        taken = output_data(frame->payload.at, frame->payload.length);
        break;
    case FRAME_STDOUT:
        taken = keep_text(&talk->standard_output, frame);
        break;
    case FRAME_STDERR:
        taken = keep_text(&talk->standard_error, frame);
        break;
    case FRAME_EXIT:
        return finish(talk, frame);
    default:
        break;
    }
    return taken ? NO_TROUBLE : BAD_ANSWER;
}

static enum trouble converse(struct conversation *talk, struct frame_out *request)
{
    if (!frame_send(request, talk->node))
        /* The send timeout says EAGAIN: a node that no longer reads. */
        return errno == EAGAIN || errno == EWOULDBLOCK ? NODE_HUNG : NODE_LOST;
    struct frame_in frame = {0};
    enum trouble trouble = NO_TROUBLE;
    while (trouble == NO_TROUBLE) {
        trouble = frame_receive(&frame, talk->node);
        if (trouble == NO_TROUBLE)
            trouble = obey(talk, &frame);
    }
    bytes_free(&frame.payload);
    return trouble;
}

static _Noreturn void do_without_node(const struct compiler *compiler, char **argv, const char *why)
{
    if (remote_only()) {
        say("%s, and HYBRIDGRID_MODE=remote forbids to compile here", why);
        exit(1);
    }
    execute(compiler, compiler->path, argv);
}

static const char *description(enum trouble trouble)
{
    switch (trouble) {
    case NODE_LOST:
        return "the node went away";
    case NODE_HUNG:
        return "the node is silent";
    case BAD_ANSWER:
    case NO_TROUBLE:
        break;
    }
    return "the node gave an answer that this client doesn't know";
}

_Noreturn void stand_for(const char *typed, char **argv)
{
    const struct compiler compiler = find_compiler(typed);
    if (compiler.path == NULL) {
        say("%s: command not found", base_name(typed));
        exit(127);
    }
    /* A wrapper looks for the compiler itself, and finds us: then we ask the node. */
    if (disabled() || compiler.wraps_others)
        execute(&compiler, compiler.path, argv);
    check_variables();
    struct frame_out request;
    if (!compile_request(&request, compiler.path, argv))
        execute(&compiler, compiler.path, argv);
    if (was_hung_lately() && !remote_only())
        execute(&compiler, compiler.path, argv);
    struct conversation talk = {.compiler = &compiler, .argv = argv, .node = node_connect()};
    if (talk.node < 0) {
        if (errno == EAGAIN) /* the send timeout: it does not even accept */
            record_fallback(NODE_HUNG, typed);
        do_without_node(&compiler, argv, "no node is running");
    }
    enum trouble trouble = converse(&talk, &request);
    outputs_discard();
    close(talk.node);
    bytes_free(&talk.standard_output);
    bytes_free(&talk.standard_error);
    record_fallback(trouble, typed);
    do_without_node(&compiler, argv, description(trouble));
}
