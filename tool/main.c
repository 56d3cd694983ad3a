// SPDX-License-Identifier: MIT
/*
 * smtpath: reads SMTP commands and says what is in them, or at which byte they go wrong.
 */
#include "smtpath.h"
#include "tool.h"

#include <string.h>
#include <unistd.h>

static const struct subcommand {
    const char *name;
    const char *summary;
    enum status (*run)(int count, char **arguments, struct output *out);
} subcommands[] = {
    {"check", "read one command a line: what is in it, or where it goes wrong", check_run},
    {"reply", "read the lines of replies: codes, texts, forward-paths, EHLO's capabilities", reply_run},
    {"session", "check each command of a recorded dialogue in its context", session_run},
    {"explain", "what a code means, and how two codes differ", explain_run},
    {"list", "the commands, parameters, tolerances and reasons that smtpath knows", list_run},
};
enum { SUBCOMMANDS = sizeof subcommands / sizeof subcommands[0] };

static void write_help(struct output *out)
{
    output_literal(out,
                   "Usage: smtpath SUBCOMMAND [OPTION ...] [FILE ...]\n\n"
                   "Reads SMTP commands and replies as RFC 5321 and its extensions have them.\n\n");
    for (size_t i = 0; i < SUBCOMMANDS; i++) {
        output_literal(out, "  ");
        output_string(out, subcommands[i].name);
        output_repeated(out, ' ', 10 - strlen(subcommands[i].name));
        output_string(out, subcommands[i].summary);
        output_octet(out, '\n');
    }
    output_literal(out,
                   "\nFor a start:\n\n"
                   "  printf 'MAIL FROM:<a@b c>\\n' | smtpath check\n"
                   "  printf 'RCPT TO:<user@example.org> NOTIFY=NEVER\\n' | smtpath check --json\n\n"
                   "smtpath SUBCOMMAND --help says more; so does man smtpath.\n"
                   "smtpath --version says which one this is.\n");
}

static const struct subcommand *find_subcommand(const char *name)
{
    for (size_t i = 0; i < SUBCOMMANDS; i++)
        if (strcmp(name, subcommands[i].name) == 0)
            return &subcommands[i];
    return NULL;
}

static enum status run(int count, char **arguments, struct output *out)
{
    const char *first = count > 0 ? arguments[0] : "";
    if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0 || strcmp(first, "help") == 0) {
        write_help(out);
        return STATUS_VALID;
    }
    if (strcmp(first, "--version") == 0) {
        output_literal(out, "smtpath " SMTPATH_VERSION "\n");
        return STATUS_VALID;
    }
    const struct subcommand *subcommand = find_subcommand(first);
    if (subcommand != NULL)
        return subcommand->run(count - 1, arguments + 1, out);
    if (count > 0)
        complain("no subcommand \"%s\" (\"smtpath --help\" shows them)", first);
    else
        complain("a subcommand is missing (\"smtpath --help\" shows them)");
    return STATUS_TROUBLE;
}

int main(int count, char **arguments)
{
    static struct output out = {.descriptor = STDOUT_FILENO};
    const enum status status = run(count - 1, arguments + (count > 0), &out);
    if (output_flush(&out))
        return (int)status;
    complain("standard output: %s", strerror(out.error));
    return STATUS_TROUBLE;
}
