// SPDX-License-Identifier: MIT
/*
 * Lines that no known verb begins, or an obsolete one.
 */
#include "mistake.h"

/*@ requires is_scene(s); assigns \nothing; */
static bool turn_is_obsolete(const struct scene *s)
{
    return verb_is(s, SMTPATH_VERB_TURN);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool send_is_obsolete(const struct scene *s)
{
    return reason_is(s, SMTPATH_OBSOLETE_VERB);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool empty_line(const struct scene *s)
{
    return beyond(s, 0, WSP) == s->length;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool space_before_verb(const struct scene *s)
{
    return class_is(s, 0, WSP);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool reply_as_command(const struct scene *s)
{
    const bool code = octet_at(s, 0) >= '2' && octet_at(s, 0) <= '5' && beyond(s, 0, DIGIT) == 3;
    return code && (s->length == 3 || class_is(s, 3, WSP) || octet_is(s, 3, '-'));
}

/* A tag and a command of IMAP: "a1 LOGIN", ". CAPABILITY"; the tag is one octet or holds a digit. */
/*@ requires is_scene(s); assigns \nothing; */
static bool imap_command(const struct scene *s)
{
    static const char *const commands[] = {
        "LOGIN",   "LOGOUT",    "CAPABILITY", "AUTHENTICATE", "SELECT", "EXAMINE", "LIST",
        "LSUB",    "STATUS",    "FETCH",      "SEARCH",       "UID",    "IDLE",    "APPEND",
        "EXPUNGE", "NAMESPACE", "CREATE",     "ID",           "ENABLE", "CHECK",   "CLOSE"};
    const size_t tag = word_end(s, 0), command = behind_verb(s);
    const size_t length =
        smtpath_longest_word(s, command, commands, sizeof commands / sizeof commands[0]);
    const bool plain = beyond(s, 0, LET_DIG) == tag || octet_is(s, 0, '.');
    const bool short_or_digit = tag == 1 || class_is(s, beyond(s, 0, ALPHA), DIGIT);
    return plain && short_or_digit && length > 0 && command + length == word_end(s, command);
}

/* Of POP3 and FTP, which have some in common. */
/*@ requires is_scene(s); assigns \nothing; */
static bool pop3_command(const struct scene *s)
{
    static const char *const commands[] = {"USER", "PASS", "APOP", "STAT", "LIST", "RETR", "DELE",
                                           "UIDL", "CAPA", "TOP",  "ACCT", "SYST", "FEAT", "PASV"};
    return smtpath_begins_with_word(s, commands, sizeof commands / sizeof commands[0]);
}

/* "SIZE=100" */
/*@ requires is_scene(s); assigns \nothing; */
static bool parameter_alone(const struct scene *s)
{
    return smtpath_keyword_at(s, 0) != SMTPATH_PARAM_COUNT && octet_is(s, beyond(s, 0, LDH), '=');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool end_of_message(const struct scene *s)
{
    return octet_is(s, 0, '.') && beyond(s, 1, WSP) == s->length;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool stuffed_dot(const struct scene *s)
{
    return octet_is(s, 0, '.') && octet_is(s, 1, '.');
}

/* "QUIT", 'EHLO host': a known verb behind a quotation mark, as a document or a shell has it. */
/*@ requires is_scene(s); assigns \nothing; */
static bool line_in_quotes(const struct scene *s)
{
    const size_t length = smtpath_verb_at(s, 1);
    return one_of(s, 0, "\"'`") && length > 0 && !class_is(s, 1 + length, LDH);
}

/* A mark that recordings put before a line, and something behind it; "C:" and "S:" even without a space. */
/*@ requires is_scene(s); assigns \nothing; */
static bool line_of_transcript(const struct scene *s)
{
    static const char *const marks[] = {"->",     "<-",      ">>>",     "<<<", "-->", "<--",  ">>",
                                        "<<",     "~>",      "<~",      "<**", "IN:", "OUT:", "SMTP>>",
                                        "SMTP<<", "CLIENT:", "SERVER:", ">",   "<",   "===",  "***"};
    const bool mark = smtpath_begins_with_word(s, marks, sizeof marks / sizeof marks[0]);
    const bool letter = stands_at(s, 0, "C:") || stands_at(s, 0, "S:");
    const bool arrow = (first_word_is(s, "CLIENT") || first_word_is(s, "SERVER")) &&
                       stands_at(s, behind_verb(s), "->");
    const size_t behind = letter ? 2 : word_end(s, 0);
    return (mark || letter || arrow) && beyond(s, behind, WSP) < s->length;
}

/* "FROM:<", "TO <"; with a name behind the colon it is a header line. */
/*@ requires is_scene(s); requires shown: valid_read_string(word); assigns \nothing; */
static bool begins_with_path(const struct scene *s, const char *word)
{
    const size_t end = word_at(s, 0, word);
    return end != 0 && octet_is(s, beyond(s, end + octet_is(s, end, ':'), WSP), '<');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool mail_missing(const struct scene *s)
{
    return begins_with_path(s, "FROM");
}

/*@ requires is_scene(s); assigns \nothing; */
static bool rcpt_missing(const struct scene *s)
{
    return begins_with_path(s, "TO");
}

/*@ requires is_scene(s); requires shown: valid_read_string(verb); assigns \nothing; */
static bool glued_to_path(const struct scene *s, const char *verb, const char *word)
{
    const size_t end = word_at(s, 0, verb);
    return end != 0 && (stands_at(s, end, word) || one_of(s, end, ":<=.,;-_"));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool glued_mail(const struct scene *s)
{
    return glued_to_path(s, "MAIL", "FROM");
}

/*@ requires is_scene(s); assigns \nothing; */
static bool glued_rcpt(const struct scene *s)
{
    return glued_to_path(s, "RCPT", "TO") || stands_at(s, 0, "RCPTO:");
}

/* A command that takes no argument, and one octet of punctuation, or several: "QUIT;", "DATA." */
/*@ requires is_scene(s); assigns \nothing; */
static bool glued_end(const struct scene *s)
{
    const char *glued = smtpath_glued_verb(s);
    const size_t letters = beyond(s, 0, ALPHA);
    return glued != NULL && word_at(s, 0, glued) == letters && letters < s->length &&
           !class_is(s, s->length - 1, LET_DIG) && !one_of(s, s->length - 1, "]>");
}

/* "EHLOhost", "EHLO[192.0.2.1]", "AUTHPLAIN", "AUTH: PLAIN" */
/*@ requires is_scene(s); assigns \nothing; */
static bool glued_argument(const struct scene *s)
{
    const char *glued = smtpath_glued_verb(s);
    const size_t end = word_end(s, 0);
    const bool letters = beyond(s, 0, ALPHA) == end;
    return glued != NULL && smtpath_other_verb(s) == NULL && smtpath_likely_word(s) == glued &&
           !stands_at(s, 0, "MAILTO:") && end > 0 &&
           (!octet_is(s, end - 1, ':') || word_at(s, 0, glued) == end - 1) &&
           !(letters && smtpath_one_edit_away(s, 0, end, glued));
}

/* Name ":", as in a message's header; behind the colon anything. */
/*@ requires is_scene(s); assigns \nothing; */
static bool header_line(const struct scene *s)
{
    const size_t colon = beyond(s, 0, LDH);
    return colon >= 2 && !stands_at(s, 0, "MAILTO:") && class_is(s, 0, ALPHA) &&
           octet_is(s, colon, ':') && !octet_is(s, colon + 1, '/');
}

/* "<a@b>", "a@b", "Ann Lee <a@b>"; not "<?xml", nor a word and "FROM:<a@b>". */
/*@ requires is_scene(s); assigns \nothing; */
static bool address_alone(const struct scene *s)
{
    const size_t open = find(s, 0, '<');
    const bool named = smtpath_likely_word(s) == NULL && open > 1 && class_is(s, open - 1, WSP) &&
                       find(s, 0, ':') > open && holds(s, open, '@') && octet_is(s, s->length - 1, '>');
    return named || (octet_is(s, 0, '<') && !one_of(s, 1, "?!/")) || find(s, 0, '@') < word_end(s, 0) ||
           stands_at(s, 0, "MAILTO:");
}

/*@ requires is_scene(s); assigns \nothing; */
static bool starttls_in_two_words(const struct scene *s)
{
    const size_t start = word_at(s, 0, "START");
    const size_t next = one_of(s, start, "-_") ? start + 1 : beyond(s, start, WSP);
    return start != 0 && next != start && stands_at(s, next, "TLS");
}

/*@ requires is_scene(s); assigns \nothing; */
static bool likely_verb(const struct scene *s)
{
    return smtpath_likely_word(s) != NULL;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool auth_missing(const struct scene *s)
{
    static const char *const mechanisms[] = {"PLAIN",         "LOGIN",       "CRAM-MD5", "DIGEST-MD5",
                                             "SCRAM-SHA-256", "SCRAM-SHA-1", "XOAUTH2",  "OAUTHBEARER",
                                             "GSSAPI",        "NTLM",        "EXTERNAL"};
    return smtpath_begins_with_word(s, mechanisms, sizeof mechanisms / sizeof mechanisms[0]);
}

/* One word in whole quartets, with padding, or with letters of both cases: no command is written so. */
/*@ requires is_scene(s); assigns \nothing; */
static bool base64_as_command(const struct scene *s)
{
    const size_t digits = beyond(s, 0, BASE64);
    size_t end = digits;
    /*@ loop invariant digits <= end <= digits + 2;
        loop assigns end;
        loop variant digits + 2 - end; */
    while (end - digits < 2 && octet_is(s, end, '='))
        end++;
    bool lower = false, upper = false;
    /*@ loop invariant 0 <= i <= digits;
        loop assigns i, lower, upper;
        loop variant digits - i; */
    for (size_t i = 0; i < digits; i++) {
        lower = lower || (octet_at(s, i) >= 'a' && octet_at(s, i) <= 'z');
        upper = upper || (i > 0 && octet_at(s, i) >= 'A' && octet_at(s, i) <= 'Z');
    }
    return end == s->length && end % 4 == 0 && (end > digits || (end > 4 && lower && upper));
}

enum mistake smtpath_verb_mistake(const struct scene *s)
{
    enum mistake found = NO_MISTAKE;
#define MISTAKE(id, name, correction, english, japanese)                                               \
    if (found == NO_MISTAKE && id(s))                                                                  \
        found = MISTAKE_##id;
#include "mistake_verb_rows.h"
#undef MISTAKE
    return found;
}
