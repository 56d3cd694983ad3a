// SPDX-License-Identifier: MIT
/*
 * Property: unquoting what was quoted gives the octets back; the shortest form of a local part reads as a
 * path, means the same mailbox and is no longer; being the same mailbox is an equivalence, whatever is quoted
 * and in whichever case the domain is, and no other mailbox is in it; and what is to be looked at twice about a
 * local part does not depend on how it is quoted.
 */
#include "fuzz.h"

enum { MOST = 4096 };

/* A writer told of less room than it needs writes nothing beyond, and needs the same. */
static void check_short_buffer(const char *octets, size_t length, size_t needed)
{
    const size_t size = fuzz_pick(octets, length, needed);
    char *small = fuzz_block(size);
    FUZZ_ASSERT(smtpath_quote(octets, length, small, size) == needed);
    free(small);
}

static void check_quote(const char *octets, size_t length)
{
    static char quoted[2 * MOST + 2], back[MOST];
    const size_t written = smtpath_quote(octets, length, quoted, sizeof quoted);
    if (written == 0)
        return;
    FUZZ_ASSERT(written <= 2 * length + 2);
    FUZZ_ASSERT(smtpath_unquote(quoted, written, back, sizeof back) == length);
    FUZZ_ASSERT(length == 0 || memcmp(octets, back, length) == 0);
    check_short_buffer(octets, length, written);
}

/* Of any octets, local part or not, that mean what one can mean: the shortest form is that of it. */
static void check_any_octets(const char *octets, size_t length)
{
    static char meant[MOST], quoted[2 * MOST + 2], shortest[2 * MOST + 2];
    const size_t count = smtpath_unquote(octets, length, meant, sizeof meant);
    FUZZ_ASSERT(count <= length);
    const size_t written = smtpath_quote(meant, count, quoted, sizeof quoted);
    if (written == 0)
        return;
    FUZZ_ASSERT(smtpath_shortest(octets, length, shortest, sizeof shortest) == written);
    FUZZ_ASSERT(memcmp(shortest, quoted, written) == 0);
}

static void check_flags(const char *line, const struct smtpath_path *path, const char *shortest,
                        const struct smtpath_path *shortest_path)
{
    /* the route is gone with all it showed, and quotes and pairs that nothing needs */
    const uint32_t written = SMTPATH_FLAG_SOURCE_ROUTE | SMTPATH_FLAG_QUOTED_PAIR |
                             SMTPATH_FLAG_QUOTED |
                             (path->route.length > 0 ? SMTPATH_FLAG_INVISIBLE : 0);
    const uint32_t flags = smtpath_flags(line, path);
    FUZZ_ASSERT(((flags ^ smtpath_flags(shortest, shortest_path)) & ~written) == 0);
    FUZZ_ASSERT(((flags & SMTPATH_FLAG_SOURCE_ROUTE) != 0) == (path->route.length > 0));
    for (uint32_t bit = 1; bit < SMTPATH_BIT(SMTPATH_FLAG_COUNT); bit <<= 1) {
        struct smtpath_span octets = {0, 0};
        const bool found = smtpath_find_flag(line, path, bit, &octets);
        FUZZ_ASSERT(found == ((flags & bit) != 0));
        FUZZ_ASSERT(!found || (octets.length > 0 && octets.offset >= path->path.offset &&
                               octets.offset + octets.length <= path->path.offset + path->path.length));
    }
}

/* A mailbox in another form, as a RCPT command. */
struct form {
    char command[3 * MOST];
    size_t length;
    struct smtpath_line read;
};

static void add(struct form *form, const char *octets, size_t length)
{
    memcpy(form->command + form->length, octets, length);
    form->length += length;
}

static void begin_form(struct form *form)
{
    form->length = 0;
    add(form, "RCPT TO:<", sizeof "RCPT TO:<" - 1);
}

static void end_form(struct form *form, const struct fuzz_input *input, const char *domain,
                     size_t length)
{
    struct smtpath_options options = input->options;
    options.smtputf8 = true;
    options.refuse = 0;
    options.limits.local_part = options.limits.path = options.limits.line = UINT32_MAX;
    options.tolerate &= ~(uint32_t)SMTPATH_TOLERATE_LOOSE_DOTS;
    add(form, "@", 1);
    add(form, domain, length);
    add(form, ">", 1);
    FUZZ_ASSERT(smtpath_read_command(form->command, form->length, &options, &form->read) == SMTPATH_OK);
}

/* Its local part in shortest form. */
static void shortest_form(struct form *form, const struct fuzz_input *input,
                          const struct smtpath_path *path)
{
    begin_form(form);
    const size_t local = smtpath_shortest(input->line + path->local.offset, path->local.length,
                                          form->command + form->length, MOST);
    FUZZ_ASSERT(local > 0);
    /* dots that were tolerated need the quotes that the sender left out */
    FUZZ_ASSERT(local <= path->local.length ||
                (input->options.tolerate & SMTPATH_TOLERATE_LOOSE_DOTS) != 0);
    form->length += local;
    end_form(form, input, input->line + path->domain.offset, path->domain.length);
}

/* In quotes, each octet that may have one behind a backslash, the domain's letters in the other case; and
 * some more octets. */
