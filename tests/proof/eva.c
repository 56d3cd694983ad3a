// SPDX-License-Identifier: MIT
/*
 * What Eva is given: one driver a public function, each with any octets, any length up to LINE, and any options.
 * An octet or a number that is "any" is every value that it can have, in one run. eva.sh runs them and says what
 * must hold: no alarm, and every assertion.
 */
#include "correction.h"
#include "path.h"

#include "__fc_builtin.h"

#include <stdbool.h>
#include <string.h>

enum { LINE = 1024, ROOM = 1024, KEYWORD = 16, ARGUMENTS = 4 };

/* ---- Whatever a caller may hand in ------------------------------------------------------------------- */

static char line[LINE];
static char buffer[ROOM];

/* A line into which any span of LINE octets at any offset up to LINE points. */
static char spacious[2 * LINE];

static bool any_bool(void)
{
    return Frama_C_interval(0, 1) != 0;
}

static uint16_t any_uint16(void)
{
    return Frama_C_unsigned_short_interval(0, UINT16_MAX);
}

static uint32_t any_uint32(void)
{
    return Frama_C_unsigned_int_interval(0, UINT32_MAX);
}

static uint64_t any_uint64(void)
{
    return Frama_C_unsigned_long_interval(0, UINT64_MAX);
}

static size_t up_to(size_t most)
{
    return Frama_C_unsigned_long_interval(0, most);
}

/* How much of line there is, its octets being any. */
static size_t any_line(void)
{
    //@ widen_hints global:"all", 1024, 2048;
    Frama_C_make_unknown(line, sizeof line);
    return up_to(LINE);
}

static struct smtpath_span any_span(void)
{
    const struct smtpath_span span = {(uint32_t)up_to(LINE), (uint32_t)up_to(LINE)};
    return span;
}

static void any_spacious_line(void)
{
    //@ widen_hints global:"all", 1024, 2048;
    Frama_C_make_unknown(spacious, sizeof spacious);
}

static const struct smtpath_private_keyword *any_keywords(void)
{
    static struct smtpath_private_keyword keywords[32];
    static char keyword[KEYWORD];
    Frama_C_make_unknown(keyword, sizeof keyword);
    //@ loop unroll 32;
    for (uint32_t i = 0; i < 32; i++) {
        keywords[i].keyword = keyword;
        keywords[i].length = (uint32_t)up_to(KEYWORD);
        keywords[i].on_mail = any_bool();
        keywords[i].on_rcpt = any_bool();
        keywords[i].value = (enum smtpath_value)any_uint32();
        keywords[i].limit = any_uint32();
        keywords[i].any_value = any_bool();
    }
    return keywords;
}

static struct smtpath_options any_options(void)
{
    struct smtpath_options options;
    options.extensions = any_uint64();
    options.tolerate = any_uint32();
    options.refuse = any_uint32();
    options.limits.local_part = any_uint32();
    options.limits.label = any_uint32();
    options.limits.domain = any_uint32();
    options.limits.path = any_uint32();
    options.limits.line = any_uint32();
    options.smtputf8 = any_bool();
    options.strict_trailing = any_bool();
    options.general_literal = any_bool();
    options.private_keywords = any_keywords();
    options.private_count = any_uint32();
    return options;
}

static struct smtpath_diagnostic any_diagnostic(void)
{
    struct smtpath_diagnostic diagnostic;
    Frama_C_make_unknown((char *)&diagnostic, sizeof diagnostic);
    return diagnostic;
}

/* Of the path only what may be read of one: its spans lie in spacious. */
static struct smtpath_path read_path(void)
{
    struct smtpath_path path;
    Frama_C_make_unknown((char *)&path, sizeof path);
    path.path = any_span();
    path.route = any_span();
    path.mailbox = any_span();
    path.local = any_span();
    path.domain = any_span();
    return path;
}

