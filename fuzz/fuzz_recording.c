// SPDX-License-Identifier: MIT
/*
 * Property: what a recording says does not depend on how its octets arrive, at once, one by one, or in any pieces, in
 * whatever form it is read; there are no more events than octets, and each lies in memory. Packets of any octets are
 * put together to streams without a fault.
 */
#include "fuzz.h"

#include "forms/forms.h"
#include "packet.h"
#include "tcp.h"
#include "tool.h"

/* So little shows the form: rows arrive in pieces behind it, as in a recording of any length. */
enum { SHORT_BEGINNING = 200 };

struct heard {
    uint64_t events, hash;
};

_Noreturn void out_of_memory(void)
{
    abort();
}

static uint64_t add(uint64_t hash, const char *octets, size_t length)
{
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)octets[i]) * 1099511628211U;
    return hash;
}

static void hear(void *context, const struct event *event)
{
    struct heard *heard = context;
    const uint64_t facts[] = {(uint64_t)event->kind, event->row, event->stream,
                              event->length,         event->cut, event->fault};
    heard->events++;
    heard->hash = add(heard->hash, (const char *)facts, sizeof facts);
    heard->hash = add(heard->hash, event->octets, event->length);
}

/* How a recording arrives. Other numbers are seeds, from which the sizes of its pieces are drawn. */
enum { AT_ONCE, ONE_BY_ONE };

static size_t piece(uint32_t *seed, size_t length)
{
    if (*seed == AT_ONCE)
        return length;
    if (*seed == ONE_BY_ONE)
        return 1;
    *seed = *seed * 1103515245 + 12345;
    const size_t size = 1 + (*seed >> 16) % ((*seed & 0x8000) != 0 ? 5 : 300);
    return size < length ? size : length;
}

static struct heard read_pieces(const char *octets, size_t length, const struct form *form,
                                uint32_t seed)
{
    static struct recording recording;
    struct heard heard = {0, 0};
    bool known = true;
    recording_begin(&recording, form, hear, &heard);
    recording.beginning = SHORT_BEGINNING;
    while (known && length > 0) {
        const size_t size = piece(&seed, length);
        char *copy = fuzz_copy(octets, size); /* a sanitizer sees the first octet beyond */
        known = recording_feed(&recording, copy, size);
        free(copy);
        octets += size;
        length -= size;
    }
    if (known)
        (void)recording_end(&recording);
    heard.hash = add(heard.hash, (const char *)&recording.form, sizeof recording.form);
    return heard;
}

static void check_form(const char *octets, size_t length, const struct form *form)
{
    const uint32_t seed = (uint32_t)fuzz_pick(octets, length, UINT32_MAX - 2) + 2;
    const struct heard whole = read_pieces(octets, length, form, AT_ONCE);
    const struct heard single = read_pieces(octets, length, form, ONE_BY_ONE);
    const struct heard pieces = read_pieces(octets, length, form, seed);
    FUZZ_ASSERT(whole.hash == single.hash && whole.events == single.events);
    FUZZ_ASSERT(whole.hash == pieces.hash && whole.events == pieces.events);
    FUZZ_ASSERT(whole.events <= 2 * length + 2);
}

/* Packets, each behind an octet that says how long it is. */
static void check_packets(const char *octets, size_t length)
{
    static const int links[] = {0, 1, 9, 12, 108, 113, 228, 276, 147};
    const int link = links[fuzz_pick(octets, length, sizeof links / sizeof links[0])];
    struct heard heard = {0, 0};
    struct tcp *tcp = tcp_begin(find_form("pcap", 4), hear, &heard);
    uint64_t frame = 0;
    for (size_t at = 0; at < length;) {
        size_t size = (unsigned char)octets[at++];
        size = size < length - at ? size : length - at;
        char *packet = fuzz_copy(octets + at, size);
        struct segment segment;
        if (packet_read(link, (const unsigned char *)packet, size, &segment)) {
            segment.frame = ++frame;
            FUZZ_ASSERT(segment.side < 2 && segment.length <= size);
            tcp_take(tcp, &segment);
        }
        free(packet);
        at += size;
    }
    tcp_end(tcp);
    FUZZ_ASSERT(heard.events <= 4 * length + 4);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *octets = (const char *)data;
    size_t forms = 0;
    while (form_at(forms) != NULL)
        forms++;
    check_form(octets, size, NULL);
    const struct form *form = form_at(fuzz_pick(octets, size, forms));
    if ((form->ways & FORM_CAPTURE) == 0)
        check_form(octets, size, form);
    check_packets(octets, size);
    return 0;
}
