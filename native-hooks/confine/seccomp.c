#include "seccomp.h"

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#ifdef __x86_64__
enum { ARCHITECTURE = (int) AUDIT_ARCH_X86_64 };
#else
enum { ARCHITECTURE = (int) AUDIT_ARCH_AARCH64 };
#endif

/* Newer than some headers, and the same on every architecture. */
enum {
    IO_URING_SETUP = 425,
    IO_URING_ENTER = 426,
    IO_URING_REGISTER = 427,
    OPEN_TREE = 428,
    MOVE_MOUNT = 429,
    FSOPEN = 430,
    FSCONFIG = 431,
    FSMOUNT = 432,
    FSPICK = 433,
    PIDFD_OPEN = 434,
    CLONE3 = 435,
    PIDFD_GETFD = 438,
    PROCESS_MADVISE = 440,
    MOUNT_SETATTR = 442,
    QUOTACTL_FD = 443,
    PROCESS_MRELEASE = 448,
    OPEN_TREE_ATTR = 467,
    PIDFD_SEND_SIGNAL = 424
};

static const uint16_t denied[] = {
    /* The network, and local sockets: the user's own node listens on one. */
    SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4,
    /* Other processes of the same user, whose memory holds the cluster's secret. */
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, PIDFD_OPEN, PIDFD_GETFD, PROCESS_MADVISE,
    PROCESS_MRELEASE, SYS_shmget, SYS_shmat, SYS_shmctl, SYS_msgget, SYS_msgsnd, SYS_msgrcv, SYS_semget, SYS_mq_open,
    /* Leaving the process group, by which everything is ended. */
    SYS_setsid, SYS_setpgid,
    /* Keys. */
    SYS_keyctl, SYS_add_key, SYS_request_key,
    /* Namespaces and mounts, in which files would have other names. */
    SYS_unshare, SYS_setns, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, OPEN_TREE, MOVE_MOUNT, FSOPEN, FSCONFIG,
    FSMOUNT, FSPICK, MOUNT_SETATTR, OPEN_TREE_ATTR, SYS_name_to_handle_at, SYS_open_by_handle_at,
    /* Large or young parts of the kernel, in which holes are found. */
    SYS_bpf, SYS_userfaultfd, SYS_perf_event_open, IO_URING_SETUP, IO_URING_ENTER, IO_URING_REGISTER, SYS_fanotify_init,
    /* The administrator's; all want privileges that an unwise caller may have. */
    SYS_kexec_load, SYS_kexec_file_load, SYS_reboot, SYS_swapon, SYS_swapoff, SYS_init_module, SYS_finit_module,
    SYS_delete_module, SYS_acct, SYS_settimeofday, SYS_clock_settime, SYS_clock_adjtime, SYS_adjtimex, SYS_sethostname,
    SYS_setdomainname, SYS_syslog, SYS_quotactl, QUOTACTL_FD, SYS_vhangup, SYS_mknodat,
#ifdef __x86_64__
    SYS_mknod, SYS_iopl, SYS_ioperm,
#endif
};

/* What Landlock does better where the kernel has it: with it a process may still signal itself and its own. */
static const uint16_t denied_without_signal_fence[] = {
    SYS_kill, SYS_tkill, SYS_tgkill, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo, PIDFD_SEND_SIGNAL};

enum { NEW_NAMESPACES = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET };
enum { MOST_INSTRUCTIONS = 256 };

struct filter {
    struct sock_filter code[MOST_INSTRUCTIONS];
    uint16_t length;
};

static void add(struct filter *filter, uint16_t code, uint32_t operand, uint8_t if_true, uint8_t if_false)
{
    filter->code[filter->length++] = (struct sock_filter) {code, if_true, if_false, operand};
}

static void load(struct filter *filter, uint32_t offset)
{
    add(filter, BPF_LD | BPF_W | BPF_ABS, offset, 0, 0);
}

static void answer(struct filter *filter, uint32_t action)
{
    add(filter, BPF_RET | BPF_K, action, 0, 0);
}

static void deny(struct filter *filter, uint32_t number, uint32_t error)
{
    add(filter, BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1);
    answer(filter, SECCOMP_RET_ERRNO | error);
}

/* The low half of an argument; both architectures are little-endian. */
static uint32_t argument(unsigned index)
{
    return (uint32_t) (offsetof(struct seccomp_data, args) + index * sizeof(uint64_t));
}

static void deny_foreign_calls(struct filter *filter)
{
    load(filter, offsetof(struct seccomp_data, arch));
    add(filter, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t) ARCHITECTURE, 1, 0);
    answer(filter, SECCOMP_RET_KILL_PROCESS);
    load(filter, offsetof(struct seccomp_data, nr));
#ifdef __x86_64__
    /* x32 has numbers of its own for the same calls. */
    add(filter, BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1);
    answer(filter, SECCOMP_RET_ERRNO | ENOSYS);
#endif
}

/* Each of these begins and ends with the call's number loaded. */
static void deny_by_argument(struct filter *filter)
{
    /* clone() with new namespaces; clone3() hides its flags from us, and the C library falls back on ENOSYS. */
    deny(filter, CLONE3, ENOSYS);
    add(filter, BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 3);
    load(filter, argument(0));
    add(filter, BPF_JMP | BPF_JSET | BPF_K, NEW_NAMESPACES, 0, 1);
    answer(filter, SECCOMP_RET_ERRNO | EPERM);
    load(filter, offsetof(struct seccomp_data, nr));
    /* ioctl() that types into the terminal. */
    add(filter, BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 0, 4);
    load(filter, argument(1));
    add(filter, BPF_JMP | BPF_JEQ | BPF_K, TIOCSTI, 1, 0);
    add(filter, BPF_JMP | BPF_JEQ | BPF_K, TIOCLINUX, 0, 1);
    answer(filter, SECCOMP_RET_ERRNO | EPERM);
    load(filter, offsetof(struct seccomp_data, nr));
    /* prlimit() of somebody else. */
    add(filter, BPF_JMP | BPF_JEQ | BPF_K, SYS_prlimit64, 0, 3);
    load(filter, argument(0));
    add(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0);
    answer(filter, SECCOMP_RET_ERRNO | EPERM);
    load(filter, offsetof(struct seccomp_data, nr));
}

bool deny_system_calls(const struct fence *fence)
{
    static struct filter filter;
    deny_foreign_calls(&filter);
    deny_by_argument(&filter);
    for (size_t i = 0; i < sizeof denied / sizeof *denied; i++)
        deny(&filter, denied[i], EACCES);
    if (!fence->signals)
        for (size_t i = 0; i < sizeof denied_without_signal_fence / sizeof *denied_without_signal_fence; i++)
            deny(&filter, denied_without_signal_fence[i], EPERM);
    if (fence->files && !fence->truncation)
        deny(&filter, SYS_truncate, EACCES); /* ftruncate() needs a file that was opened for writing */
    answer(&filter, SECCOMP_RET_ALLOW);
    struct sock_fprog program = {.len = filter.length, .filter = filter.code};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
        && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

#else

bool deny_system_calls(const struct fence *fence)
{
    (void) fence;
    return false;
}

#endif
