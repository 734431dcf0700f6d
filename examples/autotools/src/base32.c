#include "armor.h"

#include <stdint.h>

/* Five bytes make eight characters; these many characters are not padding when so many bytes are left. */
static const int characters[] = {0, 2, 4, 5, 7, 8};

void base32(const unsigned char *bytes, size_t size, FILE *out)
{
    for (size_t i = 0; i < size; i += 5) {
        size_t left = size - i < 5 ? size - i : 5;
        uint64_t group = 0;

        for (size_t j = 0; j < 5; j++)
            group = group << 8 | (j < left ? bytes[i + j] : 0);
        for (int j = 0; j < 8; j++)
            putc(j < characters[left] ? base32_alphabet[group >> (35 - 5 * j) & 31] : '=', out);
    }
}
