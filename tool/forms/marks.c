// SPDX-License-Identifier: MIT
/*
 * The marks that programs put before the lines of a dialogue.
 */
#include "forms.h"

#include "plain.h"

#include <string.h>

/* A mark at a row's beginning. Its last octet, a space, may be missing where nothing follows. */
struct head {
    char text[48];
    uint8_t length;
    enum speaker who;
};

#define HEAD(text, who)                                                                                \
    {                                                                                                  \
        text, sizeof text - 1, who                                                                     \
    }

/* Four octets at once tell most heads from a row. */
enum { FOUR = sizeof(uint32_t) };

static bool is_head(const struct head *head, const char *row, size_t length)
{
    static const char masks[FOUR + 1][FOUR] = {
        {0, 0, 0, 0}, {-1, 0, 0, 0}, {-1, -1, 0, 0}, {-1, -1, -1, 0}, {-1, -1, -1, -1}};
    uint32_t mask, text, four;
    if (length >= FOUR) {
        memcpy(&mask, masks[head->length < FOUR ? head->length : FOUR], sizeof mask);
        memcpy(&text, head->text, sizeof text);
        memcpy(&four, row, sizeof four);
        if (((text ^ four) & mask) != 0)
            return false;
        if (head->length <= FOUR)
            return true;
    }
    return begins(row, length, head->text) ||
           (length + 1 == head->length && head->text[length] == ' ' &&
            memcmp(row, head->text, length) == 0);
}

static struct mark by_head(const struct head *heads, size_t count, const char *row, size_t length)
{
    for (size_t i = 0; i < count; i++)
        if (is_head(&heads[i], row, length))
            return marked(heads[i].who, row, length,
                          length < heads[i].length ? length : heads[i].length);
    return unmarked;
}

#define BY_HEAD(heads, row, length) by_head((heads), sizeof(heads) / sizeof(heads)[0], (row), (length))

/* ---- C: and S: ---------------------------------------------------------------------------------------------------- */

static int hex_value(char digit)
{
    static const char digits[] = "0123456789ABCDEF";
    const char *at = digit == '\0' ? NULL : strchr(digits, digit);
    return at == NULL ? -1 : (int)(at - digits);
}

/* Reads the octet at text[*at], which may be escaped.
 * Returns: it; -1 if it is none. */
static int next_octet(const char *text, size_t length, size_t *at)
{
    const char c = text[(*at)++];
    if (c < ' ' || c > '~')
        return -1;
    if (c != '\\')
        return c;
    if (*at < length && text[*at] == '\\')
        return text[(*at)++];
    if (length - *at < 3 || text[*at] != 'x')
        return -1;
    const int high = hex_value(text[*at + 1]);
    const int low = hex_value(text[*at + 2]);
    *at += 3;
    return high < 0 || low < 0 ? -1 : high << 4 | low;
}

/* Writes the octets that a row's text means.
 * Returns: false if it means none. */
static bool unescape(const char *text, size_t length, char *octets, size_t *written)
{
    *written = 0;
    for (size_t at = 0; at < length;) {
        const int octet = next_octet(text, length, &at);
        if (octet < 0)
            return false;
        octets[(*written)++] = (char)octet;
    }
    return true;
}

static bool is_escaped(const char *text, size_t length)
{
    for (size_t at = 0; at < length;)
        if (next_octet(text, length, &at) < 0)
            return false;
    return true;
}

static struct mark own_row(const char *row, size_t length)
{
    static const struct head heads[] = {HEAD("C: ", CLIENT), HEAD("S: ", SERVER),
                                        HEAD("D: ", CLIENT_DATA), HEAD("#", PROGRAM)};
    return BY_HEAD(heads, row, length);
}

struct mark mark_own(const char *row, size_t length)
{
    const struct mark mark = own_row(row, length);
    return mark.who == PROGRAM || is_escaped(mark.octets, mark.length) ? mark : unmarked;
}

void read_own(struct recording *r, const char *row, size_t length)
{
    struct mark mark = own_row(row, length);
    if (mark.who != NOBODY && mark.who != PROGRAM && !is_plain_text(mark.octets, mark.length)) {
        if (!unescape(mark.octets, mark.length, r->decoded, &mark.length)) {
            emit_fault(r, FAULT_OCTETS, NULL);
            return;
        }
        mark.octets = r->decoded;
    }
    read_mark(r, row, length, mark);
}

/* What a connection is called before the mark: "[#3] ", "[c4bYq1ZJ0mQ] ", "('192.0.2.10', 51514) ". */
static uint64_t stream_before(const char *row, size_t length)
{
    while (length > 0 && (row[length - 1] == ' ' || row[length - 1] == ':'))
        length--;
    const char close = length > 0 ? row[length - 1] : ' ';
    const char open = close == ']' ? '[' : '(';
    size_t begin = length;
    if (close != ']' && close != ')')
        return 0;
    while (begin > 0 && row[begin - 1] != open)
        begin--;
    return begin == 0 ? 0 : stream_of(row + begin, length - begin);
}

