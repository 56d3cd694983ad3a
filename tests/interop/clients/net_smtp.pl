#!/usr/bin/env perl
# SPDX-License-Identifier: MIT
# net_smtp.pl PORT SENDER RECIPIENT ...: what Perl's Net::SMTP says.
use strict;
use warnings;
use Net::SMTP;

my ($port, $sender, @recipients) = @ARGV;
# Net::SMTP knows no SMTPUTF8, and leaves it to its caller to encode an ORCPT.
my $smtp = Net::SMTP->new('127.0.0.1', Port => $port, Hello => 'client.example.com', Timeout => 20) or die "no connection\n";
$smtp->mail("<$sender>", Return => 'HDRS', Envelope => 'a+b=c') or die $smtp->message;
for my $recipient (@recipients) {
    (my $original = $recipient) =~ s/([^!-*,-<>-~])/sprintf '+%02X', ord $1/ge;
    $smtp->recipient("<$recipient>", { Notify => ['FAILURE'], ORcpt => "rfc822;$original" }) or warn $smtp->message;
}
$smtp->data("From: <a\@example.com>\r\nSubject: test\r\n\r\nHello.\r\n") or die $smtp->message;
$smtp->quit;
