#include "child.h"

#include "seccomp.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

extern char **environ;

const char *level_name(enum level level)
{
    switch (level) {
    case LEVEL_FULL:
        return "full";
    case LEVEL_PARTIAL:
        return "partial";
    case LEVEL_NONE:
        break;
    }
    return "none";
}

static _Noreturn void give_up(int pipe, struct news news, const char *what, int error)
{
    news.error = error;
    snprintf(news.what, sizeof news.what, "%s", what);
    if (write(pipe, &news, sizeof news) < 0)
        _exit(126);
    _exit(125);
}

/* Only ever lowers: a hard limit that is below stays. */
static bool limit(int resource, rlim_t soft, rlim_t hard)
{
    struct rlimit current;
    if (getrlimit(resource, &current) != 0)
        return false;
    if (current.rlim_max == RLIM_INFINITY || current.rlim_max > hard)
        current.rlim_max = hard;
    current.rlim_cur = soft < current.rlim_max ? soft : current.rlim_max;
    return setrlimit(resource, &current) == 0;
}

static bool limit_resources(const struct options *options)
{
    bool limited = limit(RLIMIT_CORE, 0, 0);
    if (options->file_bytes > 0)
        limited = limit(RLIMIT_FSIZE, options->file_bytes, options->file_bytes) && limited;
    /* Private writable memory, since Linux 4.7. RLIMIT_AS would count mapped files that cost nothing. */
    if (options->memory_bytes > 0)
        limited = limit(RLIMIT_DATA, options->memory_bytes, options->memory_bytes) && limited;
    return limited;
}

/* What the caller had open is none of the compiler's business. */
static void close_on_exec(void)
{
#ifdef __linux__
    enum { CLOSE_RANGE = 436, MARK_ONLY = 4 };
    if (syscall(CLOSE_RANGE, STDERR_FILENO + 1, UINT_MAX, MARK_ONLY) == 0)
        return;
#endif
    long most = sysconf(_SC_OPEN_MAX);
    for (int fd = STDERR_FILENO + 1; fd < (most < 0 || most > 65536 ? 65536 : (int) most); fd++)
        fcntl(fd, F_SETFD, FD_CLOEXEC);
}

static enum level confine(const struct options *options, struct fence *fence)
{
    *fence = raise_fence(options);
    bool calls = fence->error == 0 && deny_system_calls(fence);
    if (fence->files && calls)
        return LEVEL_FULL;
    return fence->files || calls ? LEVEL_PARTIAL : LEVEL_NONE;
}

static void reset_signals(void)
{
    /* Java leaves some ignored, and we have blocked and caught some. */
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

_Noreturn void confine_and_execute(const struct options *options, int pipe)
{
    struct news news = {.level = LEVEL_NONE};
    if (setpgid(0, 0) != 0)
        give_up(pipe, news, "setpgid", errno);
    reset_signals();
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
#endif
    if (!limit_resources(options))
        give_up(pipe, news, "setrlimit", errno);
    close_on_exec();
    struct fence fence;
    news.level = confine(options, &fence);
    if (fence.error != 0)
        give_up(pipe, news, "Landlock", fence.error);
    if (write(pipe, &news, sizeof news) != sizeof news)
        _exit(125);
    execve(options->program[0], options->program, environ);
    give_up(pipe, news, options->program[0], errno);
}

enum level possible_level(void)
{
    pid_t child = fork();
    if (child == 0) {
        struct options nothing = {0};
        struct fence fence;
        _exit((int) confine(&nothing, &fence));
    }
    int status;
    while (child > 0 && waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return LEVEL_NONE;
    return child > 0 && WIFEXITED(status) ? (enum level) WEXITSTATUS(status) : LEVEL_NONE;
}
