#include "armor.h"

void hex(const unsigned char *bytes, size_t size, FILE *out)
{
    for (size_t i = 0; i < size; i++) {
        putc(hex_alphabet[bytes[i] >> 4], out);
        putc(hex_alphabet[bytes[i] & 15], out);
    }
}
