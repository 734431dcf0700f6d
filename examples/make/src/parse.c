#include "parse.h"

#include "token.h"

/*
 * sum     = product (("+" | "-") product)*
 * product = power (("*" | "/") power)*
 * power   = "-" power | atom ["^" power]
 * atom    = number | name | name "(" sum ("," sum)* ")" | "(" sum ")"
 */
struct reader {
    const char *text;
    struct token token;
};

static struct node *read_sum(struct reader *reader);

static void advance(struct reader *reader)
{
    reader->token = next_token(&reader->text);
}

static int at(const struct reader *reader, char symbol)
{
    return reader->token.kind == TOKEN_SYMBOL && reader->token.symbol == symbol;
}

static int skip(struct reader *reader, char symbol)
{
    if (!at(reader, symbol))
        return 0;
    advance(reader);
    return 1;
}

static struct node *join(char operation, struct node *left, struct node *right)
{
    if (left && right)
        return tree_operation(operation, left, right);
    tree_free(left);
    tree_free(right);
    return 0;
}

static struct node *read_call(struct reader *reader, const char *name)
{
    struct node *call = tree_call(name);

    do {
        struct node *argument = read_sum(reader);

        if (!argument || !tree_add(call, argument)) {
            tree_free(call);
            return 0;
        }
    } while (skip(reader, ','));
    if (skip(reader, ')'))
        return call;
    tree_free(call);
    return 0;
}

static struct node *read_atom(struct reader *reader)
{
    struct token token = reader->token;
    struct node *inner;

    if (token.kind == TOKEN_NUMBER) {
        advance(reader);
        return tree_number(token.number);
    }
    if (token.kind == TOKEN_NAME) {
        advance(reader);
        return skip(reader, '(') ? read_call(reader, token.name) : tree_constant(token.name);
    }
    if (!skip(reader, '('))
        return 0;
    inner = read_sum(reader);
    if (inner && skip(reader, ')'))
        return inner;
    tree_free(inner);
    return 0;
}

static struct node *read_power(struct reader *reader)
{
    struct node *base;

    if (skip(reader, '-'))
        return join('-', tree_number(0), read_power(reader));
    base = read_atom(reader);
    return base && skip(reader, '^') ? join('^', base, read_power(reader)) : base;
}

static struct node *read_product(struct reader *reader)
{
    struct node *left = read_power(reader);

    while (left && (at(reader, '*') || at(reader, '/'))) {
        char operation = reader->token.symbol;

        advance(reader);
        left = join(operation, left, read_power(reader));
    }
    return left;
}

static struct node *read_sum(struct reader *reader)
{
    struct node *left = read_product(reader);

    while (left && (at(reader, '+') || at(reader, '-'))) {
        char operation = reader->token.symbol;

        advance(reader);
        left = join(operation, left, read_product(reader));
    }
    return left;
}

struct node *parse(const char *text)
{
    struct reader reader = {.text = text};
    struct node *root;

    advance(&reader);
    root = read_sum(&reader);
    if (root && reader.token.kind == TOKEN_END)
        return root;
    tree_free(root);
    return 0;
}
