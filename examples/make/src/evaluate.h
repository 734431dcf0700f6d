#ifndef EVALUATE_H
#define EVALUATE_H

#include "tree.h"

/** The value of an expression; not-a-number where it has none. */
double evaluate(const struct node *node);

#endif
