// SPDX-License-Identifier: MIT
/*
 * compare-written [--lines=N] [--seed=N]: what is written. Replies of texts by chance are what a second writer makes of
 * the same text, octet by octet, and each of their lines is one for the oracle; MAIL and RCPT of mailboxes by chance are
 * commands for it, with that local part and that domain; local parts of up to four octets are quoted as the grammar wants it,
 * and no more than it wants. Nothing that is written has an octet in it that could end its line.
 */
#include "oracle.h"
#include "random.h"
#include "render.h"

#include "smtpath.h"

#include <string.h>

enum { TEXT_MOST = 4096, WRITTEN_MOST = 4 * TEXT_MOST, REPLY_LINE = 512 };

static unsigned long long compared, differences;

static void differ(const char *what, const char *given, size_t length, const char *written, size_t size)
{
    if (differences++ >= 20)
        return;
    printf("disagreement\n  %s ", what);
    render_hex(stdout, (const unsigned char *)given, length);
    printf("\n  written ");
    render_hex(stdout, (const unsigned char *)written, size);
    printf("\n");
}

/* CR LF at the end, and no other control in any line but HTAB. */
static bool is_whole(const char *written, size_t length)
{
    if (length < 2 || written[length - 1] != '\n')
        return false;
    for (size_t i = 0; i < length; i++) {
        const bool ends = written[i] == '\r' && i + 1 < length && written[i + 1] == '\n';
        const bool ended = written[i] == '\n' && i > 0 && written[i - 1] == '\r';
        if ((((unsigned char)written[i] < ' ' && written[i] != '\t') || written[i] == 0x7F) && !ends &&
            !ended)
            return false;
    }
    return true;
}

/* ---- UTF-8, RFC 3629 section 4 ------------------------------------------------------------------------------------------ */

/* The octets of the sequence that stands there, 0 if none does; its code point. */
static size_t sequence(const unsigned char *octets, size_t length, uint32_t *point)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char lead = octets[0];
    const size_t count = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if ((lead >= 0x80 && lead < 0xC0) || lead > 0xF7 || count > length)
        return 0;
    *point = count == 1 ? lead : lead & (0x7Fu >> count);
    for (size_t i = 1; i < count; i++) {
        if ((octets[i] & 0xC0) != 0x80)
            return 0;
        *point = *point << 6 | (octets[i] & 0x3Fu);
    }
    return *point < least[count] || *point > 0x10FFFF || (*point >= 0xD800 && *point <= 0xDFFF) ? 0
                                                                                                : count;
}

/* No control but HTAB, which %d09 of textstring is, no end of a line, and nothing that turns the direction of text. */
static bool may_stand(uint32_t point)
{
    return (point >= 0x20 || point == 0x09) && !(point >= 0x7F && point <= 0x9F) && point != 0x2028 &&
           point != 0x2029 && point != 0x61C && point != 0x200E && point != 0x200F &&
           !(point >= 0x202A && point <= 0x202E) && !(point >= 0x2066 && point <= 0x2069);
}

/* ---- Replies ------------------------------------------------------------------------------------------------------------ */

/* The text as it may stand. What may not is "?": a character, or, where there is none to be seen, an octet. */
static size_t fit(const unsigned char *text, size_t length, bool utf8, char *out)
{
    size_t fitted = 0;
    for (size_t at = 0; at < length;) {
        uint32_t point = 0;
        const size_t seen = sequence(text + at, length - at, &point);
        const size_t count = seen == 0 || (seen > 1 && !utf8) ? 1 : seen;
        if (seen == count && may_stand(point)) {
            memcpy(out + fitted, text + at, count);
            fitted += count;
        } else {
            out[fitted++] = '?';
        }
        at += count;
    }
    return fitted;
}

/* How much of the text goes into one line. It is measured as it was given, so that a line with "?" may be shorter than it could be. */
static size_t first_line(const unsigned char *text, size_t length, size_t room)
{
    if (length <= room)
        return length;
    for (size_t at = room; at > 0; at--)
        if (text[at] == ' ')
            return at;
    for (size_t back = 1; back < 4; back++) {
        uint32_t point;
        if (sequence(text + room - back, length - room + back, &point) > back)
            return room - back;
    }
    return room;
}

static size_t write_reply(unsigned code, const uint16_t *enhanced, const unsigned char *text,
                          size_t length, bool utf8, char *out)
{
    size_t written = 0, at = 0;
    char status[32] = "";
    if (enhanced != NULL)
        snprintf(status, sizeof status, "%u.%u.%u ", enhanced[0], enhanced[1], enhanced[2]);
    const size_t room = REPLY_LINE - 6 - strlen(status);
    do {
        const size_t count = first_line(text + at, length - at, room);
        const bool broken = at + count < length && text[at + count] == ' ';
        const size_t next =
            at + count + broken; /* the space is left out, at the end of the text, too */
        written += (size_t)sprintf(out + written, "%u%c%s", code, next == length ? ' ' : '-', status);
        written += fit(text + at, count, utf8, out + written);
        memcpy(out + written, "\r\n", 2);
        written += 2;
        at = next;
    } while (at < length);
    return written;
}

