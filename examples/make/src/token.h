#ifndef TOKEN_H
#define TOKEN_H

/** What the text of an expression is made of. */
enum token_kind { TOKEN_END, TOKEN_NUMBER, TOKEN_NAME, TOKEN_SYMBOL, TOKEN_BAD };

struct token {
    enum token_kind kind;
    double number;    /* of TOKEN_NUMBER */
    char name[16];    /* of TOKEN_NAME */
    char symbol;      /* of TOKEN_SYMBOL: one of + - * / ^ ( ) , */
};

/** Reads the token at *text and moves *text behind it. */
struct token next_token(const char **text);

#endif
