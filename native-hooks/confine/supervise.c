#include "supervise.h"

#include "../common/descendants.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Written by the handlers, so that poll() sees a signal that comes just before it. */
static int woken[2];
static volatile sig_atomic_t told_to_end;
static pid_t starter;
static int starter_handle = -1;

static void wake(int signal_number)
{
    int error = errno;
    if (signal_number != SIGCHLD)
        told_to_end = 1;
    if (write(woken[1], "", 1) < 0)
        errno = error; /* full: it wakes as well */
    errno = error;
}

/*
 * PR_SET_PDEATHSIG would tell of the *thread* that started us, and a JVM's threads end long before the JVM; a process
 * handle (Linux 5.3) becomes readable when the process ends.
 */
static int process_handle(pid_t process)
{
#ifdef __linux__
    enum { PIDFD_OPEN = 434 };
    return (int) syscall(PIDFD_OPEN, process, 0);
#else
    (void) process;
    return -1;
#endif
}

bool supervise_begin(void)
{
    starter = getppid();
    starter_handle = process_handle(starter);
    if (pipe(woken) != 0)
        return false;
    for (int i = 0; i < 2; i++) {
        fcntl(woken[i], F_SETFD, FD_CLOEXEC);
        fcntl(woken[i], F_SETFL, O_NONBLOCK);
    }
    static const int caught[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGCHLD};
    struct sigaction action = {.sa_handler = wake, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof caught / sizeof *caught; i++)
        if (sigaction(caught[i], &action, NULL) != 0)
            return false;
    signal(SIGPIPE, SIG_IGN);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    adopt_descendants();
    return true;
}

static void wait_for_news(void)
{
    struct pollfd waiting[] = {
        {.fd = woken[0], .events = POLLIN}, {.fd = starter_handle, .events = POLLIN}}; /* -1 is passed over */
    /* Without a handle, look once a second. */
    poll(waiting, 2, starter_handle < 0 ? 1000 : -1);
    char drained[64];
    while (read(woken[0], drained, sizeof drained) > 0)
        ;
    if (getppid() != starter)
        told_to_end = 1;
}

static bool has_ended(pid_t child)
{
    siginfo_t ending = {0};
    return waitid(P_PID, (id_t) child, &ending, WEXITED | WNOHANG | WNOWAIT) == 0 && ending.si_pid == child;
}

int supervise(pid_t child, struct rusage *usage)
{
    /* The child does the same; whoever is first, the group is there before we kill it. */
    setpgid(child, child);
    while (!told_to_end && !has_ended(child))
        wait_for_news();
    /* Before the child is reaped: its number, which is the group's, can't be anybody else's yet. */
    kill(-child, SIGKILL);
    int status = 0;
    while (wait4(child, &status, 0, usage) < 0 && errno == EINTR)
        ;
    end_descendants();
    return status;
}