/* Each line is one of this reply, for the oracle. */
static bool is_read_back(const char *written, size_t length, unsigned code, const uint16_t *enhanced,
                         bool utf8)
{
    for (size_t begin = 0; begin < length;) {
        const char *end = memchr(written + begin, '\r', length - begin);
        const size_t line = (size_t)(end - (written + begin));
        struct oracle_reply read;
        oracle_read_reply((const unsigned char *)written + begin, line, utf8, &read);
        if (!read.ok || read.code != code || line + 2 > REPLY_LINE ||
            read.last != (begin + line + 2 == length))
            return false;
        if (enhanced != NULL && (read.enhanced[0] != enhanced[0] || read.enhanced[1] != enhanced[1] ||
                                 read.enhanced[2] != enhanced[2]))
            return false;
        begin += line + 2;
    }
    return true;
}

static size_t draw_text(struct random *random, char *text)
{
    static const char *const pieces[] = {" ",
                                         " ",
                                         "a",
                                         "word",
                                         "\xC3\xBC",
                                         "\xE4\xBE\x8B",
                                         "\xF0\x9F\x98\x80",
                                         "\xC2\x85",
                                         "\xE2\x80\xAE",
                                         "\xE2\x80\xA8",
                                         "\xD8\x9C",
                                         "\xE2\x81\xA6",
                                         "\xED\xA0\x80",
                                         "\xC0\xAF",
                                         "\xF4\x90\x80\x80",
                                         "\xC3",
                                         "\xE4\xBE",
                                         "\r\n",
                                         "\n250 x",
                                         "\r",
                                         "\t",
                                         "\x7F",
                                         "\x1B"};
    size_t length = 0;
    for (size_t count = random_below(random, 30); count > 0 && length < TEXT_MOST - 700; count--) {
        const size_t which = random_below(random, sizeof pieces / sizeof pieces[0] + 3);
        if (which < sizeof pieces / sizeof pieces[0]) {
            const size_t more = strlen(pieces[which]);
            memcpy(text + length, pieces[which], more);
            length += more;
        } else {
            const size_t run =
                random_below(random, which == sizeof pieces / sizeof pieces[0] ? 600 : 80);
            memset(text + length, random_once_in(random, 20) ? 0 : 'x', run);
            length += run;
        }
    }
    return length;
}

static void compare_reply(struct random *random)
{
    static const uint16_t codes[] = {200, 250, 354, 421, 550, 559};
    static char text[TEXT_MOST], ours[WRITTEN_MOST], theirs[WRITTEN_MOST];
    const uint16_t code = codes[random_below(random, 6)];
    const uint16_t status[3] = {code / 100, (uint16_t)random_below(random, 1000),
                                (uint16_t)random_below(random, 12)};
    const uint16_t *enhanced = code / 100 != 3 && random_once_in(random, 2) ? status : NULL;
    const bool utf8 = random_once_in(random, 2);
    const size_t length = draw_text(random, text);
    const size_t size = write_reply(code, enhanced, (unsigned char *)text, length, utf8, ours);
    const size_t written =
        smtpath_write_reply(code, enhanced, text, length, utf8, theirs, sizeof theirs);
    compared++;
    if (written != size || memcmp(ours, theirs, size) != 0 || !is_whole(theirs, written) ||
        !is_read_back(theirs, written, code, enhanced, utf8))
        differ(utf8 ? "text, UTF-8" : "text", text, length, theirs,
               written < sizeof theirs ? written : 0);
}

/* ---- Local parts ----------------------------------------------------------------------------------------------------------- */

static bool is_atext(char octet)
{
    return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z') ||
           (octet >= '0' && octet <= '9') ||
           (octet != '\0' && strchr("!#$%&'*+-/=?^_`{|}~", octet) != NULL) ||
           (unsigned char)octet >= 0x80;
}

/* Dot-string where that is one, else Quoted-string with only those pairs that must be: RFC 5321 section 4.1.2. 0 where neither
 * can mean these octets. */
static size_t quote(const char *local, size_t length, char *out)
{
    bool dots = length > 0;
    for (size_t at = 0; at < length;) {
        uint32_t point = 0;
        const size_t count = sequence((const unsigned char *)local + at, length - at, &point);
        if (count == 0 || point < 32 || point == 127)
            return 0;
        dots &= is_atext(local[at]) ||
                (local[at] == '.' && at > 0 && at + 1 < length && local[at - 1] != '.');
        at += count;
    }
    size_t written = 0;
    if (!dots)
        out[written++] = '"';
    for (size_t i = 0; i < length; i++) {
        if (local[i] == '"' || local[i] == '\\')
            out[written++] = '\\';
        out[written++] = local[i];
    }
    if (!dots)
        out[written++] = '"';
    return written;
}

