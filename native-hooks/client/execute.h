#ifndef HYBRIDGRID_EXECUTE_H
#define HYBRIDGRID_EXECUTE_H

#include "find_compiler.h"

/*
 * Makes argv[0] and the environment what the compiler at `path` must see to behave as if it had been called
 * directly. GCC and Clang look for their own parts, and Clang for the headers whose paths it stores in the debug
 * information, by searching PATH for argv[0]: with our directory first on it they would find us.
 */
void prepare_execution(const struct compiler *compiler, const char *path, char **argv);

/* execve() with a fallback to /bin/sh for a script without `#!`, as execvp() has; returns errno. Async-signal-safe. */
int execute_prepared(const char *path, char **argv);

/* Executes the compiler in place of this process; says why when that fails. */
_Noreturn void execute(const struct compiler *compiler, const char *path, char **argv);

/* Says why the file could not be executed; the exit status that a shell would give then. */
int execution_failed(const char *path, int error);

#endif
