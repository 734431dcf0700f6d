#include "functions.h"

#include <math.h>
#include <string.h>

static const struct {
    const char *name;
    double (*function)(double);
} functions[] = {
    {"sqrt", sqrt}, {"sin", sin}, {"cos", cos}, {"exp", exp}, {"ln", log}, {"abs", fabs},
};

static const struct {
    const char *name;
    double value;
} constants[] = {
    {"pi", 3.14159265358979323846},
    {"e", 2.71828182845904523536},
};

static double extreme(const double *arguments, int count, double (*choose)(double, double))
{
    double result = arguments[0];

    for (int i = 1; i < count; i++)
        result = choose(result, arguments[i]);
    return result;
}

double call_function(const char *name, const double *arguments, int count)
{
    if (strcmp(name, "max") == 0)
        return extreme(arguments, count, fmax);
    if (strcmp(name, "min") == 0)
        return extreme(arguments, count, fmin);
    for (size_t i = 0; count == 1 && i < sizeof functions / sizeof *functions; i++)
        if (strcmp(name, functions[i].name) == 0)
            return functions[i].function(arguments[0]);
    return NAN;
}

double constant(const char *name)
{
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        if (strcmp(name, constants[i].name) == 0)
            return constants[i].value;
    return NAN;
}