/* Of a diagnostic that is not written, nothing is asked. */
static void clear(struct smtpath_diagnostic *diagnostic)
{
    diagnostic->offset = 0;
    diagnostic->length = 0;
}

/* ---- What must hold of a result ---------------------------------------------------------------------- */

//@ predicate within(struct smtpath_span span, integer most) = span.offset <= most && span.length <= most;

static void check_diagnostic(const struct smtpath_diagnostic *diagnostic, uint32_t most)
{
    //@ assert offset: diagnostic->offset <= most;
    //@ assert length: diagnostic->length <= most;
}

static void check_path(const struct smtpath_path *path, uint32_t most)
{
    //@ assert path: within(path->path, most);
    //@ assert route: within(path->route, most);
    //@ assert mailbox: within(path->mailbox, most);
    //@ assert local: within(path->local, most);
    //@ assert domain: within(path->domain, most);
}

static void check_name(const char *name)
{
    //@ assert name: name == \null || valid_read_string(name);
}

/* ---- Reading ------------------------------------------------------------------------------------------ */

void driver_smtpath_read_command(void)
{
    const size_t length = any_line();
    const struct smtpath_options options = any_options();
    struct smtpath_line out;
    clear(&out.diagnostic);
    if (smtpath_read_command(line, length, &options, &out) != SMTPATH_OK) {
        check_diagnostic(&out.diagnostic, LINE);
        return;
    }
    check_path(&out.path, LINE);
    //@ assert length: out.length <= LINE;
    //@ assert parameters: within(out.parameters, LINE);
    //@ assert argument: within(out.argument, LINE);
    //@ assert second: within(out.second, LINE);
}

void driver_smtpath_read_command_without_options(void)
{
    struct smtpath_line out;
    const size_t length = any_line();
    clear(&out.diagnostic);
    if (smtpath_read_command(line, length, NULL, &out) != SMTPATH_OK)
        check_diagnostic(&out.diagnostic, LINE);
    else
        check_path(&out.path, LINE);
    smtpath_read_command(NULL, 0, NULL, &out);
}

void driver_smtpath_read_path(void)
{
    const size_t length = any_line();
    const struct smtpath_options options = any_options();
    struct smtpath_line out;
    clear(&out.diagnostic);
    if (smtpath_read_path(line, length, (enum smtpath_verb)any_uint32(), &options, &out) != SMTPATH_OK)
        check_diagnostic(&out.diagnostic, LINE);
    else
        check_path(&out.path, LINE);
}

void driver_smtpath_read_arguments(void)
{
    const size_t length = any_line();
    const struct smtpath_options options = any_options();
    struct smtpath_line out;
    clear(&out.diagnostic);
    if (smtpath_read_arguments(line, length, (enum smtpath_verb)any_uint32(), &options, &out) !=
        SMTPATH_OK)
        check_diagnostic(&out.diagnostic, LINE);
    else
        check_path(&out.path, LINE);
}

/* A domain and, which the readers above take by its contract, an address literal, anywhere in a line. */
void driver_smtpath_domain_or_literal(void)
{
    struct smtpath_line out;
    struct cursor c;
    const size_t length = any_line();
    const struct smtpath_options options = any_options();
    out.verb = (enum smtpath_verb)any_uint32();
    begin(&c, line, (uint32_t)length, &options, &out);
    c.at = (uint32_t)up_to(LINE);
    c.place = (enum place)Frama_C_unsigned_int_interval(PLACE_ARGUMENT, PLACE_PRIORITY);
    c.in_path = any_bool();
    c.utf8 = (enum utf8)Frama_C_unsigned_int_interval(ASCII_ONLY, ANY_OCTET);
    clear(&out.diagnostic);
    if (!domain_or_literal(&c, SMTPATH_EXPECTED_DOMAIN)) {
        check_diagnostic(&out.diagnostic, LINE);
    } else {
        //@ assert domain: within(out.path.domain, LINE);
    }
}

