// SPDX-License-Identifier: MIT
/*
 * AUTH PLAIN (RFC 4616): three strings in one, base64, against a file of names and of what crypt(3) makes of passwords.
 */
#include "receiver.h"

#include <crypt.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- The file ---------------------------------------------------------------------------------------------- */

static bool complain(const char *file, size_t line, const char *what)
{
    fprintf(stderr, line == 0 ? "smtpath-receiver: %s: %s\n" : "smtpath-receiver: %s: %s (line %zu)\n",
            file, what, line);
    return false;
}

/* Every line is NAME ":" HASH; both are made strings. */
static bool take_lines(struct passwords *passwords, const char *file)
{
    size_t number = 0;

    for (char *line = passwords->text; line < passwords->text + passwords->length;) {
        char *end = memchr(line, '\n', (size_t)(passwords->text + passwords->length - line));
        number++;
        if (end == NULL)
            return complain(file, number, "the line has no end");
        *end = '\0';
        char *colon = strchr(line, ':');
        if (colon == NULL || colon == line || colon[1] == '\0' || strlen(line) != (size_t)(end - line))
            return complain(file, number, "not NAME:HASH");
        *colon = '\0';
        line = end + 1;
    }
    return true;
}

bool passwords_read(struct passwords *passwords, const char *file)
{
    enum { MOST = 1 << 20 };
    FILE *in = fopen(file, "rb");

    *passwords = (struct passwords){0};
    if (in == NULL)
        return complain(file, 0, strerror(errno));
    passwords->text = malloc(MOST);
    if (passwords->text != NULL)
        passwords->length = fread(passwords->text, 1, MOST, in);
    const bool whole = passwords->text != NULL && !ferror(in) && passwords->length < MOST;
    fclose(in);
    return whole ? take_lines(passwords, file) : complain(file, 0, "cannot be read, or is over a MiB");
}

void passwords_free(struct passwords *passwords)
{
    free(passwords->text);
}

/* ---- What the client says ------------------------------------------------------------------------------------ */

static unsigned digit_value(char digit)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *found = memchr(digits, digit, sizeof digits - 1);
    return found == NULL ? 0 : (unsigned)(found - digits);
}

/* In place, since what is encoded is never longer. Returns: its length. */
static size_t decode(char *octets, size_t length)
{
    uint32_t bits = 0;
    size_t decoded = 0;

    for (size_t i = 0; i < length && octets[i] != '='; i++) {
        bits = bits << 6 | digit_value(octets[i]);
        if (i % 4 > 0)
            octets[decoded++] = (char)(bits >> (6 - 2 * (i % 4)) & 0xFF);
    }
    return decoded;
}

/* However far two strings of one length agree, the comparison takes as long. */
static bool are_same(const char *a, const char *b)
{
    const size_t length = strlen(a);
    unsigned difference = 0;

    if (strlen(b) != length)
        return false;
    for (size_t i = 0; i < length; i++)
        difference |= (unsigned char)(a[i] ^ b[i]);
    return difference == 0;
}

static const char *hash_of(const struct passwords *passwords, const char *name)
{
    const char *end = passwords->text + passwords->length;

    for (const char *line = passwords->text; line < end;) {
        const char *hash = line + strlen(line) + 1;
        if (strcmp(line, name) == 0)
            return hash;
        line = hash + strlen(hash) + 1;
    }
    return NULL;
}

static bool is_password(const char *password, const char *hash)
{
    struct crypt_data scratch = {0};
    /* a name that is not there takes as long as one that is */
    const char *made = crypt_r(password, hash == NULL ? "$5$nobody$" : hash, &scratch);
    const bool right = hash != NULL && made != NULL && are_same(made, hash);

    explicit_bzero(&scratch, sizeof scratch);
    return right;
}

bool passwords_hold(const struct passwords *passwords, char *octets, size_t length)
{
    char message[1024];
    bool right = false;
    const size_t decoded = decode(octets, length);

    if (decoded < sizeof message) {
        memcpy(message, octets, decoded);
        message[decoded] = '\0';
        const char *end = message + decoded;
        const char *name = memchr(message, '\0', decoded);
        const char *password = name == NULL ? NULL : memchr(name + 1, '\0', (size_t)(end - name - 1));
        /* whoever asks to act for another is refused: the first string is empty, or the name */
        if (password != NULL && memchr(password + 1, '\0', (size_t)(end - password - 1)) == NULL &&
            (name == message || strcmp(message, name + 1) == 0))
            right = is_password(password + 1, hash_of(passwords, name + 1));
    }
    explicit_bzero(message, sizeof message);
    explicit_bzero(octets, length);
    return right;
}
