// SPDX-License-Identifier: MIT
/*
 * SMTP's command lines and reply lines, transcribed from the ABNF: one definition for each production, under the
 * production's name (with "_" where ABNF has "-"), in the order of the standards. Strings are without case
 * where the ABNF's are, which Ragel writes 'like this'i.
 *
 * The machines accept more than a strict reader does: every tolerance and all of SMTPUTF8 is in them. A
 * transition that leaves the strict grammar carries an action which says how, and the reader (oracle.c) takes
 * it or not, by its options. So "where the strict reading fails" is a transition, and no second grammar.
 *
 * Machines know nothing of limits that a standard states in words, nor of which extension was offered.
 */
%%{
    machine grammar;

    # ---- What the reader is told. An action sets one bit; events.h says what each means. -----------------

    action colon            { events |= EVENT_COLON; }
    action begin_path       { events |= EVENT_BEGIN_PATH; }
    action close_path       { events |= EVENT_CLOSE_PATH; }
    action end_path         { events |= EVENT_END_PATH; }
    action null_path        { events |= EVENT_NULL_PATH; }
    action postmaster       { events |= EVENT_POSTMASTER; }
    action begin_route      { events |= EVENT_BEGIN_ROUTE; }
    action end_route        { events |= EVENT_END_ROUTE; }
    action begin_hop        { events |= EVENT_BEGIN_HOP; }
    action end_hop          { events |= EVENT_END_HOP; }
    action begin_local      { events |= EVENT_BEGIN_LOCAL; }
    action end_local        { events |= EVENT_END_LOCAL; }
    action begin_domain     { events |= EVENT_BEGIN_DOMAIN; }
    action end_domain       { events |= EVENT_END_DOMAIN; }
    action ipv4             { events |= EVENT_IPV4; }
    action ipv6             { events |= EVENT_IPV6; }
    action general          { events |= EVENT_GENERAL; }
    action end_tag          { events |= EVENT_END_TAG; }
    action begin_param      { events |= EVENT_BEGIN_PARAM; }
    action equals           { events |= EVENT_EQUALS; }
    action end_param        { events |= EVENT_END_PARAM; }
    action begin_argument   { events |= EVENT_BEGIN_ARGUMENT; }
    action end_argument     { events |= EVENT_END_ARGUMENT; }
    action begin_second     { events |= EVENT_BEGIN_SECOND; }
    action end_second       { events |= EVENT_END_SECOND; }
    action end_status       { events |= EVENT_END_STATUS; }

    action non_ascii        { events |= EVENT_NON_ASCII; }
    action around_colon     { events |= EVENT_SPACE_AROUND_COLON; }
    action several          { events |= EVENT_SEVERAL_SPACES; }
    action no_brackets      { events |= EVENT_NO_ANGLE_BRACKETS; }
    action trailing_dot     { events |= EVENT_TRAILING_DOT; }
    action underscore       { events |= EVENT_UNDERSCORE; }
    action untagged         { events |= EVENT_UNTAGGED_IPV6; }
    action helo_literal     { events |= EVENT_HELO_LITERAL; }
    action loose_dots       { events |= EVENT_LOOSE_DOTS; }
    action htab             { events |= EVENT_HTAB; }
    action no_domain        { events |= EVENT_NO_DOMAIN; }
    action in_brackets      { events |= EVENT_SPACE_IN_BRACKETS; }
    action eight_bit        { events |= EVENT_EIGHT_BIT; }
    action edge_hyphen      { events |= EVENT_EDGE_HYPHEN; }
    action one_group        { events |= EVENT_IPV6_ONE_GROUP; }
    action loose_xtext      { events |= EVENT_LOOSE_XTEXT; }
    action address_non_ascii { events |= EVENT_ADDRESS_NON_ASCII; }
    action any_equals       { events |= EVENT_ANY_EQUALS; }

    # ---- RFC 5234 appendix B.1, RFC 3629 section 4 --------------------------------------------------------

    ALPHA  = [A-Za-z];
    DIGIT  = [0-9];
    HEXDIG = [0-9A-Fa-f];
    DQUOTE = 34;
    SP     = 32;
    HTAB   = 9;
    WSP    = SP | HTAB;

    UTF8_tail = 0x80..0xBF;
    UTF8_2    = 0xC2..0xDF UTF8_tail;
    UTF8_3    = 0xE0 0xA0..0xBF UTF8_tail
              | 0xE1..0xEC UTF8_tail{2}
              | 0xED 0x80..0x9F UTF8_tail
              | 0xEE..0xEF UTF8_tail{2};
    UTF8_4    = 0xF0 0x90..0xBF UTF8_tail{2}
              | 0xF1..0xF3 UTF8_tail{3}
              | 0xF4 0x80..0x8F UTF8_tail{2};

    # RFC 6532 section 3.1
    any_UTF8       = UTF8_2 | UTF8_3 | UTF8_4;
    UTF8_non_ascii = any_UTF8 $non_ascii;

    # Where the grammar has one SP, a tolerant reader may take a run, and HTAB.
    one_SP = ( SP | HTAB $htab ) ( SP $several | HTAB $several $htab )*;

    # ---- RFC 5321 section 4.1.2, RFC 6531 section 3.3: local parts ----------------------------------------

    ascii_atext      = ALPHA | DIGIT | [!#$%&'*+\-/=?^_`{|}~];
    atext            = ascii_atext | UTF8_non_ascii;
    Atom             = atext+;

    # Tolerated where SMTPUTF8 was not offered: any octet beyond ASCII, in a local part only. Which octet it is does
    # not matter, and it is no UTF-8; so the reader says it with a symbol that no line holds.
    local_Atom       = ( atext | 257 $eight_bit )+;
    Dot_string       = local_Atom ( "." local_Atom )*;

    # Tolerated: 1*(atext / "."). The strict reading fails at a leading dot, at the second of two, and at what
    # stands behind a trailing one.
    dots             = "." ( "." $loose_dots )*;
    leading_dots     = "."+ $loose_dots;
    loose_Dot_string = leading_dots | leading_dots? local_Atom ( dots local_Atom )* ( dots %loose_dots )?;

    qtextSMTP        = 32..33 | 35..91 | 93..126 | UTF8_non_ascii;
    quoted_pairSMTP  = 92 32..126;
    QcontentSMTP     = qtextSMTP | quoted_pairSMTP;
    Quoted_string    = DQUOTE QcontentSMTP* DQUOTE;
    String           = Atom | Quoted_string;
    local_Quoted     = DQUOTE ( QcontentSMTP | 257 $eight_bit )* DQUOTE;
    Local_part       = Dot_string | loose_Dot_string | local_Quoted;

    # ---- Domains ------------------------------------------------------------------------------------------

    Let_dig    = ALPHA | DIGIT | UTF8_non_ascii | "_" $underscore;
    sub_domain = Let_dig ( "-"* Let_dig )*;

    # Tolerated: hyphens at a label's edges, up to a label of nothing else. The strict reading fails at a leading one,
    # and at what stands behind a trailing one.
    leading_hyphens  = "-"+ $edge_hyphen;
    trailing_hyphens = "-"+ %edge_hyphen;
    label      = leading_hyphens | leading_hyphens? sub_domain trailing_hyphens?;

    Domain     = label ( "." label )* ( "." %trailing_dot )?;

    # ---- RFC 5321 section 4.1.3: address literals -----------------------------------------------------------

    Snum = [01] DIGIT{0,2} | "2" | "2" [0-4] DIGIT? | "25" [0-5]? | "2" [6-9] | [3-9] DIGIT?;
    IPv4_address_literal = Snum ( "." Snum ){3};

    IPv6_hex = HEXDIG{1,4};
    groups_1 = IPv6_hex;
    groups_2 = groups_1 ":" IPv6_hex;
    groups_3 = groups_2 ":" IPv6_hex;
    groups_4 = groups_3 ":" IPv6_hex;
    groups_5 = groups_4 ":" IPv6_hex;
    groups_6 = groups_5 ":" IPv6_hex;
    at_most_1 = groups_1?;
    at_most_2 = at_most_1 | groups_2;
    at_most_3 = at_most_2 | groups_3;
    at_most_4 = at_most_3 | groups_4;
    at_most_5 = at_most_4 | groups_5;
    at_most_6 = at_most_5 | groups_6;

    IPv6_full = IPv6_hex ( ":" IPv6_hex ){7};
    # "No more than 6 groups in addition to the '::' may be present."
    IPv6_comp = "::" at_most_6 | groups_1 "::" at_most_5 | groups_2 "::" at_most_4
              | groups_3 "::" at_most_3 | groups_4 "::" at_most_2 | groups_5 "::" at_most_1
              | groups_6 "::";
    IPv6v4_full = groups_6 ":" IPv4_address_literal;
    # "No more than 4 groups in addition to the '::' and IPv4-address-literal may be present."
    before_v4_0 = "";
    before_v4_1 = before_v4_0 | groups_1 ":";
    before_v4_2 = before_v4_1 | groups_2 ":";
    before_v4_3 = before_v4_2 | groups_3 ":";
    before_v4_4 = before_v4_3 | groups_4 ":";
    IPv6v4_comp = ( "::" before_v4_4 | groups_1 "::" before_v4_3 | groups_2 "::" before_v4_2
                  | groups_3 "::" before_v4_1 | groups_4 "::" before_v4_0 ) IPv4_address_literal;

    # Tolerated: a "::" that stands for one group (RFC 4291 section 2.2): seven groups beside it, five before an IPv4
    # tail. The strict reading fails at the second ":" behind seven groups, at the ":" or the digit that begins a
    # seventh one, and at the first "." of a tail behind five.
    groups_7 = groups_6 ":" IPv6_hex;
    one_colon = ":" $one_group;
    IPv6_one_group = groups_7 ":" one_colon | groups_6 "::" ( IPv6_hex >one_group )
                   | groups_5 "::" groups_1 one_colon IPv6_hex | groups_4 "::" groups_2 one_colon IPv6_hex
                   | groups_3 "::" groups_3 one_colon IPv6_hex | groups_2 "::" groups_4 one_colon IPv6_hex
                   | groups_1 "::" groups_5 one_colon IPv6_hex | "::" groups_6 one_colon IPv6_hex;
    sixth_tail = Snum ( "." $one_group ) Snum ( "." Snum ){2};
    IPv6v4_one_group = ( groups_5 "::" | groups_4 "::" groups_1 ":" | groups_3 "::" groups_2 ":"
                       | groups_2 "::" groups_3 ":" | groups_1 "::" groups_4 ":" | "::" groups_5 ":" ) sixth_tail;

    IPv6_addr   = IPv6_full | IPv6_comp | IPv6v4_full | IPv6v4_comp | IPv6_one_group | IPv6v4_one_group;

    IPv6_address_literal = 'IPv6:'i IPv6_addr;

    Standardized_tag = ALPHA ( ( ALPHA | DIGIT | "-" )* ( ALPHA | DIGIT ) )?;
    dcontent         = 33..90 | 94..126;
    General_address_literal = ( Standardized_tag - 'IPv6'i ) %end_tag ":" dcontent+;

    # Tolerated: an IPv6 address without its tag. It is tried only where the strict literal fails, so it is no
    # alternative that a machine could follow beside the others: the reader goes back and says so with a
    # symbol that no line holds.
    untagged_IPv6 = 256 $untagged IPv6_addr;

    address_literal = "[" ( IPv4_address_literal %ipv4 | IPv6_address_literal %ipv6
                          | General_address_literal %general | untagged_IPv6 %ipv6 ) "]";

    # ---- Mailboxes and paths --------------------------------------------------------------------------------

    Mailbox   = Local_part >begin_local %end_local "@"
                ( Domain | address_literal ) >begin_domain %end_domain;
    At_domain = "@" Domain >begin_hop %end_hop;
    A_d_l     = ( At_domain ( "," At_domain )* ) >begin_route %end_route;
    routed_Mailbox = ( A_d_l ":" )? Mailbox;

    # Section 4.1.1.3: "<Postmaster>" alone, in either case.
    Postmaster   = 'Postmaster'i >begin_local %end_local %postmaster;

    # Tolerated: a local part alone, behind a route too; in RCPT it is not the word that section 4.1.1.3 has.
    unqualified  = Local_part >begin_local %end_local %no_domain;
    unqualified_Reverse = ( A_d_l ":" )? unqualified;
    unqualified_Forward = A_d_l ":" unqualified
                        | ( Local_part - 'Postmaster'i ) >begin_local %end_local %no_domain;
    any_Reverse  = routed_Mailbox | unqualified_Reverse;
    any_Forward  = routed_Mailbox | unqualified_Forward | Postmaster;

    # Tolerated: white space right behind "<" and right before ">".
    spaces       = ( WSP $in_brackets )*;
    open_path    = "<" >begin_path spaces;
    close_path   = spaces ">" @close_path;

    # Path = "<" [ A-d-l ":" ] Mailbox ">"; Reverse-path = Path / "<>"
    Reverse_path = open_path any_Reverse close_path | open_path ">" @close_path @null_path;
    Forward_path = open_path any_Forward close_path;

    # Tolerated: a path that is not null, without its brackets.
    bare_Reverse_path = any_Reverse >begin_path >no_brackets %end_path;
    bare_Forward_path = any_Forward >begin_path >no_brackets %end_path;

    # ---- Parameter values, each by its own standard, behind it whose value it is -----------------------------------------------------------

    esmtp_keyword = ( ALPHA | DIGIT ) ( ALPHA | DIGIT | "-" )*;
    # With RFC 6531 section 3.3. A caller may say of his own keyword that "=" stands in its value, too.
    esmtp_value   = ( 33..60 | 62..126 | UTF8_non_ascii | "=" $any_equals )+;

    # RFC 3461 section 4: xtext; never empty here, and what "+" encodes is printable. Tolerated: digits of either case,
    # octets outside ASCII, and "=".
    xchar     = 33..42 | 44..60 | 62..126;
    hexchar   = "+" ( [2-6] ( [0-9A-F] | [a-f] $loose_xtext ) | "7" ( [0-9A-E] | [a-e] $loose_xtext )
              | [89A-Fa-f] $loose_xtext HEXDIG );
    loose_equals = "=" $loose_xtext;
    xtext     = ( xchar | hexchar | loose_equals )+;

    # RFC 1870 section 3
    size_value = DIGIT{1,20};  # MAIL SIZE
    # RFC 6152 section 2, RFC 3030 section 3
    body_value = '7BIT'i | '8BITMIME'i | 'BINARYMIME'i;  # MAIL BODY
    # RFC 3461 sections 4.1 to 4.4
    ret_value      = 'FULL'i | 'HDRS'i;  # MAIL RET
    envid_value    = xtext;  # MAIL ENVID
    notify_element = 'SUCCESS'i | 'FAILURE'i | 'DELAY'i;
    notify_value   = 'NEVER'i | notify_element ( "," notify_element )*;  # RCPT NOTIFY
    # RFC 6533 section 3
    # HEXDIG and "2B" are strings of ABNF, and so of either case; of the controls none is taken.
    NZHEXDIG   = HEXDIG - "0";
    HEXPOINT   = "20" | '2B'i | '3D'i | '5C'i | [89A-Fa-f] HEXDIG | NZHEXDIG HEXDIG{2}
               | ( NZHEXDIG - 'D'i ) HEXDIG{3} | 'D'i [0-7] HEXDIG{2} | NZHEXDIG HEXDIG{4} | "10" HEXDIG{4};
    EmbeddedUnicodeChar = 92 "x{" HEXPOINT "}";
    QUCHAR     = 33..42 | 44..60 | 62..91 | 93..126 | any_UTF8 $address_non_ascii;
    utf_8_addr = ( QUCHAR | EmbeddedUnicodeChar )+;
    addr_type  = ( ascii_atext - "=" )+;
    orcpt_value = ( addr_type - 'utf-8'i ) ";" xtext | 'utf-8'i ";" utf_8_addr;  # RCPT ORCPT
    # RFC 4954 section 8
    mailbox_hexchar = "+" ( [2-6] HEXDIG | "7" ( HEXDIG - 'F'i ) | [89A-Fa-f] HEXDIG );
    auth_value = ( xchar | mailbox_hexchar | loose_equals )+;  # MAIL AUTH
    # RFC 2852 section 4
    by_mode    = 'N'i | 'R'i;
    by_trace   = 'T'i;
    by_value   = [+\-]? DIGIT{1,9} ";" by_mode by_trace?;  # MAIL BY
    # RFC 3339 section 5.6
    date_month  = "0" [1-9] | "1" [0-2];
    date_mday   = "0" [1-9] | [12] DIGIT | "3" [01];
    time_hour   = [01] DIGIT | "2" [0-3];
    time_minute = [0-5] DIGIT;
    time_second = [0-5] DIGIT | "60";
    time_secfrac = "." DIGIT+;
    time_offset = 'Z'i | [+\-] time_hour ":" time_minute;
    full_date   = DIGIT{4} "-" date_month "-" date_mday;
    partial_time = time_hour ":" time_minute ":" time_second;
    # RFC 4865 section 3: Internet-style-date-time-UTC
    utc_offset      = 'Z'i | [+\-] "00:00";
    holdfor_value   = [1-9] DIGIT{0,8};  # MAIL HOLDFOR
    holduntil_value = full_date 'T'i partial_time time_secfrac? utc_offset;  # MAIL HOLDUNTIL
    # RFC 6710 section 7
    mt_priority_value = "0" | "-"? [1-9];  # MAIL MT-PRIORITY
    # RFC 3885 section 3.1, RFC 4648 section 4: base64, here without its padding
    base64_char    = ALPHA | DIGIT | "+" | "/";
    mtrk_certifier = ( base64_char{4} )* base64_char{2,4};
    mtrk_value     = mtrk_certifier ( ":" DIGIT{1,9} )?;  # MAIL MTRK
    # RFC 7293 section 3.1
    rrvs_value = full_date 'T'i partial_time time_offset ( ";" ( 'C'i | 'R'i ) )?;  # RCPT RRVS
    # RFC 3865 section 2.2
    Solicitation_word = ALPHA ( ALPHA | DIGIT | "-" | "_" | "." | ":" )*;
    solicit_value     = Solicitation_word ( "," Solicitation_word )*;  # MAIL SOLICIT
    # RFC 1845 section 2
    transid_atom  = ( 33..126 - [()<>@,;:\\"/\[\]?=.] )+;
    transid_token = transid_atom ( "." transid_atom )*;
    transid_value = "<" transid_token "@" transid_token ">";  # MAIL TRANSID
    # RFC 4405 section 4
    submitter_value = xtext;  # MAIL SUBMITTER
    # Postfix's VERP_README
    xverp_value = [\-+=]{2};  # MAIL XVERP

    # ---- Parameters: whether a value may, must or must not stand there is said elsewhere ------------------------

    equals = "=" @equals;

    # From the lines above that end in a command and a keyword. Other keywords, known to the reader or not, have an
    # esmtp-value or none.
    known_to_MAIL = @KNOWN_TO_MAIL@;
    known_to_RCPT = @KNOWN_TO_RCPT@;

    mail_esmtp_param = ( ( esmtp_keyword - known_to_MAIL ) ( equals esmtp_value )?
        @PARAMETERS_OF_MAIL@ ) >begin_param %end_param;

    rcpt_esmtp_param = ( ( esmtp_keyword - known_to_RCPT ) ( equals esmtp_value )?
        @PARAMETERS_OF_RCPT@ ) >begin_param %end_param;

    Mail_parameters = ( one_SP mail_esmtp_param )*;
    Rcpt_parameters = ( one_SP rcpt_esmtp_param )*;

    # ---- RFC 5321 section 4.1.1, and the commands of other standards: whole lines --------------------------------

    colon = ( WSP $around_colon )* ":" @colon ( WSP $around_colon )*;

    mail = 'MAIL'i one_SP 'FROM'i colon ( Reverse_path | bare_Reverse_path ) Mail_parameters;
    rcpt = 'RCPT'i one_SP 'TO'i colon ( Forward_path | bare_Forward_path ) Rcpt_parameters;

    argument_Domain  = Domain >begin_argument %end_argument >begin_domain %end_domain;
    argument_literal = address_literal >begin_argument %end_argument >begin_domain %end_domain;
    helo = 'HELO'i one_SP ( argument_Domain | argument_literal >helo_literal );
    ehlo = ( 'EHLO'i | 'LHLO'i ) one_SP ( argument_Domain | argument_literal );

    # Section 3.5.1 wants "user names" recognised, and a user name is a Local-part.
    vrfy = ( 'VRFY'i | 'EXPN'i ) one_SP ( String | Local_part | Mailbox ) >begin_argument %end_argument
           ( one_SP 'SMTPUTF8'i >begin_second %end_second )?;

    help = ( 'HELP'i | 'NOOP'i ) ( one_SP String >begin_argument %end_argument )?;

    bare = 'DATA'i | 'RSET'i | 'QUIT'i | 'STARTTLS'i;

    # RFC 4954 section 8; RFC 4422 section 3.1
    base64      = ( base64_char{4} )* ( base64_char{4} | base64_char{2} "==" | base64_char{3} "=" );
    auth_type   = ( ALPHA | DIGIT | "-" | "_" ){1,20};
    initial_response = base64 | "=";
    auth = 'AUTH'i one_SP auth_type >begin_argument %end_argument
           ( one_SP initial_response >begin_second %end_second )?;

    # RFC 3030 section 2: 1*DIGIT
    chunk_size = DIGIT+;
    bdat = 'BDAT'i one_SP chunk_size >begin_argument %end_argument
           ( one_SP 'LAST'i >begin_second %end_second )?;

    # RFC 1985 section 5
    node = Domain >begin_domain %end_domain;
    etrn = 'ETRN'i one_SP ( "@"? node | "#" Atom ) >begin_argument %end_argument;

    # RFC 2645 section 5.2.1: domain = sub-domain 1*("." sub-domain)
    atrn_domain = ( label ( "." label )+ ( "." %trailing_dot )? ) >begin_hop %end_hop;
    atrn = 'ATRN'i ( one_SP ( atrn_domain ( "," atrn_domain )* ) >begin_argument %end_argument )?;

    # RFC 4468 section 3.5; RFC 3986: an absolute URI, of which what is behind the scheme is not taken apart
    scheme       = ALPHA ( ALPHA | DIGIT | "+" | "-" | "." )*;
    unreserved   = ALPHA | DIGIT | "-" | "." | "_" | "~";
    gen_delims   = ":" | "/" | "?" | "[" | "]" | "@";
    sub_delims   = [!$&'()*+,;=];
    pct_encoded  = "%" HEXDIG HEXDIG;
    absolute_URI = scheme ":" ( unreserved | gen_delims | sub_delims | pct_encoded )+;
    burl = 'BURL'i one_SP absolute_URI >begin_argument %end_argument
           ( one_SP 'LAST'i >begin_second %end_second )?;

    # Postfix's protocol extensions
    attribute = ( ALPHA | DIGIT | "-" | "_" )+ "=" xtext;
    xclient   = ( 'XCLIENT'i | 'XFORWARD'i ) one_SP
                ( attribute ( one_SP attribute )* ) >begin_argument %end_argument;

    # ---- RFC 5321 section 4.2, RFC 6531 section 3.7.4: replies ---------------------------------------------------

    Reply_code = [2-5] [0-5] [0-9];
    textstring = ( HTAB | 32..126 | UTF8_non_ascii )*;
    # RFC 3463 section 2, RFC 2034 section 4; anything else in its place is text.
    status_part = "0" | [1-9] DIGIT{0,2};
    status_code = [245] "." status_part "." status_part;
    reply_line  = Reply_code ( ( SP | "-" ) ( textstring | status_code %end_status ( SP textstring )? ) )?;
}%%
