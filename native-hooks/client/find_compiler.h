#ifndef HYBRIDGRID_FIND_COMPILER_H
#define HYBRIDGRID_FIND_COMPILER_H

#include <stdbool.h>

/* The compiler that this process stands for. */
struct compiler {
    const char *typed;  /* as the user wrote it: a name or a path */
    char *path;         /* the file to execute, never ourselves; NULL when there is none */
    bool wraps_others;  /* it is known to look for a compiler of its own (ccache, distcc, …): no node need be asked */
    bool by_name;       /* found on PATH, and its own search for its name would find it too, our directory left out */
};

/*
 * Finds the compiler as execvp() would, except that ourselves and every wrapper that is already running
 * above us, or stands before us on PATH, are passed over.
 *
 * Such wrappers are why: with our directory first and ccache's second, `gcc` is us, for us it is
 * /usr/lib/ccache/gcc, and for ccache it is us again. That is right once (ccache misses, we distribute), and
 * would go on for ever the second time. So whoever executes a wrapper notes it in HYBRIDGRID_WRAPPERS
 * (`device:inode,…`, hexadecimal), and it is not taken again by those below it.
 */
struct compiler find_compiler(const char *typed);

/* The variable that holds the running wrappers. */
extern const char wrappers_variable[];

/* Whether the file is a script or a known compiler wrapper: something that may call a compiler by name. */
bool may_wrap(const char *path);

/* Notes the file in HYBRIDGRID_WRAPPERS. */
void note_wrapper(const char *path);

/* PATH, or what execvp() takes where it is unset. */
const char *search_path(void);

/* The next entry of a search path as a new string ("." for an empty one), NULL at the end. */
char *next_directory(const char **rest);

/* PATH without our directory of links, as a new string. */
char *path_without_masquerade(void);

#endif
