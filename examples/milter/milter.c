// SPDX-License-Identifier: MIT
/*
 * A milter that answers malformed MAIL and RCPT lines with the octet at fault, for servers that nobody
 * wants to recompile. README.md says how Postfix is told of it, and which lines a milter gets to see.
 *
 * libmilter calls from several threads; nothing here is written after main() has read its arguments.
 */
#include "shown.h"
#include "smtpath.h"
#include "utf8.h"

#include <libmilter/mfapi.h>

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The server decides which parameters it welcomes, so here all are. A stock Postfix writes a recipient outside ASCII
 * into ORCPT as loose xtext: to refuse that would bounce real mail. */
static struct smtpath_options chosen = {.extensions = SMTPATH_EXT_ALL,
                                        .tolerate = SMTPATH_TOLERATE_LOOSE_XTEXT};
static bool log_only;

/* Stands, with one more octet, before a line that filter.regexp withheld from the server. */
static const char withheld[] = "SMTPATH";

/* A transaction's private data: this address, if its MAIL carried SMTPUTF8, else NULL. */
static char smtputf8;

/* A command line, put together again; Postfix cuts its own at 2048 octets. */
struct command {
    size_t length;
    char line[4096];
};

static bool append(struct command *command, const char *text)
{
    size_t length = strlen(text);

    if (length > sizeof command->line - command->length)
        return false;
    memcpy(command->line + command->length, text, length);
    command->length += length;
    return true;
}

/* What a client or the server chose, on standard error: an octet that is no UTF-8, or stands in a code point that moves
 * a terminal, reorders text or is not seen, is written \xHH. */
static void log_octets(const char *octets, size_t length)
{
    while (length > 0) {
        uint32_t code_point = 0;
        const size_t sequence = utf8_sequence(octets, length, &code_point);
        const size_t taken = sequence > 0 ? sequence : 1;
        if (sequence > 0 && is_shown(code_point))
            fprintf(stderr, "%.*s", (int)sequence, octets);
        else
            for (size_t i = 0; i < taken; i++)
                fprintf(stderr, "\\x%02X", (unsigned char)octets[i]);
        octets += taken;
        length -= taken;
    }
}

/* smfi_setreply reads its text as a format. */
static void double_percent(const char *text, char *buffer)
{
    for (; *text; text++) {
        if (*text == '%')
            *buffer++ = '%';
        *buffer++ = *text;
    }
    *buffer = '\0';
}

static sfsistat refuse(SMFICTX *context, const char *line, size_t length,
                       const struct smtpath_diagnostic *diagnostic)
{
    char reply[SMTPATH_REPLY_LINE_SIZE], text[2 * SMTPATH_REPLY_LINE_SIZE];
    char code[sizeof "501"], enhanced[sizeof "5.255.255"];
    const char *id = smfi_getsymval(context, "i");
    int skip = 0;

    smtpath_render_reply(line, length, diagnostic, reply, sizeof reply);
    flockfile(stderr); /* libmilter gives each connection a thread */
    log_octets(id ? id : "no queue id", strlen(id ? id : "no queue id"));
    fprintf(stderr, ": %s: %s\n", log_only ? "would refuse" : "refused", reply);
    funlockfile(stderr);
    if (log_only)
        return SMFIS_CONTINUE;

    if (sscanf(reply, "%3[0-9] %9[0-9.] %n", code, enhanced, &skip) != 2)
        return SMFIS_TEMPFAIL;
    double_percent(reply + skip, text);
    return smfi_setreply(context, code, enhanced, text) == MI_SUCCESS ? SMFIS_REJECT : SMFIS_TEMPFAIL;
}

/* argv: the path as the server cut it out of the line, and each parameter; NULL behind the last. */
static sfsistat judge(SMFICTX *context, const char *verb, char **argv, bool utf8, bool *offers_utf8)
{
    struct smtpath_options options = chosen;
    struct smtpath_line read;
    struct command command = {0};
    bool fits = append(&command, verb) && append(&command, *argv);

    while (fits && *++argv)
        fits = append(&command, " ") && append(&command, *argv);
    if (!fits)
        return SMFIS_TEMPFAIL;

    options.smtputf8 = utf8;
    if (smtpath_read_command(command.line, command.length, &options, &read) != SMTPATH_OK)
        return refuse(context, command.line, command.length, &read.diagnostic);
    if (offers_utf8)
        *offers_utf8 = (read.present & SMTPATH_BIT(SMTPATH_PARAM_SMTPUTF8)) != 0;
    return SMFIS_CONTINUE;
}

