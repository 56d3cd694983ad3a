// SPDX-License-Identifier: MIT
#include "forms.h"

#include <string.h>

/* ---- The forms -------------------------------------------------------------------------------------------------- */

/* Where two forms have as much for them, the first is taken. */
static const struct form forms[] = {
    {"own", "C:, D:, S: and # rows, escaped", "C:・D:・S:・# で始まる smtpath の行",
     "C: MAIL FROM:<gr\\xC3\\xBCn@example.org>", mark_own, read_own, FORM_STRICT},
    {"swaks", "swaks", "swaks", "<** 501 5.1.3 Bad recipient address syntax", mark_swaks, NULL, 0},
    {"postfix", "Postfix's transcript of a session, alone or within its message",
     "Postfix の「Transcript of session follows」（単独、またはメールの中）",
     " In:  RCPT TO:<bob@example.org>", mark_postfix, NULL, FORM_PREAMBLE},
    {"phpmailer", "PHPMailer's SMTPDebug", "PHPMailer の SMTPDebug",
     "2026-11-28 10:00:01 CLIENT -> SERVER: EHLO client.example.com", mark_phpmailer, read_phpmailer,
     0},
    {"smtplib", "Python's smtplib, set_debuglevel", "Python の smtplib（set_debuglevel）",
     "send: 'rcpt TO:<bob@example.org>\\r\\n'", mark_smtplib, read_python, 0},
    {"exim", "Exim's -v and -d", "Exim の -v と -d", "  SMTP>> RCPT TO:<bob@example.org>", mark_exim,
     NULL, FORM_SWAPS},
    {"msmtp", "msmtp -d: --> and <--", "msmtp -d の --> と <--", "--> RCPT TO:<bob@example.org>",
     mark_msmtp, NULL, FORM_SWAPS | FORM_PREAMBLE},
    {"arrows", ">>> and <<<, behind anything: K-9, Thunderbird, Net::SMTP",
     "行の途中にもある >>> と <<<（K-9、Thunderbird、Net::SMTP）", ">>> RCPT TO:<bob@example.org>",
     mark_arrows, NULL, FORM_SWAPS},
    {"exchange", "Exchange's protocol log, CSV", "Exchange のプロトコルログ（CSV）",
     "2026-11-28T10:00:08Z,EX01,08DE2E01,8,192.0.2.25:25,192.0.2.10:5151,<,QUIT,", mark_exchange,
     read_exchange, 0},
    {"curl", "curl -v", "curl -v", "> RCPT TO:<bob@example.org>", mark_curl, NULL, 0},
    {"trace", "curl --trace-ascii and --trace", "curl --trace-ascii と --trace",
     "0000: RCPT TO:<bob@example.org>", mark_trace, read_trace, 0},
    {"prefix", "C: and S: behind anything: MailKit, nodemailer, Thunderbird",
     "行の途中にもある C: と S:（MailKit、nodemailer、Thunderbird）",
     "[2026-11-28 10:00:01] DEBUG [c4bYq1ZJ0mQ] C: EHLO client.example.com", mark_prefix, NULL, 0},
    {"nodemailer", "nodemailer's log, as JSON", "nodemailer の JSON のログ",
     "{\"level\":20,\"tnx\":\"client\",\"msg\":\"RCPT TO:<bob@example.org>\"}", mark_nodemailer,
     read_nodemailer, 0},
    {"aiosmtpd", "aiosmtpd's log", "aiosmtpd のログ",
     "INFO:mail.log:('192.0.2.10', 51514) >> b'RCPT TO:<bob@example.org>'", mark_aiosmtpd, read_python,
     0},
    {"unmarked", "no marks at all: telnet, openssl s_client, Wireshark's follow",
     "目印のない記録（telnet、openssl s_client、Wireshark の Follow）", "250 2.1.5 Ok", mark_unmarked,
     read_unmarked, FORM_EXACT},
    {"sendmail", "sendmail -v: >>> before what it said, nothing before what it heard",
     "sendmail -v（送ったコマンドにだけ >>> が付く）", ">>> RCPT To:<bob@example.org>", mark_sendmail,
     NULL, 0},
    {"bounce", "a bounce: message/delivery-status", "不達通知（message/delivery-status）",
     "Diagnostic-Code: smtp; 501 5.1.3 Bad address", mark_bounce, read_bounce, FORM_EXPLAINS},
    {"pcap", "a capture: pcap or pcapng", "パケットのキャプチャー（pcap、pcapng）", "", NULL, NULL,
     FORM_CAPTURE | FORM_EXACT},
};
enum { FORMS = sizeof forms / sizeof forms[0] };

