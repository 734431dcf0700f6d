#include "evaluate.h"
#include "format.h"
#include "parse.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    int status = 0;

    for (int i = 1; i < argc; i++) {
        struct node *root = parse(argv[i]);
        char value[32];

        if (!root) {
            fprintf(stderr, "calc: not an expression: %s\n", argv[i]);
            status = 1;
            continue;
        }
        format_number(evaluate(root), value, sizeof value);
        printf("%s = %s\n", argv[i], value);
        tree_free(root);
    }
    return status;
}
