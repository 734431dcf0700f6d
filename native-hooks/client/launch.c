#include "launch.h"

#include "state.h"
#include "text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Short-lived commands gain more from a quick start than from the second compiler; `join` adds what it wants. */
static const char *const jvm_options[] = {
    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:-UsePerfData", "-Dfile.encoding=UTF-8"};
enum { JVM_OPTIONS = sizeof jvm_options / sizeof *jvm_options };

static char *java(void)
{
    if (variable("HYBRIDGRID_JAVA") != NULL)
        return format("%s", variable("HYBRIDGRID_JAVA"));
    if (variable("JAVA_HOME") != NULL) {
        char *path = format("%s/bin/java", variable("JAVA_HOME"));
        if (access(path, X_OK) == 0)
            return path;
        free(path);
    }
    return format("java");
}

static char *readable(char *path)
{
    if (access(path, R_OK) == 0)
        return path;
    free(path);
    return NULL;
}

static char *jar(void)
{
    if (variable("HYBRIDGRID_JAR") != NULL)
        return readable(format("%s", variable("HYBRIDGRID_JAR")));
    const char *executable = own_executable();
    if (executable == NULL)
        return NULL;
    int directory = (int) (base_name(executable) - executable);
    char *path = readable(format("%.*s../lib/hybridgrid/hybridgrid.jar", directory, executable));
    return path != NULL ? path : readable(format("%.*shybridgrid.jar", directory, executable));
}

/*
 * Java turns file names into text by the locale, and in the C locale refuses every byte beyond ASCII (seen with 17, where
 * -Dsun.jnu.encoding has no effect). The user's own value of LC_ALL is passed on.
 */
static void use_utf8(void)
{
#ifdef __APPLE__
    static const char utf8[] = "en_US.UTF-8";
#else
    static const char utf8[] = "C.UTF-8";
#endif
    const char *all = variable("LC_ALL");
    const char *locale = all != NULL ? all : variable("LC_CTYPE") != NULL ? variable("LC_CTYPE") : variable("LANG");
    if (locale != NULL && (strcasestr(locale, "UTF-8") != NULL || strcasestr(locale, "UTF8") != NULL))
        return;
    if (all != NULL)
        setenv("HYBRIDGRID_LC_ALL", all, 1);
    setenv(all != NULL ? "LC_ALL" : "LC_CTYPE", utf8, 1);
}

/*
 * Where `install` wrote how a node's JVM is to be started: an argument file of `java`, beside the jar. NULL where the jar is not
 * an installed one.
 */
static char *node_options(const char *archive)
{
    const char *name = base_name(archive);
    return readable(format("%.*snode.options", (int) (name - archive), archive));
}

static bool becomes_node(char *const *arguments)
{
    return arguments[0] != NULL && strcmp(arguments[0], "join") == 0;
}

/* The whole command, NULL-terminated; NULL, said on stderr, without a jar. */
static char **java_command(char **arguments)
{
    char *archive = jar();
    if (archive == NULL) {
        say("hybridgrid.jar is missing%s%s: run `java -jar hybridgrid.jar install` again, or set HYBRIDGRID_JAR",
            variable("HYBRIDGRID_JAR") == NULL ? "" : " at ",
            variable("HYBRIDGRID_JAR") == NULL ? "" : variable("HYBRIDGRID_JAR"));
        return NULL;
    }
    char *for_node = becomes_node(arguments) ? node_options(archive) : NULL;
    size_t count = 0;
    while (arguments[count] != NULL)
        count++;
    char *own_options = variable("HYBRIDGRID_JAVA_OPTS") == NULL ? NULL : format("%s", variable("HYBRIDGRID_JAVA_OPTS"));
    /* At most every second character of them begins an option. */
    size_t most = JVM_OPTIONS + (own_options == NULL ? 0 : strlen(own_options) / 2 + 1) + count + 5;
    char **command = calloc(most, sizeof *command);
    if (command == NULL) {
        say("out of memory");
        return NULL;
    }
    size_t length = 0;
    command[length++] = java();
    for (size_t i = 0; i < JVM_OPTIONS; i++)
        command[length++] = (char *) jvm_options[i];
    if (for_node != NULL)
        command[length++] = format("@%s", for_node);
    char *rest = NULL;
    for (char *option = own_options == NULL ? NULL : strtok_r(own_options, " \t\n", &rest); option != NULL;
         option = strtok_r(NULL, " \t\n", &rest))
        command[length++] = option;
    command[length++] = (char *) "-jar";
    command[length++] = archive;
    memcpy(command + length, arguments, count * sizeof *arguments);
    return command;
}

/* Everybody can read a process' words, only its owner the environment. */
static void hide_secret(char **arguments)
{
    static const char option[] = "--secret";
    const size_t length = sizeof option - 1;
    char **kept = arguments;
    for (char **word = arguments; *word != NULL; word++)
        if (strcmp(*word, option) == 0 && word[1] != NULL)
            setenv("HYBRIDGRID_SECRET", *++word, 1);
        else if (strncmp(*word, option, length) == 0 && (*word)[length] == '=')
            setenv("HYBRIDGRID_SECRET", *word + length + 1, 1);
        else
            *kept++ = *word;
    *kept = NULL;
}

_Noreturn void launch(char **arguments)
{
    if (becomes_node(arguments))
        hide_secret(arguments);
    char **command = java_command(arguments);
    if (command == NULL)
        exit(1);
    use_utf8();
    if (becomes_node(arguments) && variable("MALLOC_ARENA_MAX") == NULL)
        setenv("MALLOC_ARENA_MAX", "2", 1); /* else one of up to 64 MB of addresses for each of the first 16 threads */
    execvp(command[0], command);
    if (errno == ENOENT)
        say("%s not found: install Java 17 or newer, or set HYBRIDGRID_JAVA", command[0]);
    else
        say("%s: %s", command[0], strerror(errno));
    exit(1);
}

bool can_start_node(void)
{
    char *archive = jar();
    char *options = archive == NULL ? NULL : node_options(archive);
    bool can = options != NULL;
    free(options);
    free(archive);
    return can;
}
