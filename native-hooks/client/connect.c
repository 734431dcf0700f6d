#include "state.h"
#include "text.h"
#include "wire.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

static const char socket_name[] = "node.sock";

static int stream_socket(void)
{
#ifdef SOCK_CLOEXEC
    int node = above_standard(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
#else
    int node = above_standard(socket(AF_UNIX, SOCK_STREAM, 0));
    if (node >= 0)
        fcntl(node, F_SETFD, FD_CLOEXEC);
#endif
    if (node < 0)
        return -1;
#ifdef SO_NOSIGPIPE
    int on = 1;
    setsockopt(node, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
    /* On Linux this bounds the wait of connect() too, when a hung node's backlog is full. */
    struct timeval patience = {.tv_sec = 20};
    setsockopt(node, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    return node;
}

static bool connect_to(int node, const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path)
        return false;
    strcpy(address.sun_path, path);
    return connect(node, (struct sockaddr *) &address, sizeof address) == 0;
}

#ifdef __linux__
/* A socket's address has 108 bytes; a deeper one is reached through a descriptor of its directory. */
static bool connect_through_directory(int node, const char *directory)
{
    int opened = above_standard(open(directory, O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (opened < 0)
        return false;
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d/%s", opened, socket_name);
    bool connected = connect_to(node, path);
    close(opened);
    return connected;
}
#else
static bool connect_through_directory(int node, const char *directory)
{
    (void) node;
    (void) directory;
    return false;
}
#endif

int node_connect(void)
{
    const char *directory = state_directory();
    if (directory == NULL)
        return -1;
    if (!node_sees_our_root()) {
        errno = ENOENT;
        return -1;
    }
    int node = stream_socket();
    if (node < 0)
        return -1;
    char *path = format("%s/%s", directory, socket_name);
    bool connected = strlen(path) < sizeof ((struct sockaddr_un *) 0)->sun_path
        ? connect_to(node, path)
        : connect_through_directory(node, directory);
    int error = errno;
    free(path);
    if (connected)
        return node;
    close(node);
    errno = error;
    return -1;
}
