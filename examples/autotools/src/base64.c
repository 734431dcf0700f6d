#include "armor.h"

void base64(const unsigned char *bytes, size_t size, FILE *out)
{
    for (size_t i = 0; i < size; i += 3) {
        size_t left = size - i;
        unsigned long group = (unsigned long)bytes[i] << 16;

        group |= left > 1 ? (unsigned long)bytes[i + 1] << 8 : 0;
        group |= left > 2 ? bytes[i + 2] : 0;
        putc(base64_alphabet[group >> 18], out);
        putc(base64_alphabet[group >> 12 & 63], out);
        putc(left > 1 ? base64_alphabet[group >> 6 & 63] : '=', out);
        putc(left > 2 ? base64_alphabet[group & 63] : '=', out);
    }
}