static void longest_form(struct form *form, const struct fuzz_input *input,
                         const struct smtpath_path *path, const char *more)
{
    static char meant[MOST], domain[MOST];
    const size_t count =
        smtpath_unquote(input->line + path->local.offset, path->local.length, meant, sizeof meant);
    begin_form(form);
    add(form, "\"", 1);
    for (size_t i = 0; i < count; i++) {
        if ((unsigned char)meant[i] < 0x80)
            add(form, "\\", 1);
        add(form, meant + i, 1);
    }
    add(form, more, strlen(more));
    add(form, "\"", 1);
    for (size_t i = 0; i < path->domain.length; i++) {
        const char octet = input->line[path->domain.offset + i];
        const bool letter = (octet >= 'A' && octet <= 'Z') || (octet >= 'a' && octet <= 'z');
        domain[i] = (char)(letter ? octet ^ 0x20 : octet);
    }
    end_form(form, input, domain, path->domain.length);
}

static bool same(const struct form *a, const struct form *b)
{
    const bool is_same = smtpath_same_mailbox(a->command, &a->read.path, b->command, &b->read.path);
    FUZZ_ASSERT(smtpath_same_mailbox(b->command, &b->read.path, a->command, &a->read.path) == is_same);
    return is_same;
}

static void check_forms(const struct fuzz_input *input, const struct smtpath_path *path)
{
    static struct form shortest, longest, other;
    shortest_form(&shortest, input, path);
    longest_form(&longest, input, path, "");
    longest_form(&other, input, path, "x");
    FUZZ_ASSERT(smtpath_same_mailbox(input->line, path, input->line, path));
    FUZZ_ASSERT(smtpath_same_mailbox(input->line, path, shortest.command, &shortest.read.path));
    FUZZ_ASSERT(smtpath_same_mailbox(longest.command, &longest.read.path, input->line, path));
    FUZZ_ASSERT(!smtpath_same_mailbox(input->line, path, other.command, &other.read.path));
    FUZZ_ASSERT(same(&shortest, &longest) && !same(&shortest, &other) && !same(&longest, &other));
    check_flags(input->line, path, shortest.command, &shortest.read.path);
}

/* The path of a command, cut out, reads as the same path. */
static void check_path_alone(const struct fuzz_input *input, const struct smtpath_line *out)
{
    static struct smtpath_line alone;
    const char *line = input->line + out->path.path.offset;
    if (out->deviations != 0)
        return;
    FUZZ_ASSERT(smtpath_read_path(line, out->path.path.length, out->verb, &input->options, &alone) ==
                SMTPATH_OK);
    FUZZ_ASSERT(alone.path.path.length == out->path.path.length);
    FUZZ_ASSERT(smtpath_same_mailbox(line, &alone.path, input->line, &out->path));
}

/* Two mailboxes of one input, its halves: symmetric, and as transitive as three make it. */
static void check_equivalence(const char *octets, size_t length)
{
    static struct smtpath_line a, b;
    static const char third_line[] = "a@b";
    static struct smtpath_line third;
    const struct smtpath_options options = {.tolerate = SMTPATH_TOLERATE_NO_ANGLE_BRACKETS,
                                            .smtputf8 = true};
    const size_t half = length / 2;
    if (smtpath_read_path(octets, half, SMTPATH_VERB_RCPT, &options, &a) != SMTPATH_OK ||
        smtpath_read_path(octets + half, length - half, SMTPATH_VERB_RCPT, &options, &b) != SMTPATH_OK)
        return;
    smtpath_read_path(third_line, sizeof third_line - 1, SMTPATH_VERB_RCPT, &options, &third);
    const bool same = smtpath_same_mailbox(octets, &a.path, octets + half, &b.path);
    const bool a_third = smtpath_same_mailbox(octets, &a.path, third_line, &third.path);
    const bool b_third = smtpath_same_mailbox(octets + half, &b.path, third_line, &third.path);
    FUZZ_ASSERT(same == smtpath_same_mailbox(octets + half, &b.path, octets, &a.path));
    FUZZ_ASSERT(same + a_third + b_third != 2);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct smtpath_line out;
    if (size > MOST)
        return 0;
    struct fuzz_input input = fuzz_open(data, size);
    check_quote(input.line, input.length);
    check_any_octets(input.line, input.length);
    check_equivalence(input.line, input.length);
    const enum smtpath_reason reason =
        smtpath_read_command(input.line, input.length, &input.options, &out);
    if (reason == SMTPATH_OK && (out.verb == SMTPATH_VERB_MAIL || out.verb == SMTPATH_VERB_RCPT)) {
        check_path_alone(&input, &out);
        /* octets outside ASCII that were tolerated need be no UTF-8, which the other forms are */
        if (out.path.kind == SMTPATH_PATH_MAILBOX && (out.deviations & SMTPATH_TOLERATE_EIGHT_BIT) == 0)
            check_forms(&input, &out.path);
        else if (out.path.kind == SMTPATH_PATH_NULL)
            FUZZ_ASSERT(smtpath_flags(input.line, &out.path) == 0);
        FUZZ_ASSERT((smtpath_flags(input.line, &out.path) & input.options.refuse) == 0);
    }
    fuzz_close(&input);
    return 0;
}
