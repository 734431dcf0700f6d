#include "state.h"

#include "text.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/auxv.h>
#endif
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

const char *state_directory(void)
{
    static const char *directory;
    if (directory != NULL)
        return directory;
    if (variable("HYBRIDGRID_STATE") != NULL)
        directory = format("%s", variable("HYBRIDGRID_STATE"));
    else if (variable("XDG_STATE_HOME") != NULL && variable("XDG_STATE_HOME")[0] == '/')
        directory = format("%s/hybridgrid", variable("XDG_STATE_HOME"));
    else if (variable("HOME") != NULL)
        directory = format("%s/.local/state/hybridgrid", variable("HOME"));
    return directory;
}

void make_state_directory(void)
{
    char *path = format("%s", state_directory());
    for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0777);
        *slash = '/';
    }
    mkdir(path, 0700);
    free(path);
}

bool disabled(void)
{
    const char *value = variable("HYBRIDGRID_DISABLE");
    return value != NULL && strcmp(value, "0") != 0;
}

bool node_sees_our_root(void)
{
    char *path = format("%s/root", state_directory());
    int fd = above_standard(open(path, O_RDONLY | O_CLOEXEC));
    free(path);
    if (fd < 0)
        return true;
    char note[64];
    ssize_t length = read(fd, note, sizeof note - 1);
    close(fd);
    if (length <= 0)
        return true;
    note[length] = '\0';
    unsigned long long device, inode;
    struct stat root;
    return sscanf(note, "%llu %llu", &device, &inode) != 2 || stat("/", &root) != 0
        || ((unsigned long long) root.st_dev == device && (unsigned long long) root.st_ino == inode);
}

/* Long enough that a build hardly notices, short enough that a node that was only stopped is soon used again. */
enum { HUNG_SECONDS = 60 };

static char *hung_marker(void)
{
    return state_directory() == NULL ? NULL : format("%s/hung", state_directory());
}

bool was_hung_lately(void)
{
    char *marker = hung_marker();
    struct stat status;
    bool hung = false;
    if (marker != NULL && stat(marker, &status) == 0) {
        time_t age = time(NULL) - status.st_mtime;
        hung = age >= 0 && age < HUNG_SECONDS;
    }
    free(marker);
    return hung;
}

static void mark_hung(void)
{
    char *marker = hung_marker();
    int fd = above_standard(open(marker, O_WRONLY | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600));
    if (fd >= 0) {
        futimens(fd, NULL);
        close(fd);
    }
    free(marker);
}

void record_fallback(enum trouble trouble, const char *compiler)
{
    static const char *const names[] = {
        [NODE_LOST] = "nodeLost", [NODE_HUNG] = "nodeHung", [BAD_ANSWER] = "badAnswer"};
    if (trouble == NO_TROUBLE || state_directory() == NULL)
        return;
    if (trouble == NODE_HUNG)
        mark_hung();
    char *path = format("%s/fallbacks", state_directory());
    int fd = above_standard(open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0600));
    if (fd >= 0) {
        char *line = format("%lld %s %s\n", (long long) time(NULL), names[trouble], base_name(compiler));
        write_fully(fd, line, strlen(line));
        close(fd);
        free(line);
    }
    free(path);
}

const char *own_executable(void)
{
    static char resolved[PATH_MAX];
    if (resolved[0] != '\0')
        return resolved;
#if defined(__linux__)
    if (realpath("/proc/self/exe", resolved) != NULL)
        return resolved;
    /* No /proc in a bare chroot; the kernel still hands over the name that was executed. */
    const char *executed = (const char *) getauxval(AT_EXECFN);
#elif defined(__APPLE__)
    static char path[PATH_MAX];
    uint32_t size = sizeof path;
    const char *executed = _NSGetExecutablePath(path, &size) == 0 ? path : NULL;
#else
    const char *executed = NULL;
#endif
    if (executed != NULL && realpath(executed, resolved) != NULL)
        return resolved;
    resolved[0] = '\0';
    return NULL;
}

bool is_ourselves(const char *path)
{
    struct stat own, other;
    if (stat(path, &other) != 0)
        return false;
    bool known = stat("/proc/self/exe", &own) == 0 || (own_executable() != NULL && stat(own_executable(), &own) == 0);
    if (known && own.st_dev == other.st_dev && own.st_ino == other.st_ino)
        return true;
    /* Two installed copies, each first on PATH for the other, would call each other without end. */
    char resolved[PATH_MAX];
    return realpath(path, resolved) != NULL && strcmp(base_name(resolved), "hybridgrid") == 0;
}
