/*
 * `hybridgrid-confine`: runs one compiler of a stranger's compile. The node starts it, ends it with SIGTERM, and reads its
 * report. Exit status: the program's, 128 + its signal, or 125 with one line on stderr (and no report) when the program
 * could not be run.
 */
#include "child.h"
#include "supervise.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOT_RUN = 125 };

/* `STATUS CPU_MICROS MAX_RSS_KIB LEVEL`, the status as wait4() gives it. */
static bool write_report(const char *path, int status, const struct rusage *usage, enum level level)
{
    FILE *report = fopen(path, "we");
    if (report == NULL)
        return false;
    long long micros = (long long) (usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1000000
        + usage->ru_utime.tv_usec + usage->ru_stime.tv_usec;
    long rss = usage->ru_maxrss;
#ifdef __APPLE__
    rss /= 1024;
#endif
    bool written = fprintf(report, "%d %lld %ld %s\n", status, micros, rss, level_name(level)) > 0;
    return fclose(report) == 0 && written;
}

/* The last that the child had to say; false when it said nothing. */
static bool hear(int pipe, struct news *news)
{
    bool heard = false;
    ssize_t length;
    struct news more;
    while ((length = read(pipe, &more, sizeof more)) == (ssize_t) sizeof more || (length < 0 && errno == EINTR)) {
        if (length < 0)
            continue;
        *news = more;
        heard = true;
    }
    return heard;
}

static int run(const struct options *options)
{
    int news_pipe[2];
    if (!supervise_begin() || pipe(news_pipe) != 0) {
        complain("can't watch a child", strerror(errno));
        return NOT_RUN;
    }
    fcntl(news_pipe[0], F_SETFD, FD_CLOEXEC);
    fcntl(news_pipe[1], F_SETFD, FD_CLOEXEC);
    pid_t child = fork();
    if (child == 0)
        confine_and_execute(options, news_pipe[1]);
    close(news_pipe[1]);
    if (child < 0) {
        complain("fork", strerror(errno));
        return NOT_RUN;
    }
    struct news news = {.level = LEVEL_NONE};
    struct rusage usage = {0};
    int status = supervise(child, &usage);
    if (!hear(news_pipe[0], &news)) {
        complain("ended before the program was run", NULL);
        return NOT_RUN;
    }
    if (news.error != 0) {
        complain(news.what, strerror(news.error));
        return NOT_RUN;
    }
    if (options->report != NULL && !write_report(options->report, status, &usage, news.level)) {
        complain(options->report, strerror(errno));
        return NOT_RUN;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int main(int argc, char **argv)
{
    struct options options;
    if (!parse_options(&options, argc, argv))
        return 2;
    if (options.check) {
        puts(level_name(possible_level()));
        return 0;
    }
    setpgid(0, 0);
    return run(&options);
}