void driver_smtpath_next_parameter(void)
{
    struct smtpath_line read;
    struct smtpath_parameter parameter;
    uint32_t walk = (uint32_t)up_to(LINE);
    any_spacious_line();
    read.parameters = any_span();
    if (smtpath_next_parameter(spacious, &read, &walk, &parameter)) {
        //@ assert keyword: parameter.keyword.offset <= 2 * LINE;
        //@ assert value: parameter.value.offset <= 2 * LINE;
    }
}

void driver_smtpath_next_attribute(void)
{
    struct smtpath_line read;
    struct smtpath_parameter attribute;
    uint32_t walk = (uint32_t)up_to(LINE);
    any_spacious_line();
    read.verb = (enum smtpath_verb)any_uint32();
    read.argument = any_span();
    if (smtpath_next_attribute(spacious, &read, &walk, &attribute)) {
        //@ assert keyword: attribute.keyword.offset <= 2 * LINE;
        //@ assert value: attribute.value.offset <= 2 * LINE;
    }
}

void driver_smtpath_verb_name(void)
{
    check_name(smtpath_verb_name((enum smtpath_verb)any_uint32()));
}

void driver_smtpath_param_name(void)
{
    check_name(smtpath_param_name((enum smtpath_param)any_uint32()));
}

void driver_smtpath_extension_name(void)
{
    check_name(smtpath_extension_name(any_uint64()));
}

void driver_smtpath_extension_info(void)
{
    const struct smtpath_extension_row *row = smtpath_extension_info(any_uint64());
    if (row != NULL) {
        check_name(row->keyword);
        check_name(row->rfc);
    }
}

void driver_smtpath_deviation_name(void)
{
    check_name(smtpath_deviation_name(any_uint64()));
}

void driver_smtpath_param_info(void)
{
    const struct smtpath_param_row *row = smtpath_param_info((enum smtpath_param)any_uint32());
    if (row != NULL) {
        check_name(row->keyword);
        check_name(row->syntax);
        check_name(row->rfc);
    }
}

void driver_smtpath_preset_info(void)
{
    const struct smtpath_preset_row *row = smtpath_preset_info((enum smtpath_preset)any_uint32());
    if (row != NULL)
        check_name(row->name);
}

void driver_smtpath_line_limit(void)
{
    const struct smtpath_options options = any_options();
    smtpath_line_limit((enum smtpath_verb)any_uint32(), &options);
    const uint32_t limit = smtpath_line_limit((enum smtpath_verb)any_uint32(), NULL);
    //@ assert limit: 512 <= limit <= 12288;
}

/* ---- Encoded text ------------------------------------------------------------------------------------- */

void driver_smtpath_decode_xtext(void)
{
    const size_t length = any_line();
    smtpath_decode_xtext(line, length, buffer, up_to(ROOM));
    smtpath_decode_xtext(line, length, NULL, 0);
}

void driver_smtpath_decode_utf8_address(void)
{
    const size_t length = any_line();
    smtpath_decode_utf8_address(line, length, buffer, up_to(ROOM));
    smtpath_decode_utf8_address(line, length, NULL, 0);
}

void driver_smtpath_decode_parameter(void)
{
    struct smtpath_parameter parameter;
    any_spacious_line();
    parameter.value = any_span();
    parameter.first = any_span();
    parameter.second = any_span();
    smtpath_decode_parameter(spacious, (enum smtpath_param)any_uint32(), &parameter, buffer,
                             up_to(ROOM));
}

/* ---- Mailboxes ---------------------------------------------------------------------------------------- */

void driver_smtpath_unquote(void)
{
    const size_t length = any_line();
    smtpath_unquote(line, length, buffer, up_to(ROOM));
    smtpath_unquote(line, length, NULL, 0);
}

void driver_smtpath_quote(void)
{
    const size_t length = any_line();
    smtpath_quote(line, length, buffer, up_to(ROOM));
    smtpath_quote(line, length, NULL, 0);
}

