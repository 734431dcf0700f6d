#include "descendants.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__

#include <dirent.h>
#include <string.h>
#include <sys/prctl.h>

bool adopt_descendants(void)
{
    return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0;
}

/* The parent of a process, from /proc/PID/stat; 0 when it is gone. Its name may hold blanks and brackets. */
static pid_t parent_of(const char *pid)
{
    char path[300], line[512];
    snprintf(path, sizeof path, "/proc/%s/stat", pid);
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return 0;
    size_t length = fread(line, 1, sizeof line - 1, file);
    fclose(file);
    line[length] = '\0';
    char *after_name = strrchr(line, ')');
    int parent = 0;
    if (after_name == NULL || sscanf(after_name + 1, " %*c %d", &parent) != 1)
        return 0;
    return parent;
}

/* All of /proc and not /proc/self/task/../children: many kernels are built without the latter. */
static int kill_children(void)
{
    DIR *processes = opendir("/proc");
    if (processes == NULL)
        return 0;
    int killed = 0;
    struct dirent *entry;
    while ((entry = readdir(processes)) != NULL) {
        if (entry->d_name[0] < '1' || entry->d_name[0] > '9' || parent_of(entry->d_name) != getpid())
            continue;
        if (kill((pid_t) atol(entry->d_name), SIGKILL) == 0)
            killed++;
    }
    closedir(processes);
    return killed;
}

#else

bool adopt_descendants(void)
{
    return false;
}

static int kill_children(void)
{
    return 0;
}

#endif

void end_descendants(void)
{
    for (;;) {
        pid_t ended = waitpid(-1, NULL, WNOHANG);
        if (ended > 0 || (ended < 0 && errno == EINTR))
            continue;
        if (ended < 0)
            return; /* ECHILD: none is left */
        if (kill_children() == 0)
            return; /* none that we can see: waiting for it would hang */
        while (waitpid(-1, NULL, 0) < 0 && errno == EINTR)
            ;
    }
}
