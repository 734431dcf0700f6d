#include "fnv.h"

uint64_t fnv1a(const char *bytes, size_t size)
{
    uint64_t digest = UINT64_C(0xcbf29ce484222325);

    for (size_t i = 0; i < size; i++) {
        digest ^= (unsigned char)bytes[i];
        digest *= UINT64_C(0x100000001b3);
    }
    return digest;
}