void driver_smtpath_shortest(void)
{
    const size_t length = any_line();
    smtpath_shortest(line, length, buffer, up_to(ROOM));
    smtpath_shortest(line, length, NULL, 0);
}

void driver_smtpath_same_mailbox(void)
{
    const struct smtpath_path a = read_path(), b = read_path();
    any_spacious_line();
    smtpath_same_mailbox(spacious, &a, spacious, &b);
}

void driver_smtpath_copy(void)
{
    any_spacious_line();
    smtpath_copy(spacious, any_span(), buffer, up_to(ROOM));
    smtpath_copy(spacious, any_span(), NULL, 0);
}

void driver_smtpath_plain_mailbox(void)
{
    const struct smtpath_path path = read_path();
    any_spacious_line();
    smtpath_plain_mailbox(spacious, &path, buffer, up_to(ROOM));
    smtpath_plain_mailbox(spacious, &path, NULL, 0);
}

void driver_smtpath_next_hop(void)
{
    const struct smtpath_path path = read_path();
    struct smtpath_span hop;
    uint32_t walk = (uint32_t)up_to(LINE);
    any_spacious_line();
    if (smtpath_next_hop(spacious, &path, &walk, &hop)) {
        //@ assert hop: hop.offset <= 2 * LINE && hop.length <= LINE;
    }
}

void driver_smtpath_find_flag(void)
{
    const struct smtpath_path path = read_path();
    struct smtpath_span octets;
    any_spacious_line();
    smtpath_find_flag(spacious, &path, any_uint32(), &octets);
}

void driver_smtpath_flags(void)
{
    const struct smtpath_path path = read_path();
    any_spacious_line();
    smtpath_flags(spacious, &path);
}

void driver_smtpath_flag_name(void)
{
    check_name(smtpath_flag_name(any_uint64()));
}

/* ---- Diagnostics: of any kind, about any line --------------------------------------------------------- */

void driver_smtpath_reason_info(void)
{
    const struct smtpath_reason_row *row = smtpath_reason_info((enum smtpath_reason)any_uint32());
    if (row != NULL) {
        check_name(row->name);
        check_name(row->expected);
        check_name(row->expected_text);
        check_name(row->rfc);
    }
}

void driver_smtpath_reason_hint(void)
{
    const char *hint =
        smtpath_reason_hint((enum smtpath_reason)any_uint32(), (enum smtpath_language)any_uint32());
    //@ assert text: valid_read_string(hint);
}

void driver_smtpath_mistake(void)
{
    const size_t length = any_line();
    const struct smtpath_diagnostic diagnostic = any_diagnostic();
    check_name(smtpath_mistake(line, length, &diagnostic, any_uint32()));
}

void driver_smtpath_mistake_name(void)
{
    check_name(smtpath_mistake_name(any_uint32()));
}

void driver_smtpath_mistake_hint(void)
{
    const char *hint = smtpath_mistake_hint(any_uint32(), (enum smtpath_language)any_uint32());
    //@ assert text: valid_read_string(hint);
}

void driver_smtpath_render_hint(void)
{
    const size_t length = any_line();
    const struct smtpath_diagnostic diagnostic = any_diagnostic();
    smtpath_render_hint(line, length, &diagnostic, (enum smtpath_language)any_uint32(), buffer,
                        up_to(ROOM));
}

void driver_smtpath_correct(void)
{
    const size_t length = any_line();
    const struct smtpath_options options = any_options();
    smtpath_correct(line, length, &options, buffer, up_to(ROOM));
}

/* What the drivers before take by contract, for the strings alone that it hands on: that it stays within line and buffer
 * is a matter of differences, which WP proves. */
