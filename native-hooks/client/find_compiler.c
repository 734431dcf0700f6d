#include "find_compiler.h"

#include "state.h"
#include "text.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char wrappers_variable[] = "HYBRIDGRID_WRAPPERS";

static const char *const known_wrappers[] = {"ccache", "sccache", "distcc", "icecc", "buildcache", "gomacc", "fastcache"};

const char *search_path(void)
{
    const char *path = getenv("PATH");
    return path == NULL ? "/bin:/usr/bin" : path;
}

char *next_directory(const char **rest)
{
    if (*rest == NULL)
        return NULL;
    const char *start = *rest;
    const char *colon = strchr(start, ':');
    size_t length = colon == NULL ? strlen(start) : (size_t) (colon - start);
    *rest = colon == NULL ? NULL : colon + 1;
    return length == 0 ? format(".") : format("%.*s", (int) length, start);
}

static bool is_executable_file(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode) && access(path, X_OK) == 0;
}

static bool is_known_wrapper(const char *path)
{
    char resolved[PATH_MAX];
    if (realpath(path, resolved) == NULL)
        return false;
    for (size_t i = 0; i < sizeof known_wrappers / sizeof *known_wrappers; i++)
        if (strcmp(base_name(resolved), known_wrappers[i]) == 0)
            return true;
    return false;
}

static bool is_script(const char *path)
{
    char start[2] = {0};
    int fd = above_standard(open(path, O_RDONLY | O_CLOEXEC));
    if (fd < 0)
        return false;
    ssize_t length = read(fd, start, sizeof start);
    close(fd);
    return length == 2 && start[0] == '#' && start[1] == '!';
}

bool may_wrap(const char *path)
{
    return is_known_wrapper(path) || is_script(path);
}

static char *identity(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return NULL;
    return format("%llx:%llx", (unsigned long long) status.st_dev, (unsigned long long) status.st_ino);
}

static bool is_running_above(const char *path)
{
    const char *rest = variable(wrappers_variable);
    char *file = rest == NULL ? NULL : identity(path);
    if (file == NULL)
        return false;
    size_t length = strlen(file);
    bool found = false;
    while (rest != NULL && !found) {
        found = strncmp(rest, file, length) == 0 && (rest[length] == ',' || rest[length] == '\0');
        rest = strchr(rest, ',');
        if (rest != NULL)
            rest++;
    }
    free(file);
    return found;
}

void note_wrapper(const char *path)
{
    if (is_running_above(path))
        return;
    char *file = identity(path);
    if (file == NULL)
        return;
    const char *above = variable(wrappers_variable);
    char *all = above == NULL ? format("%s", file) : format("%s,%s", above, file);
    setenv(wrappers_variable, all, 1);
    free(all);
    free(file);
}

/* Whether the directory is the one of links that `hybridgrid run` makes, which holds nothing else. */
static bool is_masquerade(const char *directory)
{
    const char *base = state_directory();
    struct stat ours, other;
    if (base == NULL || strcmp(base_name(directory), "masquerade") != 0)
        return false;
    char *links = format("%s/masquerade", base);
    bool same = stat(links, &ours) == 0 && stat(directory, &other) == 0 && ours.st_dev == other.st_dev
        && ours.st_ino == other.st_ino;
    free(links);
    return same;
}

char *path_without_masquerade(void)
{
    struct bytes path = {0};
    const char *rest = search_path();
    while (rest != NULL) {
        const char *start = rest;
        char *directory = next_directory(&rest);
        size_t length = rest == NULL ? strlen(start) : (size_t) (rest - start - 1);
        if (!is_masquerade(directory)) {
            if (path.at != NULL)
                bytes_add(&path, ":", 1);
            bytes_add(&path, start, length);
        }
        free(directory);
    }
    char *text = format("%.*s", (int) path.length, path.at == NULL ? "" : (const char *) path.at);
    bytes_free(&path);
    return text;
}

static bool are_we_on(const char *rest, const char *name)
{
    bool found = false;
    char *directory;
    while (!found && (directory = next_directory(&rest)) != NULL) {
        char *candidate = format("%s/%s", directory, name);
        found = is_executable_file(candidate) && is_ourselves(candidate);
        free(candidate);
        free(directory);
    }
    return found;
}

static bool is_passed_over(const char *candidate, const char *name, const char *rest)
{
    if (is_ourselves(candidate) || is_running_above(candidate))
        return true;
    /* A wrapper that stands before us on PATH is the one that called us, or would. */
    return may_wrap(candidate) && are_we_on(rest, name);
}

static void search(struct compiler *compiler, const char *name)
{
    const char *rest = search_path();
    bool by_name = name == compiler->typed;
    char *directory;
    while (compiler->path == NULL && (directory = next_directory(&rest)) != NULL) {
        char *candidate = format("%s/%s", directory, name);
        if (is_executable_file(candidate)) {
            if (is_passed_over(candidate, name, rest))
                by_name = by_name && is_masquerade(directory);
            else
                compiler->path = format("%s", candidate);
        }
        free(candidate);
        free(directory);
    }
    compiler->by_name = by_name && compiler->path != NULL;
}

struct compiler find_compiler(const char *typed)
{
    struct compiler compiler = {.typed = typed};
    if (strchr(typed, '/') == NULL)
        search(&compiler, typed);
    else if (is_ourselves(typed))
        search(&compiler, base_name(typed));
    else
        compiler.path = format("%s", typed);
    compiler.wraps_others = compiler.path != NULL && is_known_wrapper(compiler.path);
    return compiler;
}