const struct form *form_at(size_t index)
{
    return index < FORMS ? &forms[index] : NULL;
}

/* By which other names people look for a form. */
static const struct alias {
    const char *name, *form;
} aliases[] = {
    {"telnet", "unmarked"}, {"openssl", "unmarked"},   {"wireshark", "unmarked"}, {"mailkit", "prefix"},
    {"k9", "arrows"},       {"thunderbird", "prefix"}, {"pcapng", "pcap"},        {"csv", "exchange"},
    {"json", "nodemailer"}, {"dsn", "bounce"},         {"python", "smtplib"},
};

static bool is_name(const char *text, size_t length, const char *name)
{
    return strlen(name) == length && memcmp(name, text, length) == 0;
}

const struct form *find_form(const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof aliases / sizeof aliases[0]; i++)
        if (is_name(name, length, aliases[i].name)) {
            name = aliases[i].form;
            length = strlen(name);
            break;
        }
    for (size_t i = 0; i < FORMS; i++)
        if (is_name(name, length, forms[i].name))
            return &forms[i];
    return NULL;
}

/* ---- Octets ------------------------------------------------------------------------------------------------------- */

const char *find(const char *octets, size_t length, const char *word)
{
    const size_t n = strlen(word);
    const char *const end = octets + length;
    while ((size_t)(end - octets) >= n) {
        octets = memchr(octets, word[0], (size_t)(end - octets) - n + 1);
        if (octets == NULL)
            return NULL;
        if (octets[n - 1] == word[n - 1] && memcmp(octets, word, n) == 0) /* most differ there */
            return octets;
        octets++;
    }
    return NULL;
}

uint64_t stream_of(const char *octets, size_t length)
{
    enum { WORD = sizeof(uint64_t) };
    uint64_t hash = 14695981039346656037U + length; /* FNV-1a's way, eight octets at a time */
    uint64_t word;
    size_t n = 0;
    for (; length - n >= WORD; n += WORD) {
        memcpy(&word, octets + n, sizeof word);
        hash = (hash ^ word ^ hash >> 32) * 1099511628211U;
    }
    for (; n < length; n++)
        hash = (hash ^ (unsigned char)octets[n]) * 1099511628211U;
    return hash ^ hash >> 32;
}

const struct mark unmarked = {NOBODY, NULL, 0, 0};

struct mark marked(enum speaker who, const char *row, size_t length, size_t head)
{
    return (struct mark){who, row + head, length - head, 0};
}

/* ---- Events --------------------------------------------------------------------------------------------------------- */

void emit_server(struct recording *r, uint64_t stream, const char *octets, size_t length, uint16_t code)
{
    const struct event event = {.form = r->form,
                                .kind = EVENT_SERVER,
                                .row = r->row,
                                .stream = stream,
                                .octets = octets,
                                .length = length,
                                .code = code,
                                .cut = r->is_cut};
    r->take(r->context, &event);
}

void emit(struct recording *r, enum event_kind kind, uint64_t stream, const char *octets, size_t length)
{
    const struct event event = {.form = r->form,
                                .kind = kind,
                                .row = r->row,
                                .stream = stream,
                                .octets = octets,
                                .length = length,
                                .code = kind == EVENT_SERVER ? reply_code(octets, length) : 0,
                                .cut = r->is_cut};
    r->take(r->context, &event);
}

void emit_fault(struct recording *r, enum fault fault, const struct form *other)
{
    const struct event event = {.form = r->form,
                                .kind = EVENT_FAULT,
                                .row = r->row,
                                .octets = "",
                                .fault = fault,
                                .other = other};
    r->take(r->context, &event);
}

void emit_lines(struct recording *r, enum event_kind kind, uint64_t stream, const char *octets,
                size_t length)
{
    do {
        const char *feed = length == 0 ? NULL : memchr(octets, '\n', length);
        const size_t whole = feed == NULL ? length : (size_t)(feed - octets) + 1;
        size_t line = feed == NULL ? length : whole - 1;
        if (line > 0 && octets[line - 1] == '\r')
            line--;
        emit(r, kind, stream, octets, line);
        octets += whole;
        length -= whole;
    } while (length > 0);
}

