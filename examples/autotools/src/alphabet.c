#include "armor.h"

const char base64_alphabet[65] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const char base32_alphabet[33] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const char hex_alphabet[17] = "0123456789ABCDEF";
