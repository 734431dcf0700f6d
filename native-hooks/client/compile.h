#ifndef HYBRIDGRID_COMPILE_H
#define HYBRIDGRID_COMPILE_H

/* Stands for the compiler `typed`; argv[0] is replaced, argv[1] on are the compiler's. Never returns. */
_Noreturn void stand_for(const char *typed, char **argv);

/* Says so where HYBRIDGRID_MODE is no mode or HYBRIDGRID_VERIFY no percentage, and unsets it. */
void check_variables(void);

#endif