static void compare_local_part(const char *local, size_t length)
{
    char ours[32], theirs[32], back[32];
    const size_t size = quote(local, length, ours);
    const size_t written = smtpath_quote(local, length, theirs, sizeof theirs);
    compared++;
    bool same = written == size && memcmp(ours, theirs, size) == 0;
    if (same && size > 0)
        same = smtpath_unquote(theirs, written, back, sizeof back) == length &&
               memcmp(back, local, length) == 0 &&
               smtpath_shortest(theirs, written, back, sizeof back) == size &&
               memcmp(back, ours, size) == 0;
    if (!same)
        differ("local part", local, length, theirs, written < sizeof theirs ? written : 0);
}

static void compare_local_parts(void)
{
    static const char alphabet[] = {'a',  '.', '"',    '\\',   ' ',    '@',    '\t',
                                    '\0', '~', '\x7F', '\xC3', '\xBC', '\xE4', '\xF0'};
    char local[4];
    for (int octet = 0; octet < 256 * 256; octet++) {
        local[0] = (char)(octet & 0xFF);
        local[1] = (char)(octet >> 8);
        compare_local_part(local, octet < 256 ? 1 : 2);
    }
    compare_local_part(local, 0);
    for (size_t n = 0; n < 14 * 14 * 14 * 14; n++) {
        local[0] = alphabet[n % 14];
        local[1] = alphabet[n / 14 % 14];
        local[2] = alphabet[n / 196 % 14];
        local[3] = alphabet[n / 2744];
        compare_local_part(local, 3);
        compare_local_part(local, 4);
    }
}

/* ---- Commands ----------------------------------------------------------------------------------------------------------------- */

static void compare_command(struct random *random)
{
    static const char *const locals[] = {"a",    "a b",      ".",   "a..b",      "a\"b",
                                         "a\\b", "\xC3\xBC", "a@b", "a\r\nDATA", "",
                                         "\x01", "x.y",      "a>",  "<",         " "};
    static const char *const domains[] = {"b.example",       "[192.0.2.1]", "b> SIZE=1", "b\r\nDATA",
                                          "[IPv6:::1]",      "-b",          "b.",        "",
                                          "\xC3\xBC.example"};
    char written[1024], quoted[64];
    const char *local = locals[random_below(random, 15)], *domain = domains[random_below(random, 9)];
    const struct smtpath_mailbox mailbox = {local, strlen(local), domain, strlen(domain)};
    const bool mail = random_once_in(random, 2), utf8 = random_once_in(random, 2);
    const struct smtpath_argument arguments[] = {
        {.param = mail ? SMTPATH_PARAM_SIZE : SMTPATH_PARAM_NOTIFY,
         .number = random_below(random, 100000),
         .choice = 2},
        {.param = SMTPATH_PARAM_SMTPUTF8}};
    const size_t count = mail && utf8 ? 2 : random_below(random, 2);
    const size_t length = smtpath_write_command(mail ? SMTPATH_VERB_MAIL : SMTPATH_VERB_RCPT, &mailbox,
                                                arguments, count, utf8, written, sizeof written);
    struct oracle_result read;
    const struct oracle_options options = {.offered = OFFER_ALL, .smtputf8 = utf8};
    compared++;
    /* what must be written, as the grammar says it, and only that */
    char line[256];
    const size_t local_length = quote(local, strlen(local), quoted);
    const size_t line_length =
        (size_t)snprintf(line, sizeof line, "%s:<%.*s@%s>%s", mail ? "MAIL FROM" : "RCPT TO",
                         (int)local_length, quoted, domain, mail && utf8 ? " SMTPUTF8" : "");
    oracle_read((unsigned char *)line, line_length, &options, &read);
    const bool can_be = local_length > 0 && read.ok;
    bool same = can_be == (length > 0);
    if (same && can_be) {
        oracle_read((unsigned char *)written, length - 2, &options, &read);
        same = read.ok && is_whole(written, length) &&
               memchr(written, '\r', length) == written + length - 2 && read.deviations == 0 &&
               read.local.end - read.local.begin == local_length &&
               memcmp(written + read.local.begin, quoted, local_length) == 0 &&
               read.domain.end - read.domain.begin == strlen(domain) &&
               memcmp(written + read.domain.begin, domain, strlen(domain)) == 0 &&
               read.parameter_count == count;
    }
    if (!same)
        differ("command", line, line_length, written, length < sizeof written ? length : 0);
}

int main(int argc, char *argv[])
{
    unsigned long lines = 100000, seed = 1;
    for (int i = 1; i < argc; i++)
        if (sscanf(argv[i], "--lines=%lu", &lines) != 1 && sscanf(argv[i], "--seed=%lu", &seed) != 1) {
            fprintf(stderr, "usage: compare-written [--lines=N] [--seed=N]\n");
            return 2;
        }
    struct random random = {seed};
    printf("seed %lu\n", seed);
    compare_local_parts();
    for (; lines > 0; lines--) {
        compare_reply(&random);
        compare_command(&random);
    }
    printf("%llu writings compared, %llu differences\n", compared, differences);
    return differences == 0 ? 0 : 1;
}
