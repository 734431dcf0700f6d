#include "request.h"

#include <limits.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

extern char **environ;

/* What the compilers' manuals say they look at, and what finds the compiler and its working directory. */
static const char *const names[] = {
    "PATH", "PWD", "HOME", "TMPDIR", "CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH",
    "OBJCPLUS_INCLUDE_PATH", "LIBRARY_PATH", "COMPILER_PATH", "GCC_EXEC_PREFIX", "GCC_COMPARE_DEBUG", "GCC_COLORS",
    "GCC_URLS", "TERM_URLS", "COLUMNS", "TERM", "NO_COLOR", "LANG", "LANGUAGE", "SOURCE_DATE_EPOCH",
    "DEPENDENCIES_OUTPUT", "SUNPRO_DEPENDENCIES", "GCC_EXTRA_DIAGNOSTIC_OUTPUT", "GCC_DIAGNOSTICS_LOG",
    "EXPERIMENTAL_SARIF_SOCKET", "CCC_OVERRIDE_OPTIONS", "CCC_ADD_ARGS", "CC_PRINT_OPTIONS", "CC_PRINT_HEADERS",
    "CC_PRINT_PROC_STAT", "CC_PRINT_INTERNAL_STAT", "CC_LOG_DIAGNOSTICS", "RC_DEBUG_OPTIONS", "MACOSX_DEPLOYMENT_TARGET",
    "IPHONEOS_DEPLOYMENT_TARGET", "TVOS_DEPLOYMENT_TARGET", "WATCHOS_DEPLOYMENT_TARGET", "XROS_DEPLOYMENT_TARGET",
    "DRIVERKIT_DEPLOYMENT_TARGET", "SDKROOT", "ZERO_AR_DATE"};
static const char *const prefixes[] = {"LC_", "CLANG_", "HYBRIDGRID_"};

static bool is_relevant(const char *entry)
{
    const char *equals = strchr(entry, '=');
    if (equals == NULL)
        return false;
    size_t length = (size_t) (equals - entry);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == length && memcmp(names[i], entry, length) == 0)
            return true;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (starts_with(entry, prefixes[i]))
            return true;
    return false;
}

static void put_environment(struct frame_out *frame)
{
    uint32_t count = 0;
    for (char **entry = environ; *entry != NULL; entry++)
        count += is_relevant(*entry);
    put_u32(frame, count);
    for (char **entry = environ; *entry != NULL; entry++)
        if (is_relevant(*entry))
            put_string(frame, *entry);
}

static mode_t current_umask(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return mask;
}

/* Whether a limit of this process (ulimit) is one that a compile can meet, and that a worker would not meet as well. */
static bool is_limited(void)
{
    static const struct {
        int resource;
        rlim_t enough;
    } limits[] = {
        {RLIMIT_AS, (rlim_t) 4 << 30},  /* bytes */
        {RLIMIT_DATA, (rlim_t) 4 << 30},
        {RLIMIT_FSIZE, (rlim_t) 4 << 30},
        {RLIMIT_CPU, 600},  /* seconds */
    };
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        struct rlimit limit;
        if (getrlimit(limits[i].resource, &limit) == 0 && limit.rlim_cur < limits[i].enough)
            return true;
    }
    return false;
}

enum { ON_TERMINAL = 1, LIMITED = 2 };

static bool put_request(struct frame_out *frame, enum frame_type type, const char *compiler, char **argv)
{
    char directory[PATH_MAX];
    if (getcwd(directory, sizeof directory) == NULL || directory[0] != '/')
        return false;
    uint32_t count = 0;
    while (argv[count] != NULL)
        count++;
    frame_begin(frame, type);
    put_u32(frame, PROTOCOL_VERSION);
    put_u32(frame, count);
    put_string(frame, compiler);
    for (uint32_t i = 1; i < count; i++)
        put_string(frame, argv[i]);
    put_string(frame, directory);
    put_environment(frame);
    put_u32(frame, current_umask());
    put_u8(frame, (isatty(STDERR_FILENO) ? ON_TERMINAL : 0) | (is_limited() ? LIMITED : 0));
    put_u32(frame, (uint32_t) getpid());
    return true;
}

static bool is_whole(struct frame_out *frame)
{
    if (!frame->failed)
        return true;
    bytes_free(&frame->bytes);
    return false;
}

bool compile_request(struct frame_out *frame, const char *compiler, char **argv)
{
    return put_request(frame, FRAME_COMPILE, compiler, argv) && is_whole(frame);
}

bool explain_request(struct frame_out *frame, const char *compiler, char **argv, uint8_t form)
{
    if (!put_request(frame, FRAME_EXPLAIN, compiler, argv))
        return false;
    put_u8(frame, form);
    return is_whole(frame);
}
