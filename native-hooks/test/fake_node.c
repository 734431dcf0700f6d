/*
 * A node that says what a test tells it to: fake_node SOCKET LOG STEP...
 *
 * Returns once the socket listens; a process in the background serves one connection, writes what it receives to LOG, one
 * line per fact, and `end` last. Steps:
 *   expect:TYPE                    receive a frame of this type
 *   exec:PATH run:PATH check:PATH ping exit:N fail:TEXT reply:N:TEXT output:SIZE:PATH data:TEXT stdout:TEXT stderr:TEXT
 *   fill:N                         DATA frames with N bytes in all
 *   raw:HEX  sleep:MILLIS          as they are
 *   eof                            wait until the client hangs up
 */
#include <arpa/inet.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static FILE *record;
static int client;

static void end(const char *why)
{
    fprintf(record, "%s\nend\n", why);
    fclose(record);
    exit(0);
}

static void send_bytes(const void *from, size_t length)
{
    const char *at = from;
    while (length > 0) {
        ssize_t sent = send(client, at, length, MSG_NOSIGNAL);
        if (sent <= 0)
            end("client hung up");
        at += sent;
        length -= (size_t) sent;
    }
}

static void send_frame(uint8_t type, const void *payload, size_t length)
{
    uint32_t header = htonl((uint32_t) length);
    send_bytes(&header, 4);
    send_bytes(&type, 1);
    send_bytes(payload, length);
}

static unsigned char frame[70 * 1024 * 1024];
static size_t at;

static void send_string(uint8_t type, const char *text)
{
    uint32_t length = htonl((uint32_t) strlen(text));
    memcpy(frame, &length, 4);
    memcpy(frame + 4, text, strlen(text));
    send_frame(type, frame, 4 + strlen(text));
}

static void receive_bytes(unsigned char *to, size_t length)
{
    while (length > 0) {
        ssize_t received = recv(client, to, length, 0);
        if (received <= 0)
            end("client hung up");
        to += received;
        length -= (size_t) received;
    }
}

static uint32_t take_u32(void)
{
    uint32_t value;
    memcpy(&value, frame + at, 4);
    at += 4;
    return ntohl(value);
}

static void take_string(const char *name)
{
    uint32_t length = take_u32();
    fprintf(record, "%s=%.*s\n", name, (int) length, (char *) frame + at);
    at += length;
}

static void log_compile(void)
{
    fprintf(record, "version=%u\n", take_u32());
    uint32_t count = take_u32();
    fprintf(record, "argc=%u\n", count);
    for (uint32_t i = 0; i < count; i++)
        take_string("arg");
    take_string("cwd");
    for (uint32_t left = take_u32(); left > 0; left--)
        take_string("env");
    fprintf(record, "umask=%o\n", take_u32());
    fprintf(record, "circumstances=%d\n", frame[at++]);
    fprintf(record, "pid=%u\n", take_u32());
}

static void expect(uint8_t wanted)
{
    unsigned char header[5];
    receive_bytes(header, sizeof header);
    uint32_t length = (uint32_t) header[0] << 24 | (uint32_t) header[1] << 16 | (uint32_t) header[2] << 8 | header[3];
    if (header[4] != wanted || length > sizeof frame)
        end("unexpected frame");
    receive_bytes(frame, length);
    at = 0;
    fprintf(record, "frame=%u\n", wanted);
    if (wanted == 1) {
        log_compile();
    } else if (wanted == 5) {
        log_compile();
        fprintf(record, "form=%d\n", frame[at++]);
    } else if (wanted == 6) {
        fprintf(record, "stream=%d\n", frame[at++]);
        take_u32();
        fprintf(record, "size=%u\n", take_u32());
        fprintf(record, "said=%.*s\n", (int) (length - at), (char *) frame + at);
        at = length;
    } else if (wanted == 2) {
        fprintf(record, "status=%x\n", take_u32());
        uint64_t micros = (uint64_t) take_u32() << 32;
        micros |= take_u32();
        uint64_t rss = (uint64_t) take_u32() << 32;
        rss |= take_u32();
        fprintf(record, "measured=%d\n", micros < 60000000 && rss > 100 && rss < 4000000);
    } else if (wanted == 3) {
        take_string("path");
        fprintf(record, "errno=%u\n", take_u32());
    } else if (wanted == 4) {
        take_u32();
        for (uint32_t count = take_u32(); count > 0; count--)
            take_string("arg");
    }
    fprintf(record, "exact=%d\n", at == length);
}