/* ---- Rows of a text ------------------------------------------------------------------------------------------------ */

bool is_blank(const char *row, size_t length)
{
    while (length > 0 && (row[length - 1] == ' ' || row[length - 1] == '\t'))
        length--;
    return length == 0;
}

/* How many octets the rows have that are whole. */
static size_t whole_rows(const char *text, size_t length)
{
    while (length > 0 && text[length - 1] != '\n')
        length--;
    return length;
}

/* The length of the row at the beginning of a text, with its end. */
static size_t row_at(const char *text, size_t length)
{
    const char *feed = memchr(text, '\n', length);
    return feed == NULL ? length : (size_t)(feed - text) + 1;
}

/* ---- Colours ---------------------------------------------------------------------------------------------------------- */

/* The length of the sequence that a terminal takes for a colour or the like, ECMA-48's CSI; 0 if there is none. */
static size_t colour_at(const char *text, size_t length)
{
    size_t n = 2;
    if (length < 3 || text[0] != '\x1B' || text[1] != '[')
        return 0;
    while (n < length && ((text[n] >= '0' && text[n] <= '9') || text[n] == ';'))
        n++;
    return n < length && (text[n] == 'm' || text[n] == 'K') ? n + 1 : 0;
}

/* Writes a text without these: to may be the text.
 * Returns: the number of octets. */
static size_t without_colours(const char *text, size_t length, char *to)
{
    size_t written = 0;
    for (size_t at = 0; at < length;) {
        const size_t colour = colour_at(text + at, length - at);
        if (colour == 0)
            to[written++] = text[at];
        at += colour == 0 ? 1 : colour;
    }
    return written;
}

/* Whether a program wrote for a terminal: most rows have colours. Where one or another row has, a client sent them. */
static bool is_coloured(const char *text, size_t length)
{
    size_t coloured = 0, others = 0;
    for (size_t at = 0, row; at < length; at += row) {
        row = row_at(text + at, length - at);
        const char *escape = memchr(text + at, '\x1B', row);
        if (escape != NULL && colour_at(escape, (size_t)(text + at + row - escape)) > 0)
            coloured++;
        else if (!is_blank(text + at, row))
            others++;
    }
    return coloured > others;
}

static void leave_out_colours(struct recording *r, bool is_all)
{
    const size_t whole = is_all ? r->held : whole_rows(r->buffer, r->held);
    r->is_coloured = is_coloured(r->buffer, whole);
    if (!r->is_coloured)
        return;
    const size_t left = without_colours(r->buffer, whole, r->buffer);
    memmove(r->buffer + left, r->buffer + whole, r->held - whole);
    r->held -= whole - left;
}

/* ---- Rows by their marks -------------------------------------------------------------------------------------------- */

/* What a mark is evidence of: a reply from the server most, since programs write all sorts of rows. A reply that the
 * client should have said is evidence against the form. */
static int evidence(const struct mark *mark, bool swapped)
{
    enum { VERB = 2, REPLY = 4 };
    const enum speaker server = swapped ? CLIENT : SERVER;
    if (mark->who == PROGRAM)
        return 0;
    if (mark->who == server && is_reply(mark->octets, mark->length))
        return REPLY;
    if (mark->who == server || mark->who == NOBODY)
        return 0;
    if (mark->who != CLIENT_DATA && is_reply(mark->octets, mark->length))
        return -REPLY;
    return begins_with_verb(mark->octets, mark->length) ? VERB : 0;
}

/* Whether these rows, in the midst of a recording, are another form's. Looked for only at the beginning of what
 * is passed over: a long log of something else costs nothing. */
static void look_for_another(struct recording *r, const char *row, size_t length)
{
    enum { LOOKED_AT = 8, ENOUGH = 3 };
    struct reading *reading = &r->reading;
    if (reading->has_turned || reading->passed_over_in_a_row++ >= LOOKED_AT)
        return;
    for (size_t i = 0; i < FORMS; i++) {
        if (forms[i].mark == NULL || &forms[i] == r->form || forms[i].read == read_unmarked)
            continue;
        const struct mark mark = forms[i].mark(row, length);
        if (evidence(&mark, false) <= 0)
            continue;
        reading->others = reading->other == &forms[i] ? reading->others + 1 : 1;
        reading->other = &forms[i];
        break;
    }
    if (reading->others < ENOUGH)
        return;
    reading->has_turned = true;
    emit_fault(r, FAULT_ANOTHER_FORM, reading->other);
}