void driver_strings_of_corrections(void)
{
    static const char *const words[] = {"STARTTLS", "BODY"};
    const struct smtpath_diagnostic diagnostic = any_diagnostic();
    struct text text = {buffer, up_to(ROOM), ROOM};
    struct scene scene;
    Frama_C_make_unknown(buffer, sizeof buffer);
    scene.line = buffer;
    scene.length = up_to(ROOM);
    scene.at = up_to(ROOM);
    scene.d = &diagnostic;
    scene.reason = (enum smtpath_reason)any_uint32();
    scene.region = (enum region)any_uint32();
    scene.argument = up_to(ROOM);
    smtpath_one_edit_away(&scene, up_to(ROOM), up_to(ROOM), words[any_bool()]);
    smtpath_corrected_line((enum mistake)any_uint32(), &scene, &text);
    smtpath_corrected_path((enum mistake)any_uint32(), &scene, &text);
    smtpath_corrected_parameter((enum mistake)any_uint32(), &scene, &text);
    smtpath_a_labels(&scene, &text);
}

void driver_smtpath_render_reply_with_hint(void)
{
    const size_t length = any_line();
    const struct smtpath_diagnostic diagnostic = any_diagnostic();
    smtpath_render_reply_with_hint(line, length, &diagnostic, "the hint", buffer, up_to(ROOM));
}

void driver_smtpath_render_text(void)
{
    const size_t length = any_line();
    const struct smtpath_diagnostic diagnostic = any_diagnostic();
    smtpath_render_text(line, length, &diagnostic, "the hint", buffer, up_to(ROOM));
}

void driver_smtpath_render_reply(void)
{
    const size_t length = any_line();
    const struct smtpath_diagnostic diagnostic = any_diagnostic();
    smtpath_render_reply(line, length, &diagnostic, buffer, up_to(ROOM));
    smtpath_render_reply(line, length, &diagnostic, NULL, 0);
}

void driver_smtpath_render_caret(void)
{
    const size_t length = any_line();
    const struct smtpath_diagnostic diagnostic = any_diagnostic();
    smtpath_render_caret(line, length, &diagnostic, up_to(SIZE_MAX), buffer, up_to(ROOM));
    smtpath_render_caret(line, length, &diagnostic, up_to(SIZE_MAX), NULL, 0);
}

void driver_smtpath_render_json(void)
{
    const size_t length = any_line();
    const struct smtpath_diagnostic diagnostic = any_diagnostic();
    smtpath_render_json(line, length, &diagnostic, buffer, up_to(ROOM));
    smtpath_render_json(line, length, &diagnostic, NULL, 0);
}

/* ---- Framing ------------------------------------------------------------------------------------------ */

void driver_smtpath_next_line(void)
{
    const size_t length = any_line();
    struct smtpath_framing options;
    struct smtpath_frame frame;
    struct smtpath_framed out;
    options.line_limit = any_uint32();
    options.accept_bare_lf = any_bool();
    frame.scanned = any_uint32();
    frame.dropping = any_bool();
    clear(&out.diagnostic);
    const enum smtpath_next next = smtpath_next_line(line, length, &options, &frame, &out);
    //@ assert consumed: out.consumed <= LINE;
    if (next == SMTPATH_NEXT_ERROR)
        check_diagnostic(&out.diagnostic, LINE);
    if (next != SMTPATH_NEXT_MORE) {
        //@ assert line: within(out.line, LINE);
    }
    smtpath_next_line(line, length, NULL, &frame, &out);
}

void driver_smtpath_next_lines(void)
{
    enum { MOST = 3 };
    const size_t length = any_line();
    struct smtpath_framing options;
    struct smtpath_frame frame;
    struct smtpath_span lines[MOST];
    options.line_limit = any_uint32();
    options.accept_bare_lf = any_bool();
    frame.scanned = any_uint32();
    frame.dropping = any_bool();
    const size_t found = smtpath_next_lines(line, length, &options, &frame, lines, up_to(MOST));
    //@ assert most: found <= MOST;
    if (found > 0) {
        //@ assert line: within(lines[0], LINE);
    }
    smtpath_next_lines(line, length, NULL, &frame, NULL, 0);
}

