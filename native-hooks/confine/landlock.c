/*
 * Landlock by its bare system calls: the C library has none, and the build machine's headers may be older than the
 * kernel that this runs on. Source of the numbers: Linux, include/uapi/linux/landlock.h.
 */
#include "landlock.h"

#ifdef __linux__

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The same on every architecture, since they are newer than the common numbering. */
enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446 };
enum { ASK_VERSION = 1, PATH_BENEATH = 1 };

enum right {
    EXECUTE = 1 << 0,
    WRITE_FILE = 1 << 1,
    READ_FILE = 1 << 2,
    READ_DIR = 1 << 3,
    REMOVE_DIR = 1 << 4,
    REMOVE_FILE = 1 << 5,
    MAKE_DIR = 1 << 7,
    MAKE_REG = 1 << 8,
    ALL_OF_1 = (1 << 13) - 1, /* the devices and sockets too, which nobody is given */
    REFER = 1 << 13,          /* since version 2 */
    TRUNCATE = 1 << 14,       /* since version 3 */
    IOCTL_DEV = 1 << 15       /* since version 5; given to nobody */
};
enum { FOR_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE };
enum { TCP_BIND_AND_CONNECT = 3 };        /* since version 4 */
enum { ABSTRACT_SOCKETS_AND_SIGNALS = 3 }; /* since version 6 */

/* An older kernel takes the longer structure as long as what it doesn't know is zero. */
struct ruleset {
    uint64_t files;
    uint64_t network;
    uint64_t scope;
};

struct rule {
    uint64_t rights;
    int32_t directory;
} __attribute__((packed));

static struct ruleset everything(long version)
{
    struct ruleset handled = {.files = ALL_OF_1};
    if (version >= 2)
        handled.files |= REFER;
    if (version >= 3)
        handled.files |= TRUNCATE;
    if (version >= 4)
        handled.network = TCP_BIND_AND_CONNECT;
    if (version >= 5)
        handled.files |= IOCTL_DEV;
    if (version >= 6)
        handled.scope = ABSTRACT_SOCKETS_AND_SIGNALS;
    return handled;
}

/* 0, or errno. Rights that only directories have must not be given to a file: EINVAL. */
static int allow(int ruleset, const struct ruleset *handled, const char *path, uint64_t rights)
{
    struct stat status;
    struct rule rule = {.rights = rights & handled->files, .directory = open(path, O_PATH | O_CLOEXEC)};
    if (rule.directory < 0)
        return errno;
    int error = 0;
    if (fstat(rule.directory, &status) != 0)
        error = errno;
    if (!S_ISDIR(status.st_mode))
        rule.rights &= FOR_FILES;
    if (error == 0 && syscall(ADD_RULE, ruleset, PATH_BENEATH, &rule, 0) != 0)
        error = errno;
    close(rule.directory);
    return error;
}

static int allow_all(int ruleset, const struct ruleset *handled, const struct options *options)
{
    const uint64_t look = READ_FILE | READ_DIR;
    /* No symbolic link and no FIFO: the node reads and removes what lies in the root afterwards, with rights that we take here. */
    const uint64_t change = WRITE_FILE | TRUNCATE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | REFER;
    int error = options->root == NULL ? 0 : allow(ruleset, handled, options->root, look | change);
    for (size_t i = 0; i < options->readable_count && error == 0; i++) {
        error = allow(ruleset, handled, options->readable[i], look | EXECUTE);
        if (error == ENOENT)
            error = 0; /* not every system has a /lib64; what is not there can't be opened either */
    }
    if (error == 0)
        error = allow(ruleset, handled, "/dev/null", READ_FILE | WRITE_FILE | TRUNCATE);
    /* A bare container may lack these. */
    allow(ruleset, handled, "/dev/zero", READ_FILE);
    allow(ruleset, handled, "/dev/urandom", READ_FILE);
    return error;
}

struct fence raise_fence(const struct options *options)
{
    long version = syscall(CREATE_RULESET, NULL, 0, ASK_VERSION);
    if (version < 1)
        return (struct fence) {0}; /* ENOSYS: not built in; EOPNOTSUPP: switched off; EPERM: an old container's profile */
    struct ruleset handled = everything(version);
    long ruleset = syscall(CREATE_RULESET, &handled, sizeof handled, 0);
    if (ruleset < 0)
        return (struct fence) {.error = errno};
    int error = allow_all((int) ruleset, &handled, options);
    if (error == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        error = errno;
    if (error == 0 && syscall(RESTRICT_SELF, (int) ruleset, 0) != 0)
        error = errno;
    close((int) ruleset);
    if (error != 0)
        return (struct fence) {.error = error};
    return (struct fence) {.files = true, .truncation = version >= 3, .signals = version >= 6};
}

#else

struct fence raise_fence(const struct options *options)
{
    (void) options;
    return (struct fence) {0};
}

#endif
