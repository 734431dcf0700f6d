#ifndef HYBRIDGRID_DIGEST_H
#define HYBRIDGRID_DIGEST_H

/*
 * `digest FILE...`, for the node: a line on stdout for each file, its SHA-256 in 64 hexadecimal digits; a line `-` for one that can't be read.
 * `files` is NULL-terminated. Gives the exit status.
 */
int print_digests(char *const *files);

#endif