/* Where Thunderbird's console names the line of its own source that wrote a row, " SmtpClient.jsm:400:17", the row
 * ends before that. */
static size_t without_source(const char *row, size_t length)
{
    static const char *const kinds[] = {".jsm", ".mjs"};
    size_t at = length;
    if (!begins(row, length, "mailnews."))
        return length;
    while (row[at - 1] == ' ')
        at--;
    while (at > 0 && (row[at - 1] == ':' || (row[at - 1] >= '0' && row[at - 1] <= '9')))
        at--;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0] && at < length; i++) {
        const size_t n = strlen(kinds[i]);
        if (at < n || memcmp(row + at - n, kinds[i], n) != 0)
            continue;
        while (at > 0 && row[at - 1] != ' ')
            at--;
        while (at > 0 && row[at - 1] == ' ')
            at--;
        return at;
    }
    return length;
}

/* "C: " or "S: " behind anything that ends with a space or another sign. */
struct mark mark_prefix(const char *row, size_t length)
{
    enum { LONGEST_PREFIX = 160 };
    length = without_source(row, length);
    const size_t last = length < LONGEST_PREFIX ? length : LONGEST_PREFIX;
    for (size_t at = 0; at + 1 < last; at++) {
        const char *colon = memchr(row + at + 1, ':', last - at - 1);
        if (colon == NULL)
            break;
        at = (size_t)(colon - row) - 1;
        const bool is_end = at + 2 == length;
        if ((row[at] != 'C' && row[at] != 'S') || (!is_end && row[at + 2] != ' ') ||
            (at > 0 && strchr(" \t:|>])-", row[at - 1]) == NULL))
            continue;
        struct mark mark =
            marked(row[at] == 'C' ? CLIENT : SERVER, row, length, is_end ? at + 2 : at + 3);
        if (at > 0 && mark.who == SERVER && !is_reply(mark.octets, mark.length))
            return unmarked;
        mark.stream = stream_before(row, at);
        return mark;
    }
    return begins(row, length, "Connected to ") ? marked(PROGRAM, row, length, 0) : unmarked;
}

/* ---- Arrows at a row's beginning ------------------------------------------------------------------------------------ */

/* What is no reply behind swaks's mark of one is an error of its own. */
struct mark mark_swaks(const char *row, size_t length)
{
    static const struct head heads[] = {
        HEAD(" -> ", CLIENT),  HEAD("<-  ", SERVER),  HEAD("<** ", SERVER),  HEAD(" ~> ", CLIENT),
        HEAD("<~  ", SERVER),  HEAD("<~* ", SERVER),  HEAD("**> ", CLIENT),  HEAD("*~> ", CLIENT),
        HEAD("=== ", PROGRAM), HEAD("*** ", PROGRAM), HEAD("  > ", PROGRAM), HEAD("<   ", PROGRAM),
    };
    struct mark mark = BY_HEAD(heads, row, length);
    if (mark.who == NOBODY && (begins(row, length, "<-") || begins(row, length, "<~")) && length > 3 &&
        is_reply(row + 3, length - 3))
        mark = marked(SERVER, row, length, 3); /* pasted where two spaces became one */
    if (mark.who == SERVER && !is_reply(mark.octets, mark.length))
        mark.who = PROGRAM;
    return mark;
}

/* A progress meter may stand before curl's marks, in the same row. */
static size_t skip_meter(const char *row, size_t length)
{
    size_t at = length;
    while (at > 0 && row[at - 1] != '\r')
        at--;
    const char *clock = find(row + at, length - at, ":--:--");
    if (clock == NULL)
        return at;
    while (at < length && strchr(" 0123456789:-.kMGT", row[at]) != NULL && row[at] != '\0')
        at++;
    return at;
}

/* --trace-time: "10:00:00.123456 ". */
static size_t skip_time(const char *row, size_t length)
{
    enum { SHORTEST = 8, LONGEST = 32 };
    size_t n = 0;
    while (n < length && n < LONGEST &&
           (row[n] == ':' || row[n] == '.' || (row[n] >= '0' && row[n] <= '9')))
        n++;
    return n >= SHORTEST && n < length && row[n] == ' ' ? n + 1 : 0;
}

struct mark mark_curl(const char *row, size_t length)
{
    static const struct head heads[] = {HEAD("> ", CLIENT),
                                        HEAD("< ", SERVER),
                                        HEAD("* ", PROGRAM),
                                        HEAD("} [", PROGRAM),
                                        HEAD("{ [", PROGRAM),
                                        HEAD("  % Total", PROGRAM),
                                        HEAD("                                 Dload", PROGRAM)};
    struct mark mark = BY_HEAD(heads, row, length);
    if (mark.who != NOBODY || length == 0)
        return mark;
    size_t head = row[0] >= '0' && row[0] <= '9' ? skip_time(row, length) : 0;
    if (head == 0 && (row[0] == ' ' || memchr(row, '\r', length) != NULL))
        head = skip_meter(row, length);
    if (head == 0)
        return begins(row, length, "curl: (") || begins(row, length, "curl -")
                   ? marked(PROGRAM, row, length, 0)
                   : unmarked;
    return head == length ? marked(PROGRAM, row, length, 0) : BY_HEAD(heads, row + head, length - head);
}

