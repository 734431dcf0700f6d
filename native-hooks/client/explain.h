#ifndef HYBRIDGRID_EXPLAIN_H
#define HYBRIDGRID_EXPLAIN_H

/*
 * `explain [--json|--all] [--] COMPILER ARGS…`, the words behind `explain`: asks the node what would happen to the command, with the
 * very request that a compile makes. Where no node runs, the Java program gets the request and answers as far as it can. Exits with
 * the answer's status, 1 where there is none, 2 where no command is given.
 */
_Noreturn void explain(char **arguments);

#endif
