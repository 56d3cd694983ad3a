// SPDX-License-Identifier: MIT
/*
 * TLS by OpenSSL, on sockets that do not block. It is the one part of the receiver that allocates while it runs.
 */
#include "receiver.h"

#include <errno.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <stdio.h>

struct tls_context *tls_open(const char *certificate, const char *key)
{
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());

    if (context != NULL && SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1 &&
        SSL_CTX_use_certificate_chain_file(context, certificate) == 1 &&
        SSL_CTX_use_PrivateKey_file(context, key, SSL_FILETYPE_PEM) == 1 &&
        SSL_CTX_check_private_key(context) == 1) {
        SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                      SSL_MODE_RELEASE_BUFFERS);
        SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION);
        return (struct tls_context *)context;
    }
    fprintf(stderr, "smtpath-receiver: %s, %s: %s\n", certificate, key,
            ERR_reason_error_string(ERR_get_error()));
    SSL_CTX_free(context);
    return NULL;
}

void tls_close(struct tls_context *context)
{
    SSL_CTX_free((SSL_CTX *)context);
}

struct tls *tls_begin(struct tls_context *context, int fd)
{
    SSL *ssl = SSL_new((SSL_CTX *)context);

    if (ssl != NULL && SSL_set_fd(ssl, fd) == 1) {
        SSL_set_accept_state(ssl);
        return (struct tls *)ssl;
    }
    SSL_free(ssl);
    return NULL;
}

void tls_end(struct tls *tls)
{
    SSL_free((SSL *)tls);
}

/* What a call of OpenSSL's returned, as the socket's own call would have. */
static int result(struct tls *tls, int returned, short *wanted)
{
    if (returned > 0)
        return returned;
    switch (SSL_get_error((SSL *)tls, returned)) {
    case SSL_ERROR_WANT_READ:
        *wanted = POLLIN;
        errno = EAGAIN;
        return -1;
    case SSL_ERROR_WANT_WRITE:
        *wanted = POLLOUT;
        errno = EAGAIN;
        return -1;
    case SSL_ERROR_ZERO_RETURN:
        return 0;
    default:
        errno = ECONNRESET;
        return -1;
    }
}

static int at_most(size_t length)
{
    return length < INT32_MAX ? (int)length : INT32_MAX;
}

int tls_shake(struct tls *tls, short *wanted)
{
    ERR_clear_error();
    const int shaken = result(tls, SSL_do_handshake((SSL *)tls), wanted);
    if (shaken == 0)
        errno = ECONNRESET;
    return shaken == 0 ? -1 : shaken;
}

ssize_t tls_receive(struct tls *tls, char *octets, size_t length, short *wanted)
{
    ERR_clear_error();
    return result(tls, SSL_read((SSL *)tls, octets, at_most(length)), wanted);
}

ssize_t tls_send(struct tls *tls, const char *octets, size_t length, short *wanted)
{
    ERR_clear_error();
    return result(tls, SSL_write((SSL *)tls, octets, at_most(length)), wanted);
}

bool tls_pending(const struct tls *tls)
{
    return SSL_pending((const SSL *)tls) > 0;
}

void tls_shutdown(struct tls *tls)
{
    ERR_clear_error();
    SSL_shutdown((SSL *)tls);
}
