/*
 * A program to run where a compiler is expected. `probe WHAT [OPERAND]`, or any other arguments: says how it was called.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static int outcome(long result)
{
    puts(result < 0 ? strerrorname_np(errno) : "allowed");
    return result < 0;
}

static int describe(int argc, char **argv)
{
    printf("argv0=%s\n", argv[0]);
    for (int i = 1; i < argc; i++)
        printf("arg=%s\n", argv[i]);
    printf("PATH=%s\n", getenv("PATH") == NULL ? "unset" : getenv("PATH"));
    printf("MAKEFLAGS=%s\n", getenv("MAKEFLAGS") == NULL ? "unset" : getenv("MAKEFLAGS"));
    return 0;
}

static void in_background(void (*then)(void), const char *file)
{
    fflush(stdout);
    if (fork() == 0) {
        then();
        FILE *pid = fopen(file, "w");
        fprintf(pid, "%d\n", getpid());
        fclose(pid);
        sleep(30);
        _exit(0);
    }
}

static void nothing(void)
{
}

static void new_session(void)
{
    if (setsid() < 0)
        perror("setsid");
}

static int signals(void)
{
    struct sigaction action;
    sigset_t mask;
    sigprocmask(SIG_SETMASK, NULL, &mask);
    const int numbers[] = {SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGCHLD};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        sigaction(numbers[i], NULL, &action);
        printf("%s%s%s ", sigabbrev_np(numbers[i]), action.sa_handler == SIG_IGN ? "=ignored" : "",
            sigismember(&mask, numbers[i]) ? "=blocked" : "");
    }
    for (int fd = 3; fd < 20; fd++)
        if (fcntl(fd, F_GETFD) >= 0)
            printf("fd%d ", fd);
    puts("");
    return 0;
}

static int attempt(const char *what, const char *operand)
{
    if (strcmp(what, "socket") == 0)
        return outcome(socket(AF_UNIX, SOCK_STREAM, 0));
    if (strcmp(what, "inet") == 0)
        return outcome(socket(AF_INET, SOCK_STREAM, 0));
    if (strcmp(what, "socketpair") == 0)
        return outcome(socketpair(AF_UNIX, SOCK_STREAM, 0, (int[2]) {0}));
    if (strcmp(what, "ptrace") == 0)
        return outcome(ptrace(PTRACE_TRACEME, 0, NULL, NULL));
    if (strcmp(what, "unshare") == 0)
        return outcome(unshare(CLONE_NEWUSER));
    if (strcmp(what, "clone") == 0)
        return outcome(syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0));
    if (strcmp(what, "io_uring") == 0)
        return outcome(syscall(SYS_io_uring_setup, 1, NULL));
    if (strcmp(what, "keyctl") == 0)
        return outcome(syscall(SYS_keyctl, 0, 0, 0));
    if (strcmp(what, "setsid") == 0)
        return outcome(setsid());
    if (strcmp(what, "kill") == 0)
        return outcome(kill(atoi(operand), 0));
    if (strcmp(what, "kill-self") == 0)
        return outcome(kill(getpid(), 0));
    if (strcmp(what, "read") == 0)
        return outcome(open(operand, O_RDONLY));
    if (strcmp(what, "write") == 0)
        return outcome(open(operand, O_WRONLY | O_CREAT, 0666));
    if (strcmp(what, "truncate") == 0)
        return outcome(truncate(operand, 0));
    if (strcmp(what, "unlink") == 0)
        return outcome(unlink(operand));
    if (strcmp(what, "mkdir") == 0)
        return outcome(mkdir(operand, 0777));
    if (strcmp(what, "mkfifo") == 0)
        return outcome(mkfifo(operand, 0666));
    if (strcmp(what, "symlink") == 0)
        return outcome(symlink("/", operand));
    if (strcmp(what, "rename") == 0) {
        char moved[4096];
        snprintf(moved, sizeof moved, "%s.new", operand);
        return outcome(rename(operand, moved));
    }
    if (strcmp(what, "execute") == 0)
        return outcome(execl(operand, operand, (char *) NULL));
    if (strcmp(what, "memory") == 0)
        return outcome(mmap(NULL, (size_t) atol(operand), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
            == MAP_FAILED ? -1 : 0);
    if (strcmp(what, "core") == 0) {
        struct rlimit core;
        getrlimit(RLIMIT_CORE, &core);
        printf("core=%ld\n", (long) core.rlim_cur);
        return 0;
    }
    return -1;
}

/* As on a kernel that has no Landlock. */
static int without_landlock(char **command)
{
    struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 444, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
    struct sock_fprog program = {.len = 4, .filter = code};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) != 0)
        return 98;
    execv(command[0], command);
    return 99;
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    const char *operand = argc > 2 ? argv[2] : "";
    if (strcmp(what, "-exit") == 0)
        return atoi(operand);
    if (strcmp(what, "-without-landlock") == 0)
        return without_landlock(argv + 2);
    if (strcmp(what, "-default-signals") == 0) {
        signal(SIGINT, SIG_DFL);
        signal(SIGQUIT, SIG_DFL);
        setrlimit(RLIMIT_CORE, &(struct rlimit) {0});
        return execv(operand, argv + 2);
    }
    if (strcmp(what, "-signals") == 0)
        return signals();
    if (strcmp(what, "-die") == 0) {
        raise(atoi(operand));
        return 0;
    }
    if (strcmp(what, "-sleep") == 0) { /* leaves its own pid and that of a descendant in OPERAND.self and OPERAND.child */
        char *file;
        if (asprintf(&file, "%s.child", operand) > 0)
            in_background(argc > 3 ? new_session : nothing, file);
        sprintf(strrchr(file, '.'), ".self");
        FILE *pid = fopen(file, "w");
        fprintf(pid, "%d\n", getpid());
        fclose(pid);
        sleep(30);
        return 0;
    }
    if (strcmp(what, "-orphan") == 0) { /* ends and leaves a descendant */
        in_background(nothing, operand);
        while (access(operand, F_OK) != 0)
            usleep(1000);
        return 0;
    }
    int result = attempt(what, operand);
    return result >= 0 ? result : describe(argc, argv);
}
