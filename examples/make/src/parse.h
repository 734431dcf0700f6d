#ifndef PARSE_H
#define PARSE_H

#include "tree.h"

/** Reads the expression in text; NULL if it is not one. */
struct node *parse(const char *text);

#endif
