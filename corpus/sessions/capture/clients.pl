#!/usr/bin/env perl
# SPDX-License-Identifier: MIT
# clients.pl PORT: what Perl's Net::SMTP says: SIZE, BODY, and DSN.
use strict;
use warnings;
use Net::SMTP;

my $smtp = Net::SMTP->new('127.0.0.1', Port => $ARGV[0], Hello => 'client.example.com', Timeout => 20)
    or die "no connection\n";
$smtp->mail('a@example.com', Size => 120, Bits => 8, Return => 'FULL', Envelope => 'ID-1+2') or die;
$smtp->recipient('b@example.org', { Notify => ['FAILURE', 'DELAY'], ORcpt => 'rfc822;b@example.org' }) or die;
$smtp->data("From: a\@example.com\r\nTo: b\@example.org\r\nSubject: test\r\n\r\nHello.\r\n") or die;
$smtp->quit;
