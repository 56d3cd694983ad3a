// SPDX-License-Identifier: MIT
#include "maillog.h"

#include "forms.h"

#include <string.h>

/* How what is quoted ends. */
enum quoting {
    BRACKETS, /* "<...>", or a word */
    QUOTES,   /* up to the closing quote */
    REST      /* to the end of the row */
};

/* What stands before a quotation, and the command in which it stood; "" if it is one itself. Where a row quotes
 * several, the one that comes first here is the one that the row is about. */
static const struct quotation {
    const char *behind;
    const char *command;
    enum quoting quoting;
} quotations[] = {
    /* Postfix */
    {"in MAIL command: ", "MAIL FROM:", REST},
    {"in RCPT command: ", "RCPT TO:", REST},
    {"non-SMTP command from ", "", REST},
    {"reject: RCPT from ", "RCPT TO:", BRACKETS},
    {"reject: MAIL from ", "MAIL FROM:", BRACKETS},
    {"reject: EHLO from ", "EHLO ", BRACKETS},
    {"reject: HELO from ", "HELO ", BRACKETS},
    {"reject: VRFY from ", "VRFY ", BRACKETS},
    /* OpenSMTPD */
    {" failed-command command=\"", "", QUOTES},
    {"Failed command on session ", "", QUOTES},
    /* Exim */
    {"syntax error in \"", "", QUOTES},
    {"unrecognized command in \"", "", QUOTES},
    {"rejected \"", "", QUOTES},
    {"input=\"", "", QUOTES},
    {" rejected RCPT ", "RCPT TO:", BRACKETS},
    {" rejected MAIL ", "MAIL FROM:", BRACKETS},
    {" rejected VRFY ", "VRFY ", BRACKETS},
    {"syntactically invalid argument(s): ", "EHLO ", REST},
    {"Envelope-from: ", "MAIL FROM:", BRACKETS},
    {"Envelope-to: ", "RCPT TO:", BRACKETS},
    {"after RCPT TO:", "RCPT TO:", BRACKETS},
    {"after MAIL FROM:", "MAIL FROM:", BRACKETS},
    {" ** ", "RCPT TO:", BRACKETS},
    {" == ", "RCPT TO:", BRACKETS},
    {" => ", "RCPT TO:", BRACKETS},
    {" -> ", "RCPT TO:", BRACKETS},
    {" <= ", "MAIL FROM:", BRACKETS},
    /* sendmail */
    {"ruleset=check_rcpt, arg1=", "RCPT TO:", BRACKETS},
    {"ruleset=check_mail, arg1=", "MAIL FROM:", BRACKETS},
    /* all of them */
    {" to=<", "RCPT TO:", BRACKETS},
    {" from=<", "MAIL FROM:", BRACKETS},
};

struct text {
    const char *at;
    size_t length;
};

static struct text behind(const char *row, size_t length, const char *at)
{
    return (struct text){at, length - (size_t)(at - row)};
}

/* Postfix names the client, and its reply, before it comes to the address: behind ": " at last. */
static struct text behind_client(struct text text, bool has_reply)
{
    const char *colon = find(text.at, text.length, ": ");
    if (colon == NULL)
        return (struct text){text.at, 0};
    struct text rest = behind(text.at, text.length, colon + 2);
    const char *bracket = has_reply && rest.length > 0 ? memchr(rest.at, '<', rest.length) : NULL;
    if (has_reply && is_reply(rest.at, rest.length) && bracket != NULL)
        rest = behind(rest.at, rest.length, bracket);
    return rest;
}

/* A path may hold what would end it elsewhere, since what is logged may be malformed: it ends with a ">" behind
 * which no more of it can stand. */
static size_t bracketed(struct text text)
{
    for (size_t i = 1; i < text.length; i++)
        if (text.at[i] == '>' && (i + 1 == text.length || strchr(":;, ", text.at[i + 1]) != NULL))
            return i + 1;
    return text.length;
}

static size_t quoted(struct text text)
{
    size_t n = 0;
    while (n < text.length && text.at[n] != '"')
        n += text.at[n] == '\\' && n + 1 < text.length ? 2 : 1;
    return n;
}

static size_t word(struct text text)
{
    size_t n = 0;
    while (n < text.length && strchr(" ,;", text.at[n]) == NULL)
        n++;
    return n > 0 && text.at[n - 1] == ':' ? n - 1 : n;
}

static size_t append(char *line, size_t written, const char *octets, size_t length)
{
    if (length > MAILLOG_LONGEST - written)
        length = MAILLOG_LONGEST - written;
    memcpy(line + written, octets, length);
    return written + length;
}

/* Where what is quoted begins. */
static struct text begin_of(const struct quotation *quotation, struct text text)
{
    if (begins(quotation->behind, 8, "reject: "))
        return behind_client(text, true);
    if (quotation->quoting == REST && quotation->command[0] == '\0') /* a non-SMTP command */
        return behind_client(text, false);
    if (begins(quotation->behind, 6, "Failed")) {
        const char *quote = text.length == 0 ? NULL : memchr(text.at, '"', text.length);
        return quote == NULL ? (struct text){text.at, 0} : behind(text.at, text.length, quote + 1);
    }
    const size_t n = strlen(quotation->behind);
    return quotation->behind[n - 1] == '<' ? (struct text){text.at - 1, text.length + 1} : text;
}

static size_t put(const struct quotation *quotation, struct text text, char *line)
{
    const bool is_path = quotation->command[0] != '\0' && strchr(quotation->command, ':') != NULL;
    const bool has_bracket = text.length > 0 && text.at[0] == '<';
    size_t length = text.length;
    size_t written = append(line, 0, quotation->command, strlen(quotation->command));
    if (quotation->quoting == QUOTES)
        length = quoted(text);
    else if (quotation->quoting == BRACKETS)
        length = has_bracket ? bracketed(text) : word(text);
    if (length == 0)
        return 0;
    if (!is_path && has_bracket && length > 2 && quotation->quoting == BRACKETS)
        return append(line, written, text.at + 1, length - 2);
    if (is_path && !has_bracket && quotation->quoting == BRACKETS)
        written = append(line, written, "<", 1);
    written = append(line, written, text.at, length);
    if (is_path && !has_bracket && quotation->quoting == BRACKETS)
        written = append(line, written, ">", 1);
    return written;
}

size_t maillog_command(const char *row, size_t length, char line[MAILLOG_LONGEST])
{
    for (size_t i = 0; i < sizeof quotations / sizeof quotations[0]; i++) {
        const struct quotation *quotation = &quotations[i];
        const char *at = find(row, length, quotation->behind);
        if (at == NULL)
            continue;
        const struct text text = behind(row, length, at + strlen(quotation->behind));
        const size_t written = put(quotation, begin_of(quotation, text), line);
        if (written > 0)
            return written;
    }
    return 0;
}
