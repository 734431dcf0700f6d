#include "evaluate.h"

#include "functions.h"

#include <math.h>

static double operate(char operation, double left, double right)
{
    switch (operation) {
    case '+':
        return left + right;
    case '-':
        return left - right;
    case '*':
        return left * right;
    case '/':
        return left / right;
    default:
        return pow(left, right);
    }
}

double evaluate(const struct node *node)
{
    double values[MAX_ARGUMENTS];

    for (int i = 0; i < node->count; i++)
        values[i] = evaluate(node->children[i]);
    switch (node->kind) {
    case NODE_NUMBER:
        return node->number;
    case NODE_CONSTANT:
        return constant(node->name);
    case NODE_OPERATION:
        return operate(node->operation, values[0], values[1]);
    case NODE_CALL:
        return call_function(node->name, values, node->count);
    }
    return NAN;
}
