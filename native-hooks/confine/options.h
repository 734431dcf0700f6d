#ifndef HYBRIDGRID_CONFINE_OPTIONS_H
#define HYBRIDGRID_CONFINE_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

/* What the command line asks for. */
struct options {
    bool check;              /* only say what confinement is possible */
    const char *report;      /* NULL: none */
    const char *root;        /* may be read and written; NULL: nothing may be written */
    const char **readable;   /* may be read and executed */
    size_t readable_count;
    unsigned long long file_bytes, memory_bytes;  /* 0: no limit */
    char **program;          /* with its arguments; the first is an absolute path */
};

/* False, said on stderr, when the command line is not one of ours. */
bool parse_options(struct options *options, int argc, char **argv);

/* One line on stderr: `hybridgrid-confine: WHAT: DETAIL`; `detail` may be NULL. */
void complain(const char *what, const char *detail);

#endif