/* Where the text of a row without marks begins: behind white space, or behind a time and what follows it, where
 * white space stands in the place of marks. */
static size_t text_of_row(const char *row, size_t length)
{
    enum { LONGEST_PREFIX = 80, SPACES = 3 };
    size_t at = 0, spaces = 0;
    while (at < length && (row[at] == ' ' || row[at] == '\t'))
        at++;
    if (is_reply(row + at, length - at))
        return at;
    while (at < length && at < LONGEST_PREFIX && (row[at] == ' ' || spaces < SPACES)) {
        spaces = row[at] == ' ' ? spaces + 1 : 0;
        at++;
    }
    return spaces >= SPACES ? at : 0;
}

static void read_server(struct recording *r, const struct mark *mark)
{
    const uint16_t code = reply_code(mark->octets, mark->length);
    r->reading.open_code = mark->length > 3 && mark->octets[3] == '-' ? code : 0;
    r->reading.open_stream = mark->stream;
    emit_server(r, mark->stream, mark->octets, mark->length, code);
}

/* A further line of a reply, without marks of its own: PHPMailer and Exim indent it, Thunderbird does not. */
static bool continues_reply(struct recording *r, const char *row, size_t length)
{
    if (r->reading.open_code == 0)
        return false;
    const size_t head = text_of_row(row, length);
    if (reply_code(row + head, length - head) != r->reading.open_code)
        return false;
    const struct mark mark = {SERVER, row + head, length - head, r->reading.open_stream};
    read_server(r, &mark);
    return true;
}

void read_mark(struct recording *r, const char *row, size_t length, struct mark mark)
{
    if (mark.who == NOBODY) {
        if (is_blank(row, length) || continues_reply(r, row, length))
            return;
        if (!r->reading.begun && (r->form->ways & FORM_PREAMBLE) != 0) {
            emit(r, EVENT_NOTE, 0, row, length);
            return;
        }
        emit(r, EVENT_PASSED_OVER, 0, row, length);
        look_for_another(r, row, length);
        return;
    }
    r->reading.begun |= mark.who != PROGRAM;
    r->reading.passed_over_in_a_row = r->reading.others = 0;
    if (r->reading.swapped && (mark.who == CLIENT || mark.who == SERVER))
        mark.who = mark.who == CLIENT ? SERVER : CLIENT;
    if (mark.who == SERVER) {
        read_server(r, &mark);
        return;
    }
    if (mark.who == CLIENT)
        r->reading.open_code = 0;
    emit(r, mark.who == CLIENT ? EVENT_CLIENT : (mark.who == CLIENT_DATA ? EVENT_DATA : EVENT_NOTE),
         mark.stream, mark.octets, mark.length);
}

/* Goes behind the margin, if a row has it. */
static size_t skip_margin(const char *row, size_t length, const char *margin)
{
    return begins(row, length, margin) ? strlen(margin) : 0;
}

static void read_row(struct recording *r, const char *row, size_t length)
{
    r->row++;
    if (r->is_coloured && memchr(row, '\x1B', length) != NULL) {
        length = without_colours(row, length, r->bare);
        row = r->bare;
    }
    if (length > 0 && row[length - 1] == '\r')
        length--;
    if (r->margin[0] != '\0') {
        const size_t head = skip_margin(row, length, r->margin);
        row += head;
        length -= head;
    }
    if (r->form->read != NULL)
        r->form->read(r, row, length);
    else
        read_mark(r, row, length, r->form->mark(row, length));
}

/* ---- Recognition -------------------------------------------------------------------------------------------------------- */

struct weight {
    int32_t points, swapped;
    uint32_t rows;
    bool disproved;
};

/* Whether a row that is none of ours says that another program wrote all of them: the first one, and one that
 * would be ours if its octets were escaped. */
static bool disproves(const struct weight *weight, const char *row, size_t length)
{
    return weight->rows == 0 || (length > 2 && row[1] == ':' && row[2] == ' ' &&
                                 (row[0] == 'C' || row[0] == 'S' || row[0] == 'D'));
}

