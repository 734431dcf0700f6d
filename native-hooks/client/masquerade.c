#include "masquerade.h"

#include "find_compiler.h"
#include "state.h"
#include "text.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const compilers[] = {"gcc", "g++", "cc", "c++", "clang", "clang++"};

/* `-12`, `-4.9`, and mingw's `-posix`, `-10-win32`. */
static bool is_version(const char *text)
{
    while (*text == '-') {
        text++;
        size_t number = strspn(text, "0123456789.");
        if (number > 0)
            text += number;
        else if (starts_with(text, "posix") || starts_with(text, "win32"))
            text += 5;
        else
            return false;
    }
    return *text == '\0';
}

/* `x86_64-linux-gnu-`, `riscv64-elf-`: two parts at least, so that c99-gcc, afl-gcc and other scripts are none. */
static bool is_target(const char *start, const char *end)
{
    const char *dash = memchr(start, '-', (size_t) (end - start));
    return end > start && end[-1] == '-' && dash != NULL && dash > start && dash < end - 1;
}

static bool is_compiler_name(const char *name)
{
    for (size_t i = 0; i < sizeof compilers / sizeof *compilers; i++) {
        for (const char *at = strstr(name, compilers[i]); at != NULL; at = strstr(at + 1, compilers[i]))
            if (is_version(at + strlen(compilers[i])) && (at == name || is_target(name, at)))
                return true;
    }
    return false;
}

/* True also when the link is there already, made by a build that runs beside this one. */
static bool link_to(const char *target, const char *path)
{
    char there[PATH_MAX];
    ssize_t length = readlink(path, there, sizeof there - 1);
    if (length >= 0) {
        there[length] = '\0';
        if (strcmp(there, target) == 0)
            return true;
    }
    char *fresh = format("%s.%ld", path, (long) getpid());
    bool linked = symlink(target, fresh) == 0 && rename(fresh, path) == 0;
    if (!linked)
        unlink(fresh);
    free(fresh);
    return linked;
}

static bool link_compilers_in(const char *directory, const char *links, const char *target)
{
    DIR *entries = opendir(directory);
    if (entries == NULL)
        return true; /* PATH often names directories that are not there */
    bool linked = true;
    struct dirent *entry;
    while (linked && (entry = readdir(entries)) != NULL) {
        if (!is_compiler_name(entry->d_name))
            continue;
        char *candidate = format("%s/%s", directory, entry->d_name);
        char *link = format("%s/%s", links, entry->d_name);
        if (access(candidate, X_OK) == 0 && !is_ourselves(candidate))
            linked = link_to(target, link);
        free(candidate);
        free(link);
    }
    closedir(entries);
    return linked;
}

static void remove_stale(const char *links)
{
    DIR *entries = opendir(links);
    if (entries == NULL)
        return;
    struct dirent *entry;
    while ((entry = readdir(entries)) != NULL) {
        if (!is_compiler_name(entry->d_name))
            continue;
        struct compiler compiler = find_compiler(entry->d_name);
        if (compiler.path == NULL) {
            char *link = format("%s/%s", links, entry->d_name);
            unlink(link);
            free(link);
        }
        free(compiler.path);
    }
    closedir(entries);
}

static bool make_directories(char *path)
{
    for (char *slash = path + 1; (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    return mkdir(path, 0700) == 0 || errno == EEXIST;
}

char *make_masquerade(void)
{
    const char *target = own_executable();
    char *links = format("%s/masquerade", state_directory());
    bool made = target != NULL && make_directories(links);
    const char *rest = search_path();
    char *directory;
    while (made && (directory = next_directory(&rest)) != NULL) {
        made = link_compilers_in(directory, links, target);
        free(directory);
    }
    if (!made) {
        say("%s: %s: the command runs without the cluster", links, strerror(errno));
        free(links);
        return NULL;
    }
    remove_stale(links);
    return links;
}
