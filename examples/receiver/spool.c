// SPDX-License-Identifier: MIT
/*
 * One file a message. It is written under a name that ends in ".tmp" and renamed when it is whole, so
 * whoever collects the files never sees half of one, and a receiver that is killed leaves nothing that was
 * not acknowledged, or about to be, but ".tmp" files. A file comes to be only once there is more to it than
 * fits into the letter's own buffer: an envelope that never becomes a message costs none.
 */
#include "receiver.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

bool spool_open(struct spool *spool, const char *directory, bool sync)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    *spool = (struct spool){.directory = -1, .sync = sync};
    spool->started = (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
    if (directory == NULL)
        return true;
    spool->directory = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return spool->directory >= 0 && faccessat(spool->directory, ".", W_OK | X_OK, 0) == 0;
}

void spool_close(struct spool *spool)
{
    if (spool->directory >= 0)
        close(spool->directory);
}

/* ---- One letter ------------------------------------------------------------------------------------- */

struct temporary {
    char name[80];
};

static struct temporary temporary(const struct letter *letter)
{
    struct temporary t;
    snprintf(t.name, sizeof t.name, "%s.tmp", letter->name);
    return t;
}

static void fail(struct letter *letter, const char *what)
{
    fprintf(stderr, "smtpath-receiver: %s: %s: %s\n", letter->name, what, strerror(errno));
    letter->failed = true;
}

static void flush(struct letter *letter, const struct spool *spool)
{
    if (letter->fd < 0 && !letter->failed) {
        letter->fd = openat(spool->directory, temporary(letter).name,
                            O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (letter->fd < 0)
            fail(letter, "open");
    }
    for (size_t at = 0; at < letter->length && !letter->failed;) {
        const ssize_t written = write(letter->fd, letter->pending + at, letter->length - at);
        if (written >= 0)
            at += (size_t)written;
        else if (errno != EINTR)
            fail(letter, "write");
    }
    letter->length = 0;
}

/* A name that no other letter has: of this receiver, nor of any other on this machine. */
void letter_begin(struct letter *letter, struct spool *spool)
{
    letter->fd = -1;
    letter->failed = false;
    letter->length = 0;
    snprintf(letter->name, sizeof letter->name, "%llx-%lx-%llx", (unsigned long long)spool->started,
             (unsigned long)getpid(), (unsigned long long)++spool->serial);
}

void letter_write(struct letter *letter, struct spool *spool, const char *octets, size_t length)
{
    while (length > 0 && !letter->failed && spool->directory >= 0) {
        const size_t room = sizeof letter->pending - letter->length;
        const size_t part = length < room ? length : room;
        memcpy(letter->pending + letter->length, octets, part);
        letter->length += part;
        octets += part;
        length -= part;
        if (letter->length == sizeof letter->pending)
            flush(letter, spool);
    }
}

void letter_abandon(struct letter *letter, struct spool *spool)
{
    letter->failed = true;
    letter->length = 0;
    if (letter->fd < 0)
        return;
    close(letter->fd);
    letter->fd = -1;
    unlinkat(spool->directory, temporary(letter).name, 0);
}

/* Closed, renamed, and with --sync on the disk, each step only if those before it went well. */
static void settle(struct letter *letter, const struct spool *spool)
{
    const int fd = letter->fd;

    if (!letter->failed && spool->sync && fsync(fd) != 0)
        fail(letter, "fsync");
    letter->fd = -1;
    if (fd >= 0 && close(fd) != 0 && !letter->failed)
        fail(letter, "close");
    if (!letter->failed &&
        renameat(spool->directory, temporary(letter).name, spool->directory, letter->name) != 0)
        fail(letter, "rename");
    /* If this fails, the message may come twice; it is not lost. */
    if (!letter->failed && spool->sync && fsync(spool->directory) != 0)
        fail(letter, "fsync of the directory");
    if (letter->failed && fd >= 0)
        unlinkat(spool->directory, temporary(letter).name, 0);
}

bool letter_commit(struct letter *letter, struct spool *spool)
{
    if (spool->directory >= 0) {
        flush(letter, spool);
        settle(letter, spool);
    }
    return !letter->failed;
}
