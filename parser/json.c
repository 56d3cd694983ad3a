// SPDX-License-Identifier: MIT
/*
 * What a diagnostic looks like as JSON, with its hint. Tools and logs call it.
 */
#include "json.h"

#include "diagnostic.h"

/* Of printable ASCII, JSON quotes two octets. */
/*@ requires is_sink(t); assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_quoted(struct sink *t, char octet)
{
    if (octet == '"' || octet == '\\')
        put(t, '\\');
    put(t, octet);
}

void put_json_string(struct sink *t, const char *string)
{
    put(t, '"');
    /*@ loop invariant 0 <= i <= \at(strlen(string), Pre) && string[\at(strlen(string), Pre)] == '\0';
        loop assigns i, t->length, t->buffer[0 .. t->size - 1];
        loop variant \at(strlen(string), Pre) - i; */
    for (size_t i = 0; string[i] != '\0'; i++)
        put_quoted(t, string[i]);
    put(t, '"');
}

/*@ requires is_sink(t); assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_json_name(struct sink *t, const char *name)
{
    put_literal(t, ",\"");
    put_string(t, name);
    put_literal(t, "\":");
}

/*@ requires is_sink(t); assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_json_member(struct sink *t, const char *name, const char *string)
{
    put_json_name(t, name);
    put_json_string(t, string);
}

/*@ requires is_sink(t); assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_json_number(struct sink *t, const char *name, uint32_t number)
{
    put_json_name(t, name);
    put_number(t, number);
}

/* What was found, through the same function as in the reply, but quoted as JSON. */
/*@ requires is_sink(t); requires \valid_read(line + (0 .. length - 1)) && \valid_read(d);
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_json_found(struct sink *t, const char *line, size_t length,
                           const struct smtpath_diagnostic *d)
{
    char shown[FOUND_ROOM];
    struct sink found = {shown, sizeof shown, 0};
    put_found(&found, line, length, d);
    finish(&found);
    put_json_name(t, "found");
    put(t, '"');
    /*@ loop invariant is_finished(&shown[0], FOUND_ROOM, found.length);
        loop invariant i < FOUND_ROOM && i <= found.length;
        loop assigns i, t->length, t->buffer[0 .. t->size - 1];
        loop variant FOUND_ROOM - i; */
    for (size_t i = 0; shown[i] != '\0'; i++)
        put_quoted(t, shown[i]);
    put(t, '"');
}

/* The hint and the names of the mistakes that it is about: the first one always, one beside it if there is one. */
/*@ requires is_sink(t); requires \valid_read(line + (0 .. length - 1)) && \valid_read(d);
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_json_hint(struct sink *t, const char *line, size_t length,
                          const struct smtpath_diagnostic *d)
{
    char hint[SMTPATH_HINT_SIZE];
    const char *mistake = smtpath_mistake(line, length, d, 0);
    const char *beside = smtpath_mistake(line, length, d, 1);
    smtpath_render_hint(line, length, d, SMTPATH_ENGLISH, hint, sizeof hint);
    put_json_member(t, "mistake", mistake != NULL ? mistake : "");
    if (beside != NULL)
        put_json_member(t, "beside", beside);
    put_json_member(t, "hint", hint);
}

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid_read(d) && \valid(buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1]; ensures is_finished(buffer, size, \result); */
size_t smtpath_render_json(const char *line, size_t length, const struct smtpath_diagnostic *d,
                           char *buffer, size_t size)
{
    struct sink t = {buffer, size, 0};
    const struct smtpath_reason_row *row = row_of(d);
    const char *verb = smtpath_verb_name((enum smtpath_verb)d->verb);
    put_literal(&t, "{\"ok\":false,\"verb\":");
    if (verb == NULL)
        put_literal(&t, "null");
    else
        put_json_string(&t, verb);
    put_json_number(&t, "code", d->code);
    put_literal(&t, ",\"enhanced\":\"");
    put_enhanced(&t, d);
    put(&t, '"');
    put_json_number(&t, "offset", d->offset);
    put_json_number(&t, "length", d->length);
    put_json_member(&t, "reason", row->name);
    put_json_member(&t, "expected", row->expected);
    put_json_member(&t, "expected_text", row->expected_text);
    put_json_found(&t, line, length, d);
    put_json_hint(&t, line, length, d);
    put_json_member(&t, "rfc", row->rfc);
    put(&t, '}');
    return finish(&t);
}
