#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The FNV-1a digest of some bytes. */
uint64_t fnv1a(const char *bytes, size_t size);

#ifdef __cplusplus
}
#endif
