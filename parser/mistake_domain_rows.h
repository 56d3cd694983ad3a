// SPDX-License-Identifier: MIT
/* Mistakes in a domain or an address literal, in a path or in the argument of HELO, EHLO, ETRN, VRFY. */
/* clang-format off */
MISTAKE(ipv6_zone, "ipv6-zone", without_zone,
    "an address literal has no zone: leave out \"%\" and the interface behind it",
    "アドレスリテラルにゾーン（% とインターフェース名）は書けません。取り除いてください")
MISTAKE(prefix_length, "prefix-length", without_zone,
    "an address literal is one address: leave out \"/\" and the length of a prefix",
    "アドレスリテラルは 1 つのアドレスです。「/」とプレフィックス長を取り除いてください")
MISTAKE(long_group, "ipv6-group-too-long", uncorrected,
    "a group of an IPv6 address has at most four hex digits",
    "IPv6 アドレスの 1 つのグループは 16 進数字で最大 4 桁です")
MISTAKE(name_in_brackets, "name-in-square-brackets", without_square_brackets,
    "a host name has no square brackets: only an IP address has",
    "ホスト名に角括弧は付けません。角括弧を使うのは IP アドレスだけです")
MISTAKE(ipv4_with_ipv6_tag, "ipv4-with-ipv6-tag", without_tag,
    "this is an IPv4 address, which has no tag: write [192.0.2.1]",
    "これは IPv4 アドレスで、タグは付けません。[192.0.2.1] のように書きます")
MISTAKE(ipv6_without_tag, "ipv6-without-tag", with_ipv6_tag,
    "an IPv6 address is written with its tag: [IPv6:2001:db8::1]",
    "IPv6 アドレスは [IPv6:2001:db8::1] のようにタグを付けて書きます")
MISTAKE(literal_without_brackets, "literal-without-brackets", in_brackets,
    "an address literal stands in square brackets: [192.0.2.1] or [IPv6:2001:db8::1]",
    "アドレスリテラルは [192.0.2.1] や [IPv6:2001:db8::1] のように角括弧で囲みます")
MISTAKE(space_in_literal, "space-in-literal", without_spaces,
    "no space stands in an address literal: leave it out",
    "アドレスリテラルの中に空白は置けません。取り除いてください")
MISTAKE(ipv6_without_brackets, "ipv6-without-brackets", in_ipv6_brackets,
    "an IPv6 address stands in square brackets with its tag: [IPv6:2001:db8::1]",
    "IPv6 アドレスは角括弧とタグを付けて [IPv6:2001:db8::1] のように書きます")
MISTAKE(literal_unclosed, "literal-unclosed", with_closing_square_bracket,
    "the closing \"]\" of the address literal is missing",
    "アドレスリテラルを閉じる「]」がありません")
MISTAKE(literal_unopened, "literal-unopened", with_opening_square_bracket,
    "the opening \"[\" of the address literal is missing",
    "アドレスリテラルの始まりの「[」がありません")
MISTAKE(port_behind_domain, "port-behind-domain", without_port,
    "no port stands behind the domain: leave out the colon and the number",
    "ドメインのあとにポート番号は書けません。コロンと番号を取り除いてください")
MISTAKE(ipv4_tag, "ipv4-with-tag", without_ipv4_tag,
    "an IPv4 address has no tag: write [192.0.2.1]",
    "IPv4 アドレスにタグは付けません。[192.0.2.1] のように書きます")
MISTAKE(fifth_number, "ipv4-of-five-numbers", uncorrected,
    "an IPv4 address has four numbers, not more",
    "IPv4 アドレスの数は 4 つです。多すぎます")
MISTAKE(url_for_domain, "url-for-domain", host_of_url,
    "this is a URL, a web link: only the domain name, without \"/\", may stand here",
    "これは URL です。「/」を含まないドメイン名だけを書きます")
MISTAKE(second_at, "second-at", without_second_at,
    "one \"@\" too many: an address has only one, unless the local part is quoted",
    "「@」が多すぎます。引用符の外に置ける「@」は 1 つだけです")
MISTAKE(quoted_domain, "quoted-domain", without_quotes,
    "a domain is not quoted: leave out the quotes",
    "ドメインに引用符は付けません。取り除いてください")
MISTAKE(underscore, "underscore", uncorrected,
    "a domain name has letters, digits, hyphens and dots, but no underscore",
    "ドメイン名に使えるのは英数字、ハイフン、ドットです。アンダースコアは使えません")
MISTAKE(atrn_list, "atrn-list", list_of_domains,
    "the domains of ATRN have one comma between them and no space: ATRN example.org,example.com",
    "ATRN のドメインは空白を入れず、コンマ 1 つで区切ります。ATRN example.org,example.com のように書きます")
MISTAKE(mark_behind_host, "mark-behind-host", without_octet,
    "nothing may stand behind the host name: leave out the last character",
    "ホスト名のあとには何も書けません。最後の文字を取り除いてください")
MISTAKE(several_hosts, "several-hosts", uncorrected,
    "this command takes one host name",
    "このコマンドに書けるホスト名は 1 つです")
MISTAKE(separator_for_dot, "separator-for-dot", dot_for_separator,
    "a comma or semicolon stands where a dot (\".\") should",
    "ドット（.）を置くところにコンマまたはセミコロンがあります")
MISTAKE(empty_label, "doubled-dot-in-domain", without_dot,
    "one dot too many: no label of a domain is empty",
    "ドットが多すぎます。ドメインのラベルは空にできません")
MISTAKE(dot_at_end, "trailing-dot", without_last_dot,
    "a domain in SMTP has no dot at its end: leave it out",
    "SMTP のドメインは末尾にドットを付けません。取り除いてください")
MISTAKE(leading_hyphen, "leading-hyphen", uncorrected,
    "a label of a domain does not begin with a hyphen (\"-\")",
    "ドメインのラベルはハイフン（-）で始められません")
MISTAKE(trailing_hyphen, "trailing-hyphen", uncorrected,
    "a label of a domain does not end in a hyphen (\"-\")",
    "ドメインのラベルはハイフン（-）で終えられません")
MISTAKE(space_in_domain, "space-in-domain", without_spaces,
    "no space may stand in a domain",
    "ドメインの中に空白は置けません")
MISTAKE(special_in_domain, "special-in-domain", uncorrected,
    "a domain name has letters, digits, hyphens and dots only: this character has no place in it",
    "ドメイン名に使えるのは英数字、ハイフン、ドットだけです。この文字は使えません")
MISTAKE(text_behind_address, "text-behind-address", uncorrected,
    "a space and more stand behind the address: only the address itself, without a name, stands between the angle brackets",
    "アドレスのあとに空白と別の文字列があります。山括弧の中にはアドレスだけを書きます")
/* clang-format on */
