#ifndef FUNCTIONS_H
#define FUNCTIONS_H

/** The value of a named function; not-a-number if there is none of that name and number of arguments. */
double call_function(const char *name, const double *arguments, int count);

/** The value of a named constant; not-a-number if there is none. */
double constant(const char *name);

#endif
