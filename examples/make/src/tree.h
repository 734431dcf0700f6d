#ifndef TREE_H
#define TREE_H

#define MAX_ARGUMENTS 4

enum node_kind { NODE_NUMBER, NODE_CONSTANT, NODE_OPERATION, NODE_CALL };

/** An expression. Whoever holds the root frees the whole with tree_free. */
struct node {
    enum node_kind kind;
    double number;                        /* of NODE_NUMBER */
    char name[16];                        /* of NODE_CONSTANT and NODE_CALL */
    char operation;                       /* of NODE_OPERATION: one of + - * / ^ */
    int count;                            /* how many children there are */
    struct node *children[MAX_ARGUMENTS];
};

struct node *tree_number(double number);
struct node *tree_constant(const char *name);
struct node *tree_operation(char operation, struct node *left, struct node *right);
struct node *tree_call(const char *name);

/** Gives the child to the parent; returns 0 and frees the child if the parent has MAX_ARGUMENTS already. */
int tree_add(struct node *parent, struct node *child);

void tree_free(struct node *root);

#endif
