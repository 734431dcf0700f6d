#ifndef HYBRIDGRID_CONFINE_SECCOMP_H
#define HYBRIDGRID_CONFINE_SECCOMP_H

#include "landlock.h"

/*
 * Denies this process, and all that it will start, the system calls that no compiler needs: sockets, other processes'
 * memory, mounts, namespaces, keys, tracing, io_uring and the administrator's; and what the fence leaves open. Needs
 * no privilege but sets no_new_privs. False where the kernel or the architecture has none.
 */
bool deny_system_calls(const struct fence *fence);

#endif