static sfsistat mail(SMFICTX *context, char **argv)
{
    bool utf8 = false;
    sfsistat answer = judge(context, "MAIL FROM:", argv, false, &utf8);

    smfi_setpriv(context, utf8 ? &smtputf8 : NULL);
    return answer;
}

static sfsistat rcpt(SMFICTX *context, char **argv)
{
    return judge(context, "RCPT TO:", argv, smfi_getpriv(context) == &smtputf8, NULL);
}

/* A command that the server does not know: a withheld line, whole, or none of our business. */
static sfsistat unknown(SMFICTX *context, const char *line)
{
    struct smtpath_options options = chosen;
    struct smtpath_line read;
    size_t length;

    if (strncmp(line, withheld, sizeof withheld - 1) != 0 || !line[sizeof withheld - 1])
        return SMFIS_CONTINUE;
    line += sizeof withheld;
    length = strlen(line);
    options.smtputf8 = smfi_getpriv(context) == &smtputf8;
    if (smtpath_read_command(line, length, &options, &read) != SMTPATH_OK)
        return refuse(context, line, length, &read.diagnostic);

    flockfile(stderr);
    fputs("the filter withheld a line that is valid here: ", stderr);
    log_octets(line, length);
    fputc('\n', stderr);
    funlockfile(stderr);
    return SMFIS_CONTINUE;
}

/* libmilter lets DATA follow an unknown command, but not the end of a message that follows no DATA: without
 * this the message of a transaction in which a line was withheld would wait for an answer for ever. */
static sfsistat data(SMFICTX *context)
{
    (void)context;
    return SMFIS_CONTINUE;
}

/* Adds the tolerance of that name. */
static bool tolerate(const char *name)
{
    if (strcmp(name, "all") == 0) {
        chosen.tolerate = SMTPATH_TOLERATE_ALL;
        return true;
    }
    for (uint32_t bit = 1; bit & SMTPATH_TOLERATE_ALL; bit <<= 1) {
        if (strcmp(name, smtpath_deviation_name(bit)) == 0) {
            chosen.tolerate |= bit;
            return true;
        }
    }
    return false;
}

static int usage(void)
{
    fputs("usage: smtpath-milter [--log-only] [--tolerate=NAME]... SOCKET\n"
          "SOCKET: inet:PORT@HOST or unix:FILE, as libmilter has it\n"
          "NAME:   one of what \"smtpath list --tolerances\" shows, or all\n",
          stderr);
    return 2;
}

int main(int argc, char **argv)
{
    static const struct option long_options[] = {{"log-only", no_argument, NULL, 'l'},
                                                 {"tolerate", required_argument, NULL, 't'},
                                                 {NULL, 0, NULL, 0}};
    static char name[] = "smtpath";
    struct smfiDesc filter = {.xxfi_name = name,
                              .xxfi_version = SMFI_VERSION,
                              .xxfi_envfrom = mail,
                              .xxfi_envrcpt = rcpt,
                              .xxfi_unknown = unknown,
                              .xxfi_data = data};
    int option;

    while ((option = getopt_long(argc, argv, "", long_options, NULL)) != -1) {
        if (option == 'l')
            log_only = true;
        else if (option != 't' || !tolerate(optarg))
            return usage();
    }
    if (optind != argc - 1)
        return usage();

    setvbuf(stderr, NULL, _IOLBF, 0);
    if (smfi_setconn(argv[optind]) != MI_SUCCESS || smfi_register(filter) != MI_SUCCESS ||
        smfi_opensocket(true) != MI_SUCCESS) {
        fprintf(stderr, "smtpath-milter: cannot listen on %s\n", argv[optind]);
        return EXIT_FAILURE;
    }
    /* Returns on SIGTERM, when the calls under way have ended. */
    return smfi_main() == MI_SUCCESS ? EXIT_SUCCESS : EXIT_FAILURE;
}