void driver_smtpath_what_follows(void)
{
    struct smtpath_line read;
    read.verb = (enum smtpath_verb)any_uint32();
    read.chunk_size = any_uint64();
    read.diagnostic = any_diagnostic();
    smtpath_what_follows(&read);
}

/* ---- SASL --------------------------------------------------------------------------------------------- */

void driver_smtpath_read_sasl_line(void)
{
    const size_t length = any_line();
    struct smtpath_sasl_line out;
    clear(&out.diagnostic);
    if (smtpath_read_sasl_line(line, length, (enum smtpath_sasl_side)any_uint32(), &out) != SMTPATH_OK)
        check_diagnostic(&out.diagnostic, LINE);
}

/* ---- Replies read ------------------------------------------------------------------------------------- */

static struct smtpath_reply any_reply(void)
{
    struct smtpath_reply reply;
    Frama_C_make_unknown((char *)&reply, sizeof reply);
    reply.complete = any_bool();
    return reply;
}

void driver_smtpath_read_reply_line(void)
{
    const size_t length = any_line();
    struct smtpath_reply reply = any_reply();
    struct smtpath_reply_line out;
    if (smtpath_read_reply_line(line, length, any_bool(), &reply, &out) != SMTPATH_OK) {
        check_diagnostic(&out.diagnostic, LINE);
    } else {
        //@ assert code: 200 <= out.code <= 559;
        //@ assert text: within(out.text, LINE);
    }
    smtpath_read_reply_line(line, length, any_bool(), NULL, &out);
}

void driver_smtpath_read_forward_path(void)
{
    struct smtpath_reply_line read;
    struct smtpath_line out;
    any_spacious_line();
    read.text = any_span();
    clear(&out.diagnostic);
    const enum smtpath_forward found = smtpath_read_forward_path(spacious, &read, any_bool(), &out);
    if (found == SMTPATH_FORWARD_MALFORMED)
        check_diagnostic(&out.diagnostic, 2 * LINE);
    if (found == SMTPATH_FORWARD_PATH)
        check_path(&out.path, 2 * LINE);
}

void driver_smtpath_read_ehlo_line(void)
{
    struct smtpath_reply_line read;
    struct smtpath_ehlo ehlo;
    struct smtpath_ehlo_line out;
    read.length = (uint32_t)any_line();
    read.code = any_uint16();
    read.diagnostic = any_diagnostic();
    read.diagnostic.offset = (uint32_t)up_to(LINE);
    read.diagnostic.length = (uint32_t)up_to(LINE);
    Frama_C_make_unknown((char *)&ehlo, sizeof ehlo);
    if (smtpath_read_ehlo_line(line, &read, &ehlo, &out) != SMTPATH_OK)
        check_diagnostic(&out.diagnostic, LINE);
    //@ assert keyword: within(out.keyword, LINE);
    //@ assert parameters: within(out.parameters, LINE);
    //@ assert detail: within(out.detail, LINE);
}

void driver_smtpath_next_ehlo_parameter(void)
{
    struct smtpath_ehlo_line read;
    struct smtpath_span parameter;
    uint32_t walk = (uint32_t)up_to(LINE);
    any_spacious_line();
    read.parameters = any_span();
    smtpath_next_ehlo_parameter(spacious, &read, &walk, &parameter);
}

void driver_smtpath_mechanism_name(void)
{
    check_name(smtpath_mechanism_name(any_uint64()));
}

/* ---- Replies and commands written --------------------------------------------------------------------- */

static struct smtpath_mailbox any_mailbox(void)
{
    const struct smtpath_mailbox mailbox = {line, any_line(), line, up_to(LINE)};
    return mailbox;
}

