/* Runs a build with its compilers going through the cluster: a node, links first on PATH, the command. */
#include "run.h"

#include "compile.h"
#include "daemon.h"
#include "find_compiler.h"
#include "masquerade.h"
#include "wire.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static _Noreturn void usage(const char *fault)
{
    say("%s; usage: hybridgrid run [-j N|auto] [--] COMMAND...", fault);
    exit(2);
}

/* Every directory of the build will be another one: what the compilers connect to must not depend on it. */
static void export_state(void)
{
    const char *directory = state_directory();
    if (directory[0] == '/') {
        setenv("HYBRIDGRID_STATE", directory, 1);
        return;
    }
    char *here = getcwd(NULL, 0);
    char *absolute = here == NULL ? format("%s", directory) : format("%s/%s", here, directory);
    setenv("HYBRIDGRID_STATE", absolute, 1);
    free(absolute);
    free(here);
}

static bool node_answers(void)
{
    int node = node_connect();
    if (node < 0)
        return false;
    close(node);
    return true;
}

/*
 * Held while a node is being started, so that of two builds that begin at once the second waits for the first one's node; not
 * for ever, since the first may have been stopped. -1 where it can't be had.
 */
static int turn_to_start(void)
{
    enum { PATIENCE_MILLIS = 30000, STEP_MILLIS = 20 };
    make_state_directory();
    char *path = format("%s/start.lock", state_directory());
    int turn = above_standard(open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    free(path);
    for (int waited = 0; turn >= 0 && waited < PATIENCE_MILLIS && flock(turn, LOCK_EX | LOCK_NB) != 0; waited += STEP_MILLIS)
        usleep(STEP_MILLIS * 1000);
    return turn;
}

static bool ensure_node(void)
{
    if (node_answers())
        return true;
    int turn = turn_to_start();
    bool answers = node_answers() || (start_node() && node_answers());
    if (turn >= 0)
        close(turn);
    return answers;
}

static long local_cores(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : cores;
}

/* How many jobs keep the cluster busy, as the node answers `jobs`; this machine's cores without an answer. */
static long jobs_of_cluster(void)
{
    int node = node_connect();
    if (node < 0)
        return local_cores();
    struct frame_out question;
    frame_begin(&question, FRAME_CONTROL);
    put_u32(&question, PROTOCOL_VERSION);
    put_u32(&question, 1);
    put_string(&question, "jobs");
    struct frame_in answer = {0};
    uint8_t status;
    char *text = NULL;
    long count = 0;
    if (frame_send(&question, node) && frame_receive(&answer, node) == NO_TROUBLE && answer.type == FRAME_REPLY
        && take_u8(&answer, &status) && status == 0 && take_string(&answer, &text))
        count = strtol(text, NULL, 10);
    free(text);
    bytes_free(&answer.payload);
    close(node);
    return count > 0 && count <= 100000 ? count : local_cores();
}

/* Adds `-jN` to the flags that make takes from MAKEFLAGS, in place of what they say about jobs now. */
static char *with_jobs(const char *flags, long jobs)
{
    char *result = format("%s", "");
    char *variables = NULL;
    const char *at = flags;
    while (*at != '\0') {
        size_t blanks = strspn(at, " ");
        const char *word = at + blanks;
        size_t length = strcspn(word, " ");
        if (length == 2 && strncmp(word, "--", 2) == 0) {
            variables = format("%s", word); /* from here on NAME=VALUE */
            break;
        }
        bool jobs_flag = starts_with(word, "-j") || starts_with(word, "--jobs") || starts_with(word, "--jobserver");
        if (!jobs_flag && length > 0) {
            char *longer = format("%s%.*s", result, (int) (blanks + length), at);
            free(result);
            result = longer;
        }
        at = word + length;
    }
    /* A first word without a dash is read as letters; so it keeps its place, or a blank stands for it. */
    char *whole = format("%s -j%ld%s%s", result, jobs, variables == NULL ? "" : " ", variables == NULL ? "" : variables);
    free(variables);
    free(result);
    return whole;
}

static void export_jobs(long jobs)
{
    const char *flags = variable("MAKEFLAGS");
    char *changed = with_jobs(flags == NULL ? "" : flags, jobs);
    char *number = format("%ld", jobs);
    setenv("MAKEFLAGS", changed, 1);
    setenv("CMAKE_BUILD_PARALLEL_LEVEL", number, 1);
    free(number);
    free(changed);
}

static void export_path(const char *links)
{
    char *others = path_without_masquerade();
    char *path = others[0] == '\0' ? format("%s", links) : format("%s:%s", links, others);
    setenv("PATH", path, 1);
    free(path);
    free(others);
}

/* 0 for `auto`. */
static long parse_jobs(const char *text)
{
    if (text == NULL)
        usage("-j needs a number or auto");
    if (strcmp(text, "auto") == 0)
        return 0;
    char *end;
    errno = 0;
    long jobs = strtol(text, &end, 10);
    if (errno != 0 || *end != '\0' || end == text || jobs < 1 || jobs > 100000)
        usage("-j needs a number or auto");
    return jobs;
}

static _Noreturn void execute_command(char **command)
{
    execvp(command[0], command);
    if (errno == ENOENT && strchr(command[0], '/') == NULL)
        say("%s: command not found", command[0]);
    else
        say("%s: %s", command[0], strerror(errno));
    exit(errno == ENOENT ? 127 : 126);
}

_Noreturn void run_command(char **arguments)
{
    long jobs = -1;
    while (*arguments != NULL && (*arguments)[0] == '-') {
        char *option = *arguments++;
        if (strcmp(option, "--") == 0)
            break;
        if (!starts_with(option, "-j"))
            usage("unknown option");
        jobs = option[2] == '\0' ? parse_jobs(*arguments) : parse_jobs(option + 2);
        if (option[2] == '\0')
            arguments++;
    }
    if (*arguments == NULL)
        usage("no command given");
    if (disabled())
        execute_command(arguments);
    check_variables(); /* once here, and not in each compile */
    char *links = NULL;
    if (state_directory() == NULL) {
        say("neither HYBRIDGRID_STATE nor HOME is set: the command runs without the cluster");
    } else {
        export_state();
        if (ensure_node())
            links = make_masquerade();
    }
    if (links != NULL) {
        /* The links' own directory as a compile will see it: by the exported name. */
        char *absolute = format("%s/masquerade", variable("HYBRIDGRID_STATE"));
        export_path(absolute);
        free(absolute);
        free(links);
    }
    if (jobs >= 0)
        export_jobs(jobs > 0 ? jobs : jobs_of_cluster());
    execute_command(arguments);
}