static void weigh_row(const struct form *form, const char *row, size_t length, struct weight *weight)
{
    const struct mark mark = form->mark(row, length);
    if ((form->ways & FORM_STRICT) != 0) {
        weight->disproved = weight->disproved || (mark.who == NOBODY && disproves(weight, row, length));
        weight->points +=
            mark.who == CLIENT || mark.who == SERVER; /* a form that says so needs no more */
    }
    weight->points += evidence(&mark, false);
    if ((form->ways & FORM_SWAPS) != 0)
        weight->swapped += evidence(&mark, true);
    weight->rows++;
}

/* The length of the mark that some editors put before UTF-8. */
static size_t byte_order_mark(const char *text, size_t length)
{
    static const char mark[] = "\xEF\xBB\xBF";
    return begins(text, length, mark) ? sizeof mark - 1 : 0;
}

static void weigh(const char *text, size_t length, const char *margin, struct weight weights[FORMS])
{
    const size_t mark = byte_order_mark(text, length);
    text += mark;
    length -= mark;
    while (length > 0) {
        const char *feed = memchr(text, '\n', length);
        const size_t whole = feed == NULL ? length : (size_t)(feed - text) + 1;
        size_t row = feed == NULL ? length : whole - 1;
        if (row > 0 && text[row - 1] == '\r')
            row--;
        const size_t head = skip_margin(text, row, margin);
        for (size_t i = 0; i < FORMS && !is_blank(text + head, row - head); i++)
            if (forms[i].mark != NULL)
                weigh_row(&forms[i], text + head, row - head, &weights[i]);
        text += whole;
        length -= whole;
    }
}

/* Takes the form for which the rows say most.
 * Returns: false if they say nothing. */
static bool weigh_forms(struct recording *r, size_t length, const char *margin)
{
    struct weight weights[FORMS] = {{0}};
    int32_t most = 0;
    weigh(r->buffer, length, margin, weights);
    for (size_t i = 0; i < FORMS; i++) {
        const struct weight *w = &weights[i];
        const int32_t points = w->points < w->swapped ? w->swapped : w->points;
        if (w->disproved || points <= most)
            continue;
        most = points;
        r->form = &forms[i];
        r->reading.swapped = w->points < w->swapped;
        r->margin = margin;
    }
    return most > 0;
}

/* Whether any row begins with it. */
static bool stands_before_a_row(const char *margin, const char *text, size_t length)
{
    while (length > 0 && !begins(text, length, margin)) {
        const size_t row = row_at(text, length);
        text += row;
        length -= row;
    }
    return length > 0;
}

static bool all_rows_begin(const char *text, size_t length, const char *margin)
{
    for (size_t at = 0, row; at < length; at += row) {
        row = row_at(text + at, length - at);
        if (!begins(text + at, row, margin) && !is_blank(text + at, row))
            return false;
    }
    return true;
}

bool is_utf16(const char *text, size_t length)
{
    enum { LOOKED_AT = 64 };
    size_t zeros[2] = {0, 0};
    if (begins(text, length, "\xFF\xFE") || begins(text, length, "\xFE\xFF"))
        return true;
    if (length > LOOKED_AT)
        length = LOOKED_AT;
    for (size_t i = 0; i < length; i++)
        zeros[i % 2] += text[i] == '\0';
    return length >= 8 && (zeros[0] == 0 || zeros[1] == 0) && zeros[0] + zeros[1] > length / 4;
}

/* Goes by the rows at the beginning; what was cut off behind them does not count. A recording that was quoted, or
 * indented as text in Markdown is, is tried without what stands before each row. Nothing at all is one of ours. */
static bool recognise(struct recording *r, bool is_all)
{
    static const char *const margins[] = {"", "    ", "> ", "\t", "  "};
    enum { MARGINS = sizeof margins / sizeof margins[0] };
    const size_t whole = is_all ? 0 : whole_rows(r->buffer, r->held);
    const size_t length = whole == 0 ? r->held : whole;
    bool blank = true;
    for (size_t i = 1; i < MARGINS; i++)
        if (all_rows_begin(r->buffer, length, margins[i]) && weigh_forms(r, length, margins[i]))
            return true;
    for (size_t i = 0; i < MARGINS; i++)
        if (stands_before_a_row(margins[i], r->buffer, length) && weigh_forms(r, length, margins[i]))
            return true;
    for (size_t i = 0; i < length && blank; i++)
        blank = strchr(" \t\r\n", r->buffer[i]) != NULL && r->buffer[i] != '\0';
    r->form = blank ? &forms[0] : NULL;
    return blank;
}

