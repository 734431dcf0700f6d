#include "spawn.h"

#include "../common/descendants.h"
#include "execute.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

static const int handed_on[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
enum { HANDED_ON = sizeof handed_on / sizeof *handed_on };

static volatile sig_atomic_t child_pid;
static volatile sig_atomic_t told_to_end;

static bool came_from_a_process(const siginfo_t *origin)
{
#ifdef __linux__
    return origin->si_code <= 0;
#else
    return origin->si_pid != 0;
#endif
}

static void hand_on(int signal_number, siginfo_t *origin, void *context)
{
    (void) context;
    told_to_end = 1;
    /* What the terminal sends (Ctrl-C) goes to the whole group: the child has it already. */
    if (came_from_a_process(origin) && child_pid > 0) {
        int error = errno;
        kill((pid_t) child_pid, signal_number);
        errno = error;
    }
}

/* What the caller had set up, which the child must find as it was. */
struct dispositions {
    struct sigaction handed_on[HANDED_ON];
    struct sigaction child;
    sigset_t mask;
};

static void take_signals(struct dispositions *before)
{
    sigset_t blocked;
    sigemptyset(&blocked);
    for (int i = 0; i < HANDED_ON; i++)
        sigaddset(&blocked, handed_on[i]);
    sigprocmask(SIG_BLOCK, &blocked, &before->mask);
    for (int i = 0; i < HANDED_ON; i++) {
        sigaction(handed_on[i], NULL, &before->handed_on[i]);
        if (before->handed_on[i].sa_handler == SIG_IGN)
            continue; /* nohup: ignored here and there */
        struct sigaction action = {.sa_sigaction = hand_on, .sa_flags = SA_SIGINFO | SA_RESTART};
        sigemptyset(&action.sa_mask);
        sigaction(handed_on[i], &action, NULL);
    }
    /* With SIGCHLD ignored, as some callers leave it, wait4() would never see the child. */
    struct sigaction standard = {.sa_handler = SIG_DFL};
    sigemptyset(&standard.sa_mask);
    sigaction(SIGCHLD, &standard, &before->child);
}

static void give_signals_back(const struct dispositions *before)
{
    for (int i = 0; i < HANDED_ON; i++)
        sigaction(handed_on[i], &before->handed_on[i], NULL);
    sigaction(SIGCHLD, &before->child, NULL);
    sigprocmask(SIG_SETMASK, &before->mask, NULL);
}

/* Runs in the child of vfork(), in our memory, so it must not return, nor leave anything changed. */
static _Noreturn void become(const char *path, char **argv, pid_t parent, const struct dispositions *before)
{
    give_signals_back(before);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGTERM, 0, 0, 0);
    if (getppid() != parent)
        _exit(127); /* killed before prctl() could tell us */
#else
    (void) parent;
#endif
    _exit(execution_failed(path, execute_prepared(path, argv)));
}

/* vfork and not posix_spawn: only so can the child ask to die with us. macOS has deprecated it. */
#ifdef __linux__
#define start vfork
#else
#define start fork
#endif

struct ending run_child(const char *path, char **argv)
{
    struct ending ending = {0};
    struct dispositions before;
    pid_t parent = getpid();
    adopt_descendants();
    take_signals(&before);
    pid_t child = start();
    if (child == 0)
        become(path, argv, parent, &before);
    if (child < 0) {
        /* No process to be had: then in place of this one, which is one fewer. */
        give_signals_back(&before);
        _exit(execution_failed(path, execute_prepared(path, argv)));
    }
    child_pid = child;
    sigprocmask(SIG_SETMASK, &before.mask, NULL);
    pid_t ended;
    while ((ended = wait4(-1, &ending.status, 0, &ending.usage)) != child && (ended > 0 || errno == EINTR))
        ; /* others are orphans of the compiler that we adopted */
    child_pid = 0;
    /* A compiler driver that is killed leaves cc1 running; direct calls do too, but we promised better. */
    if (told_to_end)
        end_descendants();
    return ending;
}

uint64_t cpu_micros(const struct rusage *usage)
{
    return (uint64_t) (usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1000000
        + (uint64_t) (usage->ru_utime.tv_usec + usage->ru_stime.tv_usec);
}

uint64_t max_rss_kib(const struct rusage *usage)
{
#ifdef __APPLE__
    return (uint64_t) usage->ru_maxrss / 1024; /* bytes there, KiB elsewhere */
#else
    return (uint64_t) usage->ru_maxrss;
#endif
}

_Noreturn void end_like(int status)
{
    if (!WIFSIGNALED(status))
        exit(WEXITSTATUS(status));
    struct rlimit no_core = {0};
    setrlimit(RLIMIT_CORE, &no_core); /* the child has left one, if anybody wants it */
    int signal_number = WTERMSIG(status);
    signal(signal_number, SIG_DFL);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, signal_number);
    sigprocmask(SIG_UNBLOCK, &only, NULL);
    raise(signal_number);
    exit(128 + signal_number);
}
