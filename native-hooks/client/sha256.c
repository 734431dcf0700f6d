/* SHA-256 (FIPS 180-4), by the processor's own instructions where it is an x86 that has them. */
#include "sha256.h"

#include <stdbool.h>
#include <string.h>

static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t word_at(const unsigned char *bytes)
{
    return (uint32_t) bytes[0] << 24 | (uint32_t) bytes[1] << 16 | (uint32_t) bytes[2] << 8 | bytes[3];
}

static uint32_t turned(uint32_t value, int bits)
{
    return value >> bits | value << (32 - bits);
}

static void blocks_in_c(uint32_t state[8], const unsigned char *bytes, size_t count)
{
    for (; count > 0; count--, bytes += 64) {
        uint32_t w[64];
        for (int i = 0; i < 16; i++)
            w[i] = word_at(bytes + 4 * i);
        for (int i = 16; i < 64; i++) {
            uint32_t s0 = turned(w[i - 15], 7) ^ turned(w[i - 15], 18) ^ w[i - 15] >> 3;
            uint32_t s1 = turned(w[i - 2], 17) ^ turned(w[i - 2], 19) ^ w[i - 2] >> 10;
            w[i] = w[i - 16] + s0 + w[i - 7] + s1;
        }
        uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        for (int i = 0; i < 64; i++) {
            uint32_t s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25), s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
            uint32_t first = h + s1 + ((e & f) ^ (~e & g)) + constants[i] + w[i];
            uint32_t second = s0 + ((a & b) ^ (a & c) ^ (b & c));
            h = g, g = f, f = e, e = d + first, d = c, c = b, b = a, a = first + second;
        }
        const uint32_t after[8] = {a, b, c, d, e, f, g, h};
        for (int i = 0; i < 8; i++)
            state[i] += after[i];
    }
}

#if defined(__x86_64__) && defined(__GNUC__)
#include <cpuid.h>
#include <immintrin.h>

static bool has_instructions(void)
{
    unsigned a, b, c, d;
    bool sse41 = __get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSE4_1) != 0;
    return sse41 && __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & 1u << 29) != 0;
}

/* The instructions keep the state as ABEF and CDGH, and do two rounds each. */
__attribute__((target("sha,sse4.1")))
static void blocks_by_instructions(uint32_t state[8], const unsigned char *bytes, size_t count)
{
    const __m128i turn = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
    __m128i dcba = _mm_loadu_si128((const __m128i *) state);
    __m128i hgfe = _mm_loadu_si128((const __m128i *) (state + 4));
    __m128i cdab = _mm_shuffle_epi32(dcba, 0xb1), efgh = _mm_shuffle_epi32(hgfe, 0x1b);
    __m128i abef = _mm_alignr_epi8(cdab, efgh, 8), cdgh = _mm_blend_epi16(efgh, cdab, 0xf0);
    for (; count > 0; count--, bytes += 64) {
        __m128i abef_before = abef, cdgh_before = cdgh, w[4];
        for (int group = 0; group < 16; group++) {
            __m128i now;
            if (group < 4) {
                now = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *) (bytes + 16 * group)), turn);
            } else {
                const __m128i last = w[(group + 3) & 3];
                now = _mm_add_epi32(_mm_sha256msg1_epu32(w[group & 3], w[(group + 1) & 3]), _mm_alignr_epi8(last, w[(group + 2) & 3], 4));
                now = _mm_sha256msg2_epu32(now, last);
            }
            w[group & 3] = now;
            __m128i sum = _mm_add_epi32(now, _mm_loadu_si128((const __m128i *) (constants + 4 * group)));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0e));
        }
        abef = _mm_add_epi32(abef, abef_before);
        cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }
    __m128i feba = _mm_shuffle_epi32(abef, 0x1b), dchg = _mm_shuffle_epi32(cdgh, 0xb1);
    _mm_storeu_si128((__m128i *) state, _mm_blend_epi16(feba, dchg, 0xf0));
    _mm_storeu_si128((__m128i *) (state + 4), _mm_alignr_epi8(dchg, feba, 8));
}
#else
static bool has_instructions(void)
{
    return false;
}

static void blocks_by_instructions(uint32_t state[8], const unsigned char *bytes, size_t count)
{
    blocks_in_c(state, bytes, count);
}
#endif

static void add_blocks(uint32_t state[8], const unsigned char *bytes, size_t count)
{
    static int instructions = -1;
    if (instructions < 0)
        instructions = has_instructions();
    if (instructions)
        blocks_by_instructions(state, bytes, count);
    else
        blocks_in_c(state, bytes, count);
}

void sha256_begin(struct sha256 *hash)
{
    static const uint32_t start[8] = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    memcpy(hash->state, start, sizeof start);
    hash->length = 0;
}

void sha256_add(struct sha256 *hash, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    size_t held = hash->length % 64;
    hash->length += length;
    if (held > 0) {
        size_t part = 64 - held < length ? 64 - held : length;
        memcpy(hash->rest + held, at, part);
        at += part;
        length -= part;
        if (held + part < 64)
            return;
        add_blocks(hash->state, hash->rest, 1);
    }
    add_blocks(hash->state, at, length / 64);
    memcpy(hash->rest, at + length / 64 * 64, length % 64);
}

void sha256_end(struct sha256 *hash, unsigned char digest[32])
{
    uint64_t bits = hash->length * 8;
    size_t held = hash->length % 64;
    unsigned char padding[72] = {0x80};
    size_t zeros = (held < 56 ? 56 : 120) - held;
    for (int i = 0; i < 8; i++)
        padding[zeros + (size_t) i] = (unsigned char) (bits >> (56 - 8 * i));
    sha256_add(hash, padding, zeros + 8);
    for (int i = 0; i < 32; i++)
        digest[i] = (unsigned char) (hash->state[i / 4] >> (24 - 8 * (i % 4)));
}
