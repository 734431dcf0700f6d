#include "options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void complain(const char *what, const char *detail)
{
    fprintf(stderr, "hybridgrid-confine: %s%s%s\n", what, detail == NULL ? "" : ": ", detail == NULL ? "" : detail);
}

static bool parse_number(const char *text, unsigned long long *number)
{
    char *end;
    errno = 0;
    *number = strtoull(text, &end, 10);
    return errno == 0 && text[0] >= '0' && text[0] <= '9' && *end == '\0';
}

static bool take_value(struct options *options, const char *name, const char *value)
{
    if (strcmp(name, "--report") == 0)
        options->report = value;
    else if (strcmp(name, "--root") == 0)
        options->root = value;
    else if (strcmp(name, "--read") == 0)
        options->readable[options->readable_count++] = value;
    else if (strcmp(name, "--file-size") == 0)
        return parse_number(value, &options->file_bytes);
    else if (strcmp(name, "--memory") == 0)
        return parse_number(value, &options->memory_bytes);
    else
        return false;
    return true;
}

bool parse_options(struct options *options, int argc, char **argv)
{
    *options = (struct options) {0};
    if (argc == 2 && strcmp(argv[1], "--check") == 0) {
        options->check = true;
        return true;
    }
    options->readable = calloc((size_t) argc + 1, sizeof *options->readable);
    if (options->readable == NULL) {
        complain("out of memory", NULL);
        return false;
    }
    int at = 1;
    while (at < argc && strcmp(argv[at], "--") != 0) {
        if (at + 1 == argc || !take_value(options, argv[at], argv[at + 1])) {
            complain("unknown option, or one without its value", argv[at]);
            return false;
        }
        at += 2;
    }
    if (at + 1 >= argc || argv[at + 1][0] != '/') {
        complain("usage: hybridgrid-confine --check | [--report FILE] [--root DIR] [--read PATH]..."
                 " [--file-size BYTES] [--memory BYTES] -- /ABSOLUTE/PROGRAM ARGS...",
            NULL);
        return false;
    }
    options->program = argv + at + 1;
    return true;
}
