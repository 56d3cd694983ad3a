// SPDX-License-Identifier: MIT
/*
 * main() for a fuzz target without a fuzzer: runs the files and folders named through it once each. So
 * regressions and seeds are replayed by ctest, by gcc, under valgrind, and by other engines.
 */
#define _POSIX_C_SOURCE 200809L
#include "fuzz.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
/* The mutator is linked in everywhere, but only an engine calls it. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size)
{
    (void)data, (void)max_size;
    return size;
}

enum { MOST = 1 << 20 };

static unsigned long replayed;

static bool complain(const char *path)
{
    fprintf(stderr, "replay: %s: %s\n", path, strerror(errno));
    return false;
}

static bool replay_file(const char *path)
{
    static uint8_t data[MOST];
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return complain(path);
    const size_t size = fread(data, 1, sizeof data, file);
    const bool read = ferror(file) == 0;
    fclose(file);
    if (!read)
        return complain(path);
    /* in a block of just its size: a sanitizer sees the first octet read beyond */
    uint8_t *copy = (uint8_t *)fuzz_copy((const char *)data, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
    replayed++;
    return true;
}

static bool replay_folder(const char *path)
{
    bool read = true;
    DIR *folder = opendir(path);
    if (folder == NULL)
        return complain(path);
    for (const struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        char name[4096];
        struct stat status;
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] != '.' && stat(name, &status) == 0 && S_ISREG(status.st_mode))
            read &= replay_file(name);
    }
    closedir(folder);
    return read;
}

int main(int count, char **paths)
{
    bool read = true;
    if (count < 2) {
        fprintf(stderr, "usage: %s FILE|FOLDER ...\n", paths[0]);
        return 2;
    }
    for (int i = 1; i < count; i++) {
        struct stat status;
        if (stat(paths[i], &status) != 0)
            read &= complain(paths[i]);
        else
            read &= S_ISDIR(status.st_mode) ? replay_folder(paths[i]) : replay_file(paths[i]);
    }
    printf("replayed %lu inputs, every property holds\n", replayed);
    return read ? 0 : 2;
}
