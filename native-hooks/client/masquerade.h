#ifndef HYBRIDGRID_MASQUERADE_H
#define HYBRIDGRID_MASQUERADE_H

/*
 * Makes `masquerade` in the state directory hold one link to this executable for every compiler that is on
 * PATH, and nothing else. Returns its path as a new string; NULL, said on stderr, when it can't be made.
 */
char *make_masquerade(void);

#endif
