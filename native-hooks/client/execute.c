#include "execute.h"

#include "text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

void prepare_execution(const struct compiler *compiler, const char *path, char **argv)
{
    argv[0] = (char *) path;
    if (may_wrap(path)) {
        note_wrapper(path); /* and PATH stays: it finds us, which is what makes its misses distributed */
    } else if (compiler->by_name && strcmp(path, compiler->path) == 0) {
        argv[0] = (char *) compiler->typed;
        char *cleared = path_without_masquerade();
        if (strcmp(cleared, search_path()) != 0)
            setenv("PATH", cleared, 1);
        free(cleared);
    }
}

int execute_prepared(const char *path, char **argv)
{
    execve(path, argv, environ);
    if (errno != ENOEXEC)
        return errno;
    size_t count = 0;
    while (argv[count] != NULL)
        count++;
    char *with_shell[count + 2];
    with_shell[0] = (char *) "sh";
    with_shell[1] = (char *) path;
    for (size_t i = 1; i <= count; i++)
        with_shell[i + 1] = argv[i];
    execve("/bin/sh", with_shell, environ);
    return ENOEXEC;
}

int execution_failed(const char *path, int error)
{
    say("%s: %s", path, strerror(error));
    return error == ENOENT || error == ENOTDIR ? 127 : 126;
}

_Noreturn void execute(const struct compiler *compiler, const char *path, char **argv)
{
    prepare_execution(compiler, path, argv);
    exit(execution_failed(path, execute_prepared(path, argv)));
}
