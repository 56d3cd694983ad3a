// SPDX-License-Identifier: MIT
#ifndef ORACLE_ADDRESS_H
#define ORACLE_ADDRESS_H

#include "oracle.h"

/* The octets, in network order, of an address that the machine has accepted: IPv4 4, IPv6 16. */
void read_ipv4(const unsigned char *text, size_t length, uint8_t address[4]);
void read_ipv6(const unsigned char *text, size_t length, uint8_t address[16]);

#endif
