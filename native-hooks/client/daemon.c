/*
 * A node as a process of its own. The JVM of the node is a child of ours in a session of its own, with pipes for its output; it
 * says one line when it is ready and then closes them. So one JVM is started, and not a second one that starts the first.
 */
#include "daemon.h"

#include "launch.h"
#include "text.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/syscall.h>
#endif

static const char daemon_word[] = "--daemon";

/* Where there is no close_range() and no low limit, nobody keeps a descriptor above this one open for us. */
enum { MOST_DESCRIPTORS = 65536 };

bool wants_daemon(char *const *arguments)
{
    bool wants = false;
    for (; *arguments != NULL; arguments++) {
        if (strcmp(*arguments, "--help") == 0 || strcmp(*arguments, "-h") == 0)
            return false;
        wants = wants || strcmp(*arguments, daemon_word) == 0;
    }
    return wants;
}

/* Pipes of make's jobserver, or whatever else a caller had open: a node must not hold them for days. */
static void close_above_standard(void)
{
    int first = STDERR_FILENO + 1;
#ifdef SYS_close_range
    if (syscall(SYS_close_range, (unsigned) first, ~0U, 0U) == 0)
        return;
#endif
    long limit = sysconf(_SC_OPEN_MAX);
    for (int fd = first; fd < (limit < 0 || limit > MOST_DESCRIPTORS ? MOST_DESCRIPTORS : (int) limit); fd++)
        close(fd);
}

static _Noreturn void become_node(char **arguments, int out, int err)
{
    setsid(); /* out of this terminal's session, so that its Ctrl-C and its end are not the node's */
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing >= 0)
        dup2(nothing, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    close_above_standard();
    setenv("HYBRIDGRID_DETACH", "1", 1);
    char **kept = arguments;
    for (char **word = arguments; *word != NULL; word++)
        if (strcmp(*word, daemon_word) != 0)
            *kept++ = *word;
    *kept = NULL;
    launch(arguments);
}

/* A pipe, both ends above the standard descriptors. */
static bool make_pipe(int ends[2])
{
    if (pipe(ends) != 0)
        return false;
    for (int i = 0; i < 2; i++) {
        ends[i] = above_standard(ends[i]);
        if (ends[i] >= 0)
            fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    }
    return ends[0] >= 0 && ends[1] >= 0;
}

/* Copies what there is to read; false at the end. */
static bool pass_on(int from, int to, bool *said)
{
    char piece[4096];
    ssize_t length = read(from, piece, sizeof piece);
    if (length < 0 && errno == EINTR)
        return true;
    if (length <= 0)
        return false;
    *said = true;
    write_fully(to, piece, (size_t) length);
    return true;
}

/* Until the node has closed both pipes; whether it said that it is ready. */
static bool listen_to(int out, int ready_to, int err)
{
    bool ready = false, complained = false;
    struct pollfd ends[2] = {{.fd = out, .events = POLLIN}, {.fd = err, .events = POLLIN}};
    while (ends[0].fd >= 0 || ends[1].fd >= 0) {
        if (poll(ends, 2, -1) < 0) {
            if (errno == EINTR)
                continue;
            break;
        }
        /* Complaints first: once it has said that it is ready, nobody may be reading any more. */
        if (ends[1].fd >= 0 && ends[1].revents != 0 && !pass_on(err, STDERR_FILENO, &complained))
            ends[1].fd = -1;
        if (ends[0].fd >= 0 && ends[0].revents != 0 && !pass_on(out, ready_to, &ready))
            ends[0].fd = -1;
    }
    return ready;
}

static int status_of(pid_t node)
{
    int status = 0;
    while (waitpid(node, &status, 0) < 0)
        if (errno != EINTR)
            return 1; /* SIGCHLD is ignored */
    if (WIFSIGNALED(status)) {
        say("the node was ended by signal %d before it was ready", WTERMSIG(status));
        return 1;
    }
    return WEXITSTATUS(status) == 0 ? 1 : WEXITSTATUS(status);
}

static int start(char **arguments, int ready_to)
{
    int out[2], err[2];
    if (!make_pipe(out) || !make_pipe(err)) {
        say("no pipe to start the node with: %s", strerror(errno));
        return 1;
    }
    pid_t node = fork();
    if (node == 0)
        become_node(arguments, out[1], err[1]);
    if (node < 0) {
        say("no process to start the node in: %s", strerror(errno));
        return 1;
    }
    close(out[1]);
    close(err[1]);
    bool ready = listen_to(out[0], ready_to, err[0]);
    close(out[0]);
    close(err[0]);
    return ready ? 0 : status_of(node);
}

int start_daemon(char **arguments)
{
    return start(arguments, STDOUT_FILENO);
}

/* `join --daemon` by the Java program, which starts another JVM. */
static bool start_by_java(void)
{
    pid_t child = fork();
    if (child == 0) {
        char *arguments[] = {(char *) "join", (char *) daemon_word, NULL};
        int nothing = open("/dev/null", O_RDONLY);
        if (nothing >= 0)
            dup2(nothing, STDIN_FILENO);
        dup2(STDERR_FILENO, STDOUT_FILENO);
        launch(arguments);
    }
    int status = 0;
    while (child > 0 && waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return true; /* SIGCHLD is ignored: the next connection tells */
    return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool start_node(void)
{
    char *arguments[] = {(char *) "join", NULL};
    if (can_start_node() ? start(arguments, STDERR_FILENO) == 0 : start_by_java())
        return true;
    say("the node could not be started: the command runs without it");
    return false;
}
