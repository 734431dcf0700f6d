#include "tree.h"

#include <stdio.h>
#include <stdlib.h>

static struct node *new_node(enum node_kind kind)
{
    struct node *node = calloc(1, sizeof *node);

    if (!node) {
        perror("calc");
        exit(1);
    }
    node->kind = kind;
    return node;
}

struct node *tree_number(double number)
{
    struct node *node = new_node(NODE_NUMBER);

    node->number = number;
    return node;
}

struct node *tree_constant(const char *name)
{
    struct node *node = new_node(NODE_CONSTANT);

    snprintf(node->name, sizeof node->name, "%s", name);
    return node;
}

struct node *tree_operation(char operation, struct node *left, struct node *right)
{
    struct node *node = new_node(NODE_OPERATION);

    node->operation = operation;
    tree_add(node, left);
    tree_add(node, right);
    return node;
}

struct node *tree_call(const char *name)
{
    struct node *node = new_node(NODE_CALL);

    snprintf(node->name, sizeof node->name, "%s", name);
    return node;
}

int tree_add(struct node *parent, struct node *child)
{
    if (parent->count == MAX_ARGUMENTS) {
        tree_free(child);
        return 0;
    }
    parent->children[parent->count++] = child;
    return 1;
}

void tree_free(struct node *root)
{
    if (!root)
        return;
    for (int i = 0; i < root->count; i++)
        tree_free(root->children[i]);
    free(root);
}
