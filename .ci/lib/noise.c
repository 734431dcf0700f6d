/*
 * Sends nonsense to a socket, or takes ports away. For the check of bad input.
 *
 *   noise tcp HOST PORT | udp HOST PORT | unix PATH     all kinds of nonsense in turn; for tcp and unix, then once more
 *                                                       with all the connections left open until the process is killed
 *   noise occupy PORT...                                listens on the ports, TCP and UDP, until it is killed
 *
 * "ready" on stdout says that everything was sent, or taken, and that it waits to be killed.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define MANY 200

static struct sockaddr_storage target;
static socklen_t target_size;
static int kind;

/* Each fits what some reader may take on trust: a length, a type, a text, a class name, a greeting. */
static const struct {
    const char *bytes;
    size_t size;
} nonsense[] = {
    {"", 0},
    {"\0", 1},
    {"GET / HTTP/1.1\r\nHost: example\r\nConnection: close\r\n\r\n", 52},
    {"\xff\xff\xff\xff\x01", 5},                              /* four gigabytes to come */
    {"\x7f\xff\xff\xff\x01", 5},                              /* the greatest signed length */
    {"\x03\xff\xff\xff\x01 and then nothing", 22},            /* 64 MiB announced, 17 sent */
    {"\0\0\0\0\xee", 5},                                      /* no payload, a type that is none */
    {"\0\0\0\x08\x01\0\0\0\x01\xff\xff\xff\xff", 13},         /* COMPILE with four billion arguments */
    {"\0\0\0\x08\x04\0\0\0\x01\0\0\0\0", 13},                 /* CONTROL without a word */
    {"\0\0\0\x02\x01\0\0", 7},                                /* COMPILE that is too short */
    {"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03", 11},         /* the start of a TLS greeting */
    {"\x16\x03\x01\xff\xff\x01\xff\xff\xff", 9},              /* a TLS record longer than allowed */
    {"\xac\xed\0\x05sr\0\x11java.util.HashMap", 25},          /* a serialized Java object */
    {"\x28\xb5\x2f\xfd\xff\xff\xff\xff\xff\xff\xff\xff", 12}, /* a zstd frame of absurd size */
};
#define KINDS (sizeof nonsense / sizeof *nonsense)

static void die(const char *what)
{
    fprintf(stderr, "noise: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void wait_to_be_killed(void)
{
    puts("ready");
    fflush(stdout);
    for (;;)
        pause();
}

static int open_socket(void)
{
    struct timeval second = {.tv_sec = 1};
    int fd = socket(target.ss_family, kind, 0);

    if (fd < 0)
        die("socket");
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &second, sizeof second);
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &second, sizeof second);
    /* A queue that is full for a second is no fault; a listener that is gone is. */
    if (connect(fd, (struct sockaddr *)&target, target_size) < 0 && errno != EINPROGRESS && errno != EAGAIN)
        die("connect");
    return fd;
}

/* A node may hang up at any moment, or say something first; neither is an error here. */
static void say(int fd, const void *bytes, size_t size)
{
    if (send(fd, bytes, size, MSG_NOSIGNAL) < 0 && errno == ENOMEM)
        die("send");
}

static void listen_for_a_second(int fd)
{
    char answer[4096];

    if (kind == SOCK_STREAM)
        (void)!recv(fd, answer, sizeof answer, 0);
}

static void send_everything(void)
{
    unsigned char random[65000];

    for (size_t i = 0; i < KINDS; i++) {
        int fd = open_socket();

        say(fd, nonsense[i].bytes, nonsense[i].size);
        listen_for_a_second(fd);
        close(fd);
    }
    for (unsigned seed = 1; seed <= MANY; seed++) {
        size_t size = kind == SOCK_DGRAM ? 1 + seed * 7 : sizeof random;
        int fd = open_socket();

        srand(seed); /* the same in every run, so that a failure can be repeated */
        for (size_t i = 0; i < size; i++)
            random[i] = (unsigned char)(rand() >> 7);
        say(fd, random, size);
        close(fd);
    }
}

static void hold_connections(void)
{
    for (int i = 0; i < MANY; i++)
        say(open_socket(), nonsense[i % KINDS].bytes, nonsense[i % KINDS].size);
    wait_to_be_killed();
}

static void aim(const char *host, const char *port)
{
    struct sockaddr_in *address = (struct sockaddr_in *)&target;

    address->sin_family = AF_INET;
    address->sin_port = htons((unsigned short)atoi(port));
    if (inet_pton(AF_INET, host, &address->sin_addr) != 1)
        die(host);
    target_size = sizeof *address;
}

static void aim_at_path(const char *path)
{
    struct sockaddr_un *address = (struct sockaddr_un *)&target;

    if (strlen(path) >= sizeof address->sun_path)
        die("the path is too long");
    address->sun_family = AF_UNIX;
    strcpy(address->sun_path, path);
    target_size = sizeof *address;
}

static void take_port(int type, const char *port)
{
    struct sockaddr_in any = {.sin_family = AF_INET, .sin_port = htons((unsigned short)atoi(port))};
    int fd = socket(AF_INET, type, 0);

    if (fd < 0 || bind(fd, (struct sockaddr *)&any, sizeof any) < 0)
        die(port);
    if (type == SOCK_STREAM && listen(fd, 1) < 0)
        die(port);
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN);
    if (argc >= 3 && strcmp(argv[1], "occupy") == 0) {
        for (int i = 2; i < argc; i++) {
            take_port(SOCK_STREAM, argv[i]);
            take_port(SOCK_DGRAM, argv[i]);
        }
        wait_to_be_killed();
    }
    kind = argc >= 2 && strcmp(argv[1], "udp") == 0 ? SOCK_DGRAM : SOCK_STREAM;
    if (argc == 4 && (strcmp(argv[1], "tcp") == 0 || strcmp(argv[1], "udp") == 0))
        aim(argv[2], argv[3]);
    else if (argc == 3 && strcmp(argv[1], "unix") == 0)
        aim_at_path(argv[2]);
    else
        return 2;
    send_everything();
    if (kind == SOCK_STREAM)
        hold_connections();
    puts("ready");
    return 0;
}