static void send_number_and_text(uint8_t type, const char *operand)
{
    char *colon = strchr(operand, ':');
    uint8_t number = (uint8_t) atoi(operand);
    uint32_t length = htonl((uint32_t) strlen(colon + 1));
    frame[0] = number;
    memcpy(frame + 1, &length, 4);
    memcpy(frame + 5, colon + 1, strlen(colon + 1));
    send_frame(type, frame, 5 + strlen(colon + 1));
}

static void send_output(const char *operand)
{
    const char *path = strchr(operand, ':') + 1;
    uint64_t size = strtoull(operand, NULL, 10);
    uint32_t length = htonl((uint32_t) strlen(path));
    memcpy(frame, &length, 4);
    memcpy(frame + 4, path, strlen(path));
    uint32_t halves[2] = {htonl((uint32_t) (size >> 32)), htonl((uint32_t) size)};
    memcpy(frame + 4 + strlen(path), halves, 8);
    send_frame(18, frame, 12 + strlen(path));
}

static void send_raw(const char *hex)
{
    size_t length = 0;
    unsigned byte;
    while (sscanf(hex + 2 * length, "%2x", &byte) == 1)
        frame[length++] = (unsigned char) byte;
    send_bytes(frame, length);
}

static void fill(size_t left)
{
    static char block[65536];
    memset(block, 'x', sizeof block);
    while (left > 0) {
        size_t length = left < sizeof block ? left : sizeof block;
        send_frame(19, block, length);
        left -= length;
    }
}

static void step(char *text)
{
    char *operand = strchr(text, ':');
    if (operand != NULL)
        *operand++ = '\0';
    if (strcmp(text, "expect") == 0)
        expect((uint8_t) atoi(operand));
    else if (strcmp(text, "exec") == 0)
        send_string(16, operand);
    else if (strcmp(text, "run") == 0)
        send_string(17, operand);
    else if (strcmp(text, "check") == 0)
        send_string(26, operand);
    else if (strcmp(text, "output") == 0)
        send_output(operand);
    else if (strcmp(text, "data") == 0)
        send_frame(19, operand, strlen(operand));
    else if (strcmp(text, "stdout") == 0)
        send_frame(20, operand, strlen(operand));
    else if (strcmp(text, "stderr") == 0)
        send_frame(21, operand, strlen(operand));
    else if (strcmp(text, "exit") == 0) {
        uint32_t status = htonl((uint32_t) atoi(operand));
        send_frame(22, &status, 4);
    } else if (strcmp(text, "reply") == 0)
        send_number_and_text(23, operand);
    else if (strcmp(text, "fail") == 0)
        send_string(24, operand);
    else if (strcmp(text, "ping") == 0)
        send_frame(25, "", 0);
    else if (strcmp(text, "fill") == 0)
        fill(strtoull(operand, NULL, 10));
    else if (strcmp(text, "raw") == 0)
        send_raw(operand);
    else if (strcmp(text, "sleep") == 0)
        usleep((useconds_t) atoi(operand) * 1000);
    else if (strcmp(text, "eof") == 0) {
        char byte;
        fprintf(record, "eof=%d\n", recv(client, &byte, 1, 0) <= 0);
    } else
        end("unknown step");
}

int main(int argc, char **argv)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    /* As the node may: by a relative path, where the absolute one is too long. */
    char *slash = strrchr(argv[1], '/');
    char *name = argv[1];
    unlink(argv[2]); /* the node before may still sleep, and then write to its own file */
    record = fopen(argv[2], "w");
    if (slash != NULL) {
        *slash = '\0';
        if (chdir(argv[1]) != 0)
            return 1;
        name = slash + 1;
    }
    unlink(name);
    snprintf(address.sun_path, sizeof address.sun_path, "%s", name);
    int listening = socket(AF_UNIX, SOCK_STREAM, 0);
    if (record == NULL || bind(listening, (struct sockaddr *) &address, sizeof address) != 0 || listen(listening, 8) != 0)
        return 1;
    if (fork() != 0)
        _exit(0);
    alarm(20); /* no test takes so long: nothing is left running */
    client = accept(listening, NULL, NULL);
    close(listening);
    unlink(name);
    for (int i = 3; i < argc; i++)
        step(argv[i]);
    close(client);
    end("done");
}
