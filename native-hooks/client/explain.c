#include "explain.h"

#include "compile.h"
#include "find_compiler.h"
#include "launch.h"
#include "request.h"
#include "state.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum form { SHORT = 0, WHOLE = 1, JSON = 2 };

static _Noreturn void usage(const char *wrong, const char *word)
{
    say("explain: %s%s (hybridgrid explain [--json|--all] -- COMPILER ARGS…)", wrong, word);
    exit(2);
}

static enum form take_options(char ***arguments)
{
    enum form form = SHORT;
    for (; **arguments != NULL && (**arguments)[0] == '-'; ++*arguments) {
        const char *word = **arguments;
        if (strcmp(word, "--json") == 0) {
            form = JSON;
        } else if (strcmp(word, "--all") == 0) {
            form = form == JSON ? JSON : WHOLE;
        } else if (strcmp(word, "--") == 0) {
            ++*arguments;
            break;
        } else {
            usage("unknown option ", word);
        }
    }
    if (**arguments == NULL)
        usage("no command given", "");
    return form;
}

static enum trouble receive_reply(int node)
{
    struct frame_in frame = {0};
    enum trouble trouble = NO_TROUBLE;
    do
        trouble = frame_receive(&frame, node);
    while (trouble == NO_TROUBLE && frame.type == FRAME_PING);
    uint8_t status;
    char *text;
    if (trouble != NO_TROUBLE)
        return trouble;
    if (frame.type != FRAME_REPLY || !take_u8(&frame, &status) || !take_string(&frame, &text))
        return BAD_ANSWER;
    if (!write_fully(STDOUT_FILENO, text, strlen(text))) {
        say("explain: %s", strerror(errno));
        exit(1);
    }
    exit(status);
}

/* A file and not a pipe: the request may be longer than a pipe holds, and nobody reads it before we are the Java program. */
static _Noreturn void explain_without_node(struct frame_out *request)
{
    FILE *file = tmpfile();
    if (file == NULL || !frame_save(request, fileno(file)) || lseek(fileno(file), 0, SEEK_SET) != 0
        || dup2(fileno(file), STDIN_FILENO) < 0) {
        say("explain: no node is running, and no temporary file can be made: %s", strerror(errno));
        exit(1);
    }
    char *words[] = {(char *) "explain", (char *) "--request-on-stdin", NULL};
    launch(words);
}

_Noreturn void explain(char **arguments)
{
    enum form form = take_options(&arguments);
    check_variables();
    const struct compiler compiler = find_compiler(arguments[0]);
    if (compiler.path == NULL) {
        say("%s: command not found", base_name(arguments[0]));
        exit(1);
    }
    if (compiler.wraps_others)
        say("%s looks for a compiler itself: the compiles that it starts ask the node, explain those", compiler.path);
    struct frame_out request;
    if (!explain_request(&request, compiler.path, arguments, (uint8_t) form)) {
        say("explain: the command is too long, or its directory is gone: the compiler is executed, and no node asked");
        exit(1);
    }
    int node = node_connect();
    if (node < 0)
        explain_without_node(&request);
    enum trouble trouble = frame_send(&request, node) ? receive_reply(node) : NODE_LOST;
    say("explain: the node %s", trouble == NODE_HUNG ? "is silent" : trouble == NODE_LOST ? "went away" : "gave an answer that this client doesn't know");
    exit(1);
}
