// SPDX-License-Identifier: MIT
#include "load.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t receiver;
static FILE *said; /* the receiver's standard output */
static char folder[256], spool[300], table[300];

_Noreturn void die(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    fputs("load: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    if (receiver > 0)
        kill(receiver, SIGKILL);
    exit(1);
}

/* ---- The start -------------------------------------------------------------------------------------- */

static void make_folder(void)
{
    const char *temporary = getenv("TMPDIR");

    snprintf(folder, sizeof folder, "%s/smtpath-load-XXXXXX", temporary != NULL ? temporary : "/tmp");
    if (mkdtemp(folder) == NULL)
        die("%s: %s", folder, strerror(errno));
    snprintf(spool, sizeof spool, "%s/spool", folder);
    snprintf(table, sizeof table, "%s/table", folder);
    FILE *out = fopen(table, "w");
    if (mkdir(spool, 0700) != 0 || out == NULL || fputs(transaction_table, out) < 0 || fclose(out) != 0)
        die("%s: %s", folder, strerror(errno));
}

static _Noreturn void become_receiver(const char *program, unsigned connections, int out)
{
    char at_once[40], into[320], forward[320];

    snprintf(at_once, sizeof at_once, "--connections=%u", connections);
    snprintf(into, sizeof into, "--spool=%s", spool);
    snprintf(forward, sizeof forward, "--forward=%s", table);
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* it does not outlive a load that crashed */
    dup2(out, STDOUT_FILENO);
    close(out);
    execl(program, program, "--listen=127.0.0.1:0", "--timeout=600", at_once, into, forward,
          (char *)NULL);
    perror(program);
    _exit(127);
}

uint16_t receiver_start(const char *program, unsigned connections)
{
    int out[2];
    uint16_t port;

    make_folder();
    if (pipe(out) != 0 || (receiver = fork()) < 0)
        die("%s", strerror(errno));
    if (receiver == 0) {
        close(out[0]);
        become_receiver(program, connections, out[1]);
    }
    close(out[1]);
    said = fdopen(out[0], "r");
    if (said == NULL || fscanf(said, "listening on 127.0.0.1:%" SCNu16, &port) != 1)
        die("%s has not started", program);
    return port;
}

/* ---- What it uses ------------------------------------------------------------------------------------ */

static unsigned long files_of_receiver(void)
{
    char name[64];
    unsigned long count = 0;

    snprintf(name, sizeof name, "/proc/%ld/fd", (long)receiver);
    DIR *entries = opendir(name);
    if (entries == NULL)
        die("%s: %s", name, strerror(errno));
    for (const struct dirent *entry; (entry = readdir(entries)) != NULL;)
        count += entry->d_name[0] != '.';
    closedir(entries);
    return count;
}

struct usage receiver_usage(void)
{
    struct usage usage = {.files = files_of_receiver()};
    char name[64], line[256];

    snprintf(name, sizeof name, "/proc/%ld/status", (long)receiver);
    FILE *in = fopen(name, "r");
    if (in == NULL)
        die("%s: %s", name, strerror(errno));
    while (fgets(line, sizeof line, in) != NULL) {
        sscanf(line, "VmRSS: %lu", &usage.rss);
        sscanf(line, "VmHWM: %lu", &usage.peak);
        sscanf(line, "VmData: %lu", &usage.data);
    }
    fclose(in);
    return usage;
}

uint64_t receiver_stop(void)
{
    uint64_t taken = UINT64_MAX;
    int status;

    kill(receiver, SIGTERM);
    if (fscanf(said, " taken: %" SCNu64 " messages", &taken) != 1)
        die("the receiver did not say how many messages it has taken");
    fclose(said);
    if (waitpid(receiver, &status, 0) != receiver || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        die("the receiver has not ended well");
    receiver = 0;
    return taken;
}

/* ---- What it has taken ------------------------------------------------------------------------------- */

static size_t read_file(const char *name, char *to)
{
    size_t length = 0;
    ssize_t part;
    const int fd = open(name, O_RDONLY);

    while (fd >= 0 && (part = read(fd, to + length, TRANSACTION_SIZE - length - 1)) > 0)
        length += (size_t)part;
    if (fd < 0 || part < 0)
        die("%s: %s", name, strerror(errno));
    close(fd);
    to[length] = '\0';
    return length;
}

static void check_message(const char *name, const unsigned char *fates, unsigned char *found,
                          uint64_t count)
{
    static char stored[TRANSACTION_SIZE], expected[TRANSACTION_SIZE];
    const size_t length = read_file(name, stored);
    uint64_t n;

    if (!transaction_number(stored, &n) || n >= count)
        die("%s is of no transaction", name);
    if (fates[n] != ACKNOWLEDGED && fates[n] != IN_DOUBT)
        die("%s: transaction %" PRIu64 " was never sent whole", name, n);
    if (found[n]++ != 0)
        die("%s: transaction %" PRIu64 " is there twice", name, n);
    if (transaction_spooled(n, expected) != length || memcmp(stored, expected, length) != 0)
        die("%s: transaction %" PRIu64 " is not as it was sent", name, n);
    unlink(name);
}

uint64_t spool_check(const unsigned char *fates, uint64_t count)
{
    unsigned char *found = calloc(count, 1);
    uint64_t messages = 0;
    DIR *entries;

    if (found == NULL || chdir(spool) != 0 || (entries = opendir(".")) == NULL)
        die("%s: %s", spool, strerror(errno));
    for (const struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        if (entry->d_name[0] == '.')
            continue;
        check_message(entry->d_name, fates, found, count);
        messages++;
    }
    closedir(entries);
    for (uint64_t n = 0; n < count; n++)
        if (fates[n] == ACKNOWLEDGED && found[n] == 0)
            die("transaction %" PRIu64 " was acknowledged and is lost", n);
    free(found);
    if (chdir("/") != 0 || unlink(table) != 0 || rmdir(spool) != 0 || rmdir(folder) != 0)
        die("%s: %s", folder, strerror(errno));
    return messages;
}
