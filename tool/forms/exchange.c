// SPDX-License-Identifier: MIT
/*
 * Exchange's protocol log: CSV, with rows before it that say which columns there are and which way the arrows
 * point. Sessions stand in it side by side, told apart by their session-id.
 */
#include "forms.h"

#include <string.h>

enum { NO_COLUMN = -1 };
/* date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context */
enum { SESSION_COLUMN = 2, EVENT_COLUMN = 6, DATA_COLUMN = 7 };

struct field {
    const char *octets;
    size_t length;
    bool is_quoted;
};

/* The field at row[*at], and goes behind the comma that ends it.
 * Returns: false behind the last. */
static bool next_field(const char *row, size_t length, size_t *at, struct field *field)
{
    if (*at > length)
        return false;
    const size_t begin = *at;
    size_t end = begin;
    field->is_quoted = begin < length && row[begin] == '"';
    if (field->is_quoted) {
        for (end = begin + 1; end < length; end++) {
            if (row[end] != '"')
                continue;
            if (end + 1 == length || row[end + 1] != '"')
                break;
            end++;
        }
        *field = (struct field){row + begin + 1, end - begin - 1, true};
    }
    const char *comma = end >= length ? NULL : memchr(row + end, ',', length - end);
    const size_t stop = comma == NULL ? length : (size_t)(comma - row);
    if (!field->is_quoted)
        *field = (struct field){row + begin, stop - begin, false};
    *at = stop + 1;
    return true;
}

static struct field field_at(const char *row, size_t length, int column)
{
    struct field field = {"", 0, false};
    size_t at = 0;
    for (int i = 0; column != NO_COLUMN && next_field(row, length, &at, &field); i++)
        if (i == column)
            return field;
    return (struct field){"", 0, false};
}

static bool is_field(const struct field *field, const char *word)
{
    return field->length == strlen(word) && memcmp(field->octets, word, field->length) == 0;
}

/* What "<" and ">" say where the columns are the usual ones and the server wrote the log. */
struct mark mark_exchange(const char *row, size_t length)
{
    if (begins(row, length, "#Software: Microsoft Exchange"))
        return (struct mark){SERVER, "220 Exchange", 12, 0};
    if (length > 0 && row[0] == '#')
        return marked(PROGRAM, row, length, 0);
    const struct field event = field_at(row, length, EVENT_COLUMN);
    const struct field data = field_at(row, length, DATA_COLUMN);
    if (event.length != 1)
        return unmarked;
    const bool is_arrow = event.octets[0] == '<' || event.octets[0] == '>';
    if (!is_arrow)
        return strchr("+-*", event.octets[0]) != NULL ? marked(PROGRAM, row, length, 0) : unmarked;
    return (struct mark){is_reply(data.octets, data.length) ? SERVER : CLIENT, data.octets, data.length,
                         0};
}

/* ---- The rows before the table ---------------------------------------------------------------------------------------- */

static void read_fields(struct reading *reading, const char *list, size_t length)
{
    struct field field;
    size_t at = 0;
    reading->csv.session = reading->csv.event = reading->csv.data = NO_COLUMN;
    for (int i = 0; next_field(list, length, &at, &field); i++) {
        if (is_field(&field, "session-id"))
            reading->csv.session = i;
        else if (is_field(&field, "event"))
            reading->csv.event = i;
        else if (is_field(&field, "data"))
            reading->csv.data = i;
    }
}

static void read_header(struct recording *r, const char *row, size_t length)
{
    static const char fields[] = "#Fields: ", type[] = "#Log-type: ";
    if (begins(row, length, fields))
        read_fields(&r->reading, row + sizeof fields - 1, length - (sizeof fields - 1));
    if (begins(row, length, type)) {
        r->reading.csv.is_known = true;
        r->reading.swapped = find(row, length, "Receive") == NULL;
    }
    emit(r, EVENT_NOTE, 0, row, length);
}

/* ---- The table ---------------------------------------------------------------------------------------------------------- */

/* Writes a field without the second of two quotes.
 * Returns: the number of octets. */
static size_t unquote(const struct field *field, char *octets)
{
    size_t written = 0;
    for (size_t i = 0; i < field->length; i++) {
        octets[written++] = field->octets[i];
        if (field->is_quoted && field->octets[i] == '"')
            i++;
    }
    return written;
}

/* In the log of a server "<" is what it received. Who wrote a log that does not say so, the first line tells. */
static enum event_kind kind_of(struct reading *reading, char event, const char *octets, size_t length)
{
    if (!reading->csv.is_known) {
        reading->csv.is_known = true;
        reading->swapped = (event == '<') == is_reply(octets, length);
    }
    return (event == '<') != reading->swapped ? EVENT_CLIENT : EVENT_SERVER;
}

void read_exchange(struct recording *r, const char *row, size_t length)
{
    struct reading *reading = &r->reading;
    if (length > 0 && row[0] == '#') {
        read_header(r, row, length);
        return;
    }
    if (reading->csv.event == 0) {
        reading->csv.session = SESSION_COLUMN;
        reading->csv.event = EVENT_COLUMN;
        reading->csv.data = DATA_COLUMN;
    }
    const struct field event = field_at(row, length, reading->csv.event);
    if (event.length != 1 || strchr("+-*<>", event.octets[0]) == NULL) {
        read_mark(r, row, length, unmarked);
        return;
    }
    const struct field session = field_at(row, length, reading->csv.session);
    const uint64_t stream = stream_of(session.octets, session.length);
    if (event.octets[0] == '<' || event.octets[0] == '>') {
        const struct field data = field_at(row, length, reading->csv.data);
        const size_t written = unquote(&data, r->decoded);
        emit(r, kind_of(reading, event.octets[0], r->decoded, written), stream, r->decoded, written);
    } else {
        static const enum event_kind kinds[] = {EVENT_NOTE, EVENT_BEGIN, EVENT_END};
        emit(r, kinds[event.octets[0] == '+' ? 1 : (event.octets[0] == '-' ? 2 : 0)], stream, row,
             length);
    }
    reading->passed_over_in_a_row = 0;
}
