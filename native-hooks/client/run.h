#ifndef HYBRIDGRID_RUN_H
#define HYBRIDGRID_RUN_H

/* `run [-j N|auto] [--] COMMAND...`; `arguments` are those after `run`, NULL-terminated. Never returns. */
_Noreturn void run_command(char **arguments);

#endif