/* --from= was said: only the arrows' direction is looked for. */
static void find_direction(struct recording *r)
{
    struct weight weights[FORMS] = {{0}};
    if ((r->form->ways & FORM_SWAPS) == 0)
        return;
    weigh(r->buffer, r->held, r->margin, weights);
    const struct weight *w = &weights[r->form - forms];
    r->reading.swapped = w->points < w->swapped;
}

/* ---- Octets into rows ------------------------------------------------------------------------------------------------------ */

/* Reads the rows that are whole.
 * Returns: how many octets they had. */
static size_t read_rows(struct recording *r, const char *octets, size_t length)
{
    size_t done = 0;
    const char *feed;
    while (done < length && (feed = memchr(octets + done, '\n', length - done)) != NULL) {
        const size_t row = (size_t)(feed - octets) - done;
        read_row(r, octets + done, row);
        done += row + 1;
    }
    return done;
}

/* Keeps what is no whole row, up to what is kept of a row. */
static void hold(struct recording *r, const char *octets, size_t length)
{
    const size_t room = LONGEST_ROW - r->held;
    if (length > room) {
        r->is_cut = true;
        length = room;
    }
    memcpy(r->buffer + r->held, octets, length);
    r->held += length;
}

/* The end of the row of which the beginning is held.
 * Returns: how many octets belong to it, its end of line among them. */
static size_t finish_row(struct recording *r, const char *octets, size_t length)
{
    const char *feed = memchr(octets, '\n', length);
    const size_t rest = feed == NULL ? length : (size_t)(feed - octets);
    hold(r, octets, rest);
    if (feed == NULL)
        return length;
    const size_t row = r->held;
    r->held = 0;
    read_row(r, r->buffer, row);
    r->is_cut = false;
    return rest + 1;
}

static bool find_form_and_direction(struct recording *r, bool is_all)
{
    leave_out_colours(r, is_all);
    if (r->form == NULL && !recognise(r, is_all))
        return false;
    find_direction(r);
    r->has_form = true;
    return true;
}

static bool begin_reading(struct recording *r, bool is_all)
{
    if (!find_form_and_direction(r, is_all))
        return false;
    if (r->is_coloured)
        emit(r, EVENT_COLOURED, 0, "", 0);
    const size_t mark = byte_order_mark(r->buffer, r->held);
    const size_t done = mark + read_rows(r, r->buffer + mark, r->held - mark);
    r->held -= done;
    memmove(r->buffer, r->buffer + done, r->held);
    return true;
}

bool recording_recognise(struct recording *r, const char *octets, size_t length, bool is_all)
{
    hold(r, octets, length < r->beginning ? length : r->beginning);
    const bool is_known = find_form_and_direction(r, is_all && length <= r->beginning);
    r->held = 0;
    return is_known;
}

void recording_begin(struct recording *r, const struct form *form, take_event *take, void *context)
{
    r->form = form;
    r->take = take;
    r->context = context;
    r->row = 0;
    memset(&r->reading, 0, sizeof r->reading);
    r->beginning = BEGINNING;
    r->margin = "";
    r->has_form = r->is_cut = r->is_coloured = false;
    r->held = 0;
}

bool recording_feed(struct recording *r, const char *octets, size_t length)
{
    if (!r->has_form) {
        const size_t want = r->beginning - r->held;
        const size_t part = length < want ? length : want;
        hold(r, octets, part);
        if (r->held < r->beginning)
            return true;
        if (!begin_reading(r, false))
            return false;
        octets += part;
        length -= part;
    }
    if (r->held > 0 && length > 0) {
        const size_t n = finish_row(r, octets, length);
        octets += n;
        length -= n;
    }
    const size_t done = read_rows(r, octets, length);
    hold(r, octets + done, length - done);
    return true;
}

bool recording_end(struct recording *r)
{
    if (!r->has_form && !begin_reading(r, true))
        return false;
    if (r->held > 0 || r->is_cut) {
        const size_t row = r->held;
        r->held = 0;
        read_row(r, r->buffer, row);
    }
    return true;
}
