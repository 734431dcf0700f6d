#ifndef FORMAT_H
#define FORMAT_H

#include <stddef.h>

/** Writes a number as a person would: no more than ten digits, no zeros at the end. */
void format_number(double number, char *text, size_t size);

#endif
