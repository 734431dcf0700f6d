#ifndef ARMOR_H
#define ARMOR_H

#include <stddef.h>
#include <stdio.h>

/** Writes the bytes as text by RFC 4648. Their number may be anything; padding is written where it is not a multiple. */
void base64(const unsigned char *bytes, size_t size, FILE *out);
void base32(const unsigned char *bytes, size_t size, FILE *out);
void hex(const unsigned char *bytes, size_t size, FILE *out);

extern const char base64_alphabet[65];
extern const char base32_alphabet[33];
extern const char hex_alphabet[17];

#endif