void driver_smtpath_write_reply(void)
{
    const size_t length = any_line();
    const uint16_t enhanced[3] = {any_uint16(), any_uint16(), any_uint16()};
    smtpath_write_reply(any_uint16(), enhanced, line, length, any_bool(), buffer, up_to(ROOM));
    smtpath_write_reply(any_uint16(), NULL, line, length, any_bool(), NULL, 0);
}

void driver_smtpath_write_refusal(void)
{
    const size_t length = any_line();
    const struct smtpath_diagnostic diagnostic = any_diagnostic();
    smtpath_write_refusal(line, length, &diagnostic, buffer, up_to(ROOM));
    smtpath_write_refusal(line, length, &diagnostic, NULL, 0);
}

void driver_smtpath_write_forward(void)
{
    const struct smtpath_mailbox mailbox = any_mailbox();
    const uint16_t enhanced[3] = {any_uint16(), any_uint16(), any_uint16()};
    smtpath_write_forward(any_uint16(), enhanced, &mailbox, any_bool(), buffer, up_to(ROOM));
    smtpath_write_forward(any_uint16(), NULL, NULL, any_bool(), NULL, 0);
}

void driver_smtpath_write_command(void)
{
    struct smtpath_argument arguments[ARGUMENTS];
    const struct smtpath_mailbox mailbox = any_mailbox();
    //@ loop unroll 4;
    for (uint32_t i = 0; i < ARGUMENTS; i++) {
        arguments[i].param = (enum smtpath_param)any_uint32();
        arguments[i].number = up_to(UINT64_MAX);
        arguments[i].integer = Frama_C_int_interval(INT32_MIN, INT32_MAX);
        arguments[i].choice = any_uint32();
        arguments[i].text = line;
        arguments[i].length = up_to(LINE);
        arguments[i].type = line;
        arguments[i].type_length = up_to(LINE);
    }
    smtpath_write_command((enum smtpath_verb)any_uint32(), &mailbox, arguments, up_to(ARGUMENTS),
                          any_bool(), buffer, up_to(ROOM));
    smtpath_write_command(SMTPATH_VERB_MAIL, NULL, NULL, 0, any_bool(), NULL, 0);
}

/* ---- What a code means -------------------------------------------------------------------------------- */

static void check_explanation(const struct smtpath_explanation *explanation)
{
    //@ assert severity: valid_read_string(explanation->severity);
    //@ assert meaning: valid_read_string(explanation->meaning);
    //@ assert when: valid_read_string(explanation->when);
    //@ assert remedy: valid_read_string(explanation->remedy);
}

void driver_smtpath_explain_code(void)
{
    struct smtpath_explanation out;
    if (smtpath_explain_code(any_uint16(), (enum smtpath_language)any_uint32(), &out))
        check_explanation(&out);
}

void driver_smtpath_explain_enhanced(void)
{
    const uint16_t enhanced[3] = {any_uint16(), any_uint16(), any_uint16()};
    struct smtpath_explanation out;
    if (smtpath_explain_enhanced(enhanced, (enum smtpath_language)any_uint32(), &out))
        check_explanation(&out);
}

static uint16_t reply_code_from(uint16_t least)
{
    return (uint16_t)(least + up_to(59));
}

void driver_smtpath_explain_difference(void)
{
    const enum smtpath_language language = any_bool() ? SMTPATH_JAPANESE : SMTPATH_ENGLISH;
    check_name(
        smtpath_explain_difference(any_uint16(), any_uint16(), (enum smtpath_language)any_uint32()));
    /* Of two reply codes there is always something to say; 200 to 259 are reply codes, and so on. */
    //@ loop unroll 4;
    for (uint16_t a = 200; a < 600; a += 100) {
        //@ loop unroll 4;
        for (uint16_t b = 200; b < 600; b += 100) {
            const char *difference =
                smtpath_explain_difference(reply_code_from(a), reply_code_from(b), language);
            //@ assert difference: valid_read_string((char *)difference);
        }
    }
}
