// SPDX-License-Identifier: MIT
#define _GNU_SOURCE /* fopencookie */
#include "capture.h"

#include "tcp.h"
#include "tool.h"

#include <string.h>

bool is_capture(const char *octets, size_t length)
{
    static const char magics[][5] = {"\xA1\xB2\xC3\xD4", "\xD4\xC3\xB2\xA1", "\xA1\xB2\x3C\x4D",
                                     "\x4D\x3C\xB2\xA1", "\x0A\x0D\x0D\x0A"};
    for (size_t i = 0; length >= 4 && i < sizeof magics / sizeof magics[0]; i++)
        if (memcmp(octets, magics[i], 4) == 0)
            return true;
    return false;
}

#ifdef SMTPATH_HAS_PCAP

#include <dlfcn.h>
#include <pcap/pcap.h>
#include <stdio.h>
#include <stdlib.h>

/* The functions of libpcap, which is loaded when a capture is met: it brings along more than the rest of the tool. */
struct library {
    void *handle;
    pcap_t *(*open)(FILE *file, char *trouble);
    int (*link)(pcap_t *capture);
    int (*next)(pcap_t *capture, struct pcap_pkthdr **header, const u_char **octets);
    char *(*trouble)(pcap_t *capture);
    void (*close)(pcap_t *capture);
};

/* A function out of a library, which ISO C has no cast for. */
static bool find_function(void *handle, const char *name, void *function)
{
    void *found = dlsym(handle, name);
    memcpy(function, &found, sizeof found);
    return found != NULL;
}

static bool load(struct library *library)
{
    static const char *const names[] = {"libpcap.so.0.8", "libpcap.so.1", "libpcap.so",
                                        "libpcap.dylib"};
    library->handle = NULL;
    for (size_t i = 0; library->handle == NULL && i < sizeof names / sizeof names[0]; i++)
        library->handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    return library->handle != NULL &&
           find_function(library->handle, "pcap_fopen_offline", &library->open) &&
           find_function(library->handle, "pcap_datalink", &library->link) &&
           find_function(library->handle, "pcap_next_ex", &library->next) &&
           find_function(library->handle, "pcap_geterr", &library->trouble) &&
           find_function(library->handle, "pcap_close", &library->close);
}

/* A file of which the beginning was read already. */
struct source {
    struct input *in;
    const char *block;
    size_t length;
};

static ssize_t read_source(void *cookie, char *octets, size_t length)
{
    struct source *source = cookie;
    if (source->length == 0)
        source->block = input_block(source->in, &source->length);
    if (source->block == NULL)
        return source->in->error == 0 ? 0 : -1;
    if (length > source->length)
        length = source->length;
    memcpy(octets, source->block, length);
    source->block += length;
    source->length -= length;
    return (ssize_t)length;
}

static void say_trouble(const struct form *form, take_event *take, void *context, uint64_t frame,
                        const char *text)
{
    const struct event event = {.form = form,
                                .kind = EVENT_FAULT,
                                .row = frame,
                                .octets = "",
                                .fault = FAULT_CAPTURE,
                                .text = text};
    take(context, &event);
}

static void read_packets(const struct library *library, pcap_t *capture, take_event *take,
                         void *context)
{
    const struct form *form = find_form("pcap", 4);
    const int link = library->link(capture);
    struct tcp *tcp = tcp_begin(form, take, context);
    struct pcap_pkthdr *header;
    const u_char *octets;
    struct segment segment;
    uint64_t frame = 0;
    int got;
    if (tcp == NULL)
        out_of_memory();
    while ((got = library->next(capture, &header, &octets)) == 1) {
        frame++;
        if (!packet_read(link, octets, header->caplen, &segment))
            continue;
        segment.frame = frame;
        tcp_take(tcp, &segment);
    }
    tcp_end(tcp);
    if (got == PCAP_ERROR)
        say_trouble(form, take, context, frame + 1, library->trouble(capture));
}

const char *capture_read(struct input *in, const char *block, size_t length, take_event *take,
                         void *context)
{
    static char trouble[PCAP_ERRBUF_SIZE];
    static struct library library;
    struct source source = {in, block, length};
    const cookie_io_functions_t functions = {.read = read_source};
    if (library.close == NULL && !load(&library))
        return text_of(SAY_NO_LIBPCAP);
    FILE *file = fopencookie(&source, "r", functions);
    if (file == NULL)
        out_of_memory();
    pcap_t *capture = library.open(file, trouble);
    if (capture == NULL) {
        (void)fclose(file);
        return trouble;
    }
    const char *complaint = NULL;
    if (packet_is_known(library.link(capture)))
        read_packets(&library, capture, take, context);
    else
        complaint = text_of(SAY_UNKNOWN_LINK);
    library.close(capture); /* and the file */
    return complaint;
}

#else

const char *capture_read(struct input *in, const char *block, size_t length, take_event *take,
                         void *context)
{
    (void)in, (void)block, (void)length, (void)take, (void)context;
    return text_of(SAY_NO_LIBPCAP);
}

#endif
