#include <config.h>

#include "armor.h"

#include <stdio.h>
#include <string.h>
#ifdef HAVE_UNISTD_H
#include <unistd.h>
#endif

/* A multiple of three and of five bytes, so that padding comes only at the end of the input. */
#define CHUNK 15360

static const struct {
    const char *name;
    void (*write)(const unsigned char *, size_t, FILE *);
} forms[] = {{"base64", base64}, {"base32", base32}, {"hex", hex}};

static void convert(void (*write)(const unsigned char *, size_t, FILE *))
{
    unsigned char bytes[CHUNK];
    size_t size;

    while ((size = fread(bytes, 1, sizeof bytes, stdin)) > 0)
        write(bytes, size, stdout);
#ifdef HAVE_ISATTY
    if (isatty(1))
        putchar('\n');
#endif
}

int main(int argc, char **argv)
{
    for (size_t i = 0; argc == 2 && i < sizeof forms / sizeof *forms; i++) {
        if (strcmp(argv[1], forms[i].name) == 0) {
            convert(forms[i].write);
            return 0;
        }
    }
    fprintf(stderr, "usage: armor base64|base32|hex <FILE (%s)\n", PACKAGE_STRING);
    return 2;
}
