#include "token.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static struct token name_token(const char **text)
{
    struct token token = {.kind = TOKEN_NAME};
    size_t length = 0;

    while (isalnum((unsigned char)**text)) {
        if (length + 1 == sizeof token.name) {
            token.kind = TOKEN_BAD;
            return token;
        }
        token.name[length++] = *(*text)++;
    }
    return token;
}

static struct token number_token(const char **text)
{
    struct token token = {.kind = TOKEN_NUMBER};
    char *end;

    token.number = strtod(*text, &end);
    if (end == *text)
        token.kind = TOKEN_BAD;
    *text = end;
    return token;
}

struct token next_token(const char **text)
{
    struct token token = {.kind = TOKEN_END};

    while (isspace((unsigned char)**text))
        ++*text;
    if (**text == '\0')
        return token;
    if (isdigit((unsigned char)**text) || **text == '.')
        return number_token(text);
    if (isalpha((unsigned char)**text))
        return name_token(text);
    token.kind = strchr("+-*/^(),", **text) ? TOKEN_SYMBOL : TOKEN_BAD;
    token.symbol = *(*text)++;
    return token;
}
