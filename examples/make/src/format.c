#include "format.h"

#include <math.h>
#include <stdio.h>

void format_number(double number, char *text, size_t size)
{
    if (isnan(number))
        snprintf(text, size, "no value");
    else
        snprintf(text, size, "%.10g", number);
}