struct mark mark_postfix(const char *row, size_t length)
{
    static const struct head heads[] = {HEAD(" In:  ", CLIENT), HEAD(" Out: ", SERVER),
                                        HEAD("Transcript of session follows", PROGRAM),
                                        HEAD("For other details, see the local mail logfile", PROGRAM),
                                        HEAD("Session aborted, reason: ", PROGRAM)};
    struct mark mark = BY_HEAD(heads, row, length);
    if (mark.who == NOBODY && begins(row, length, " In: "))
        mark = marked(CLIENT, row, length, 5);
    return mark;
}

struct mark mark_msmtp(const char *row, size_t length)
{
    static const struct head heads[] = {HEAD("--> ", CLIENT), HEAD("<-- ", SERVER)};
    return BY_HEAD(heads, row, length);
}

/* ---- Arrows behind anything ------------------------------------------------------------------------------------------- */

/* Where a mark of three signs stands; NULL. */
static const char *find_arrow(const char *row, size_t length, char sign)
{
    enum { LONGEST_PREFIX = 160 };
    const char *const end = row + (length < LONGEST_PREFIX ? length : LONGEST_PREFIX);
    while (row < end && (row = memchr(row, sign, (size_t)(end - row))) != NULL) {
        if (end - row >= 3 && row[1] == sign && row[2] == sign)
            return row;
        row++;
    }
    return NULL;
}

/* Net::SMTP's "Net::SMTP=GLOB(0x55d0c8)>>> " is a line's, its "Net::SMTP>>> " says which versions it has. */
static bool is_version(const char *row, const char *arrow)
{
    static const char module[] = "Net::";
    return begins(row, (size_t)(arrow - row), module) && arrow[-1] != ')';
}

struct mark mark_arrows(const char *row, size_t length)
{
    const char *const out = find_arrow(row, length, '>');
    const char *const in = find_arrow(row, length, '<');
    const char *arrow = out == NULL || (in != NULL && in < out) ? in : out;
    if (arrow == NULL)
        return unmarked;
    size_t head = (size_t)(arrow - row) + 3;
    if (head < length && row[head] != ' ')
        return unmarked;
    if (is_version(row, arrow))
        return marked(PROGRAM, row, length, 0);
    return marked(arrow == out ? CLIENT : SERVER, row, length, head < length ? head + 1 : head);
}

/* sendmail marks what it says, and not what it hears. */
struct mark mark_sendmail(const char *row, size_t length)
{
    static const struct head heads[] = {HEAD(">>> ", CLIENT), HEAD("<<< ", SERVER)};
    if (is_reply(row, length))
        return marked(SERVER, row, length, 0);
    const struct mark mark = BY_HEAD(heads, row, length);
    const bool is_sentence = length > 0 && (row[length - 1] == '.' || row[length - 1] == ')');
    if (mark.who == NOBODY && is_sentence && find(row, length, "... ") != NULL)
        return marked(PROGRAM, row, length,
                      0); /* "bob@example.org... Connecting to mx. via esmtp..." */
    return mark;
}

/* The number of the process that writes a row of Exim's; 0 without one. */
static uint64_t process_before(const char *row, size_t length)
{
    while (length > 0 && row[length - 1] == ' ')
        length--;
    size_t begin = length;
    while (begin > 0 && row[begin - 1] >= '0' && row[begin - 1] <= '9')
        begin--;
    return begin == length ? 0 : stream_of(row + begin, length - begin);
}

/* "SMTP>> ", "SMTP<< "; since 4.94 "SMTP|> " and "SMTP+> " say that more is to come. */
struct mark mark_exim(const char *row, size_t length)
{
    enum { LONGEST_PREFIX = 160 };
    const char *at = find(row, length < LONGEST_PREFIX ? length : LONGEST_PREFIX, "SMTP");
    if (at == NULL)
        return unmarked;
    const size_t head = (size_t)(at - row) + 6;
    if (head > length)
        return unmarked;
    if (at[4] == '(')
        return marked(PROGRAM, row, length, 0);
    const bool out = at[5] == '>' && strchr(">|+", at[4]) != NULL;
    if (!out && !(at[4] == '<' && at[5] == '<'))
        return unmarked;
    struct mark mark = marked(out ? CLIENT : SERVER, row, length, head < length ? head + 1 : head);
    if (out && (begins(mark.octets, mark.length, "writing message and terminating") ||
                begins(mark.octets, mark.length, "write message")))
        mark.who = PROGRAM;
    mark.stream = process_before(row, (size_t)(at - row));
    return mark;
}
