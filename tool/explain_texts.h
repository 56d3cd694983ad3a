// SPDX-License-Identifier: MIT
/*
 * What smtpath explain says of words, WORD(kind, name, example, standard, English, Japanese): a row each. What is
 * said of codes, reasons and mistakes is the library's.
 */
/* clang-format off */

/* ---- Commands --------------------------------------------------------------------------------------------- */

WORD(VERB, "MAIL", "MAIL FROM:<ann@example.org>", "RFC 5321 section 4.1.1.2",
        "Begins a message and names its sender, the reverse-path to which a bounce would go; MAIL FROM:<> for "
        "what must not be bounced itself. Parameters follow the path, one space before each.",
        "メッセージの送信を始め、差出人（不達通知の送り先になる reverse-path）を示します。不達通知そのもののよ"
        "うに、届かなくても通知してはならないメールでは MAIL FROM:<> とします。パラメーターはパスの後に、空白 "
        "1 つで区切って書きます。")
WORD(VERB, "RCPT", "RCPT TO:<bob@example.net>", "RFC 5321 section 4.1.1.3",
        "Names one recipient of the message that MAIL began; once for each. Every one is answered by itself.",
        "MAIL で始めたメッセージの受信者を 1 人ずつ示します。応答も受信者ごとに返ります。")
WORD(VERB, "DATA", "DATA", "RFC 5321 section 4.1.1.4",
        "Asks to send the message. The server answers 354; then lines follow, up to one that is a single dot.",
        "メッセージの送信を求めます。サーバーが 354 と答えたら本文を送り、ドットだけの行で終えます。")
WORD(VERB, "EHLO", "EHLO client.example.org", "RFC 5321 section 4.1.1.1",
        "Greets the server with the client's host name or address literal, and asks which extensions it "
        "offers; the keywords stand in the lines of its reply.",
        "クライアントのホスト名またはアドレスリテラルを名乗ってサーバーにあいさつし、使える拡張を尋ねます。応答の各"
        "行に拡張のキーワードが並びます。")
WORD(VERB, "HELO", "HELO client.example.org", "RFC 5321 section 4.1.1.1",
        "The old greeting, with the client's host name: no extension is offered behind it.",
        "クライアントのホスト名を名乗る、古い形のあいさつです。この後では拡張は使えません。")
WORD(VERB, "LHLO", "LHLO client.example.org", "RFC 2033 section 4.1",
        "The greeting of LMTP, in place of EHLO: behind the message each recipient is answered by itself.",
        "LMTP で EHLO の代わりに使うあいさつです。LMTP では、メッセージの後に受信者ごとの応答が返ります。")
WORD(VERB, "RSET", "RSET", "RFC 5321 section 4.1.1.5",
        "Drops the sender, the recipients and the message begun; the connection stays.",
        "始めたメッセージの差出人、受信者、内容を破棄します。接続はそのまま続きます。")
WORD(VERB, "QUIT", "QUIT", "RFC 5321 section 4.1.1.10",
        "Ends the session; the server answers 221 and closes.",
        "セッションを終えます。サーバーは 221 と答えて接続を閉じます。")
WORD(VERB, "NOOP", "NOOP", "RFC 5321 section 4.1.1.9",
        "Does nothing but ask for a reply.",
        "応答を求めるだけで、何もしません。")
WORD(VERB, "HELP", "HELP", "RFC 5321 section 4.1.1.8",
        "Asks the server for a text that helps, on a command perhaps.",
        "使い方の説明を求めます。コマンド名を付けることもあります。")
WORD(VERB, "VRFY", "VRFY bob", "RFC 5321 section 4.1.1.6",
        "Asks the server to verify that a user or mailbox exists. Many answer 252 and do not say.",
        "ユーザーやメールボックスが実在するかどうかを尋ねます。252 と答えて明かさないサーバーが多くあります。")
WORD(VERB, "EXPN", "EXPN staff", "RFC 5321 section 4.1.1.7",
        "Asks for the members of a mailing list. Most servers refuse.",
        "メーリングリストの参加者を尋ねます。ほとんどのサーバーは拒否します。")
WORD(VERB, "STARTTLS", "STARTTLS", "RFC 3207",
        "Asks to go on under TLS. Behind the 220 the handshake begins, and the client greets anew.",
        "以後の通信を TLS で保護するよう求めます。220 の後にハンドシェイクが始まり、クライアントはあいさつからやり"
        "直します。")
WORD(VERB, "AUTH", "AUTH PLAIN AGFubgBzZWNyZXQ=", "RFC 4954",
        "Logs in by a SASL mechanism; the server's challenges are 334, the client's responses lines of base64.",
        "SASL の方式でログインします。サーバーは 334 で問い、クライアントは base64 の行で答えます。")
WORD(VERB, "BDAT", "BDAT 86 LAST", "RFC 3030 section 2",
        "Sends a chunk of the message, of so many octets, in place of DATA; LAST marks the last one. Offered "
        "as CHUNKING.",
        "DATA の代わりに、メッセージの一部を示したオクテット数だけ送ります。最後のものに LAST を付けます。EHLO "
        "では CHUNKING として示されます。")
WORD(VERB, "ETRN", "ETRN example.org", "RFC 1985",
        "Asks the server to deliver now what waits in its queue for a node or a domain.",
        "指定したノードやドメイン宛てに溜まっているキューの配送を、すぐに始めるよう求めます。")
WORD(VERB, "ATRN", "ATRN example.org,example.com", "RFC 2645 section 5.2.1",
        "Turns the roles round behind AUTH: the server delivers the mail of these domains over this connection.",
        "AUTH の後で役割を入れ替えます。サーバーがこの接続で、指定したドメイン宛てのメールを配送します。")
WORD(VERB, "BURL", "BURL imap://ann@imap.example.org/sent;uid=7 LAST", "RFC 4468 section 3",
        "Sends part of a message by its address on an IMAP server, so that it is not sent twice.",
        "メッセージの一部を、IMAP サーバー上の URL で示して送ります。同じ内容を送り直さずに済みます。")
WORD(VERB, "XCLIENT", "XCLIENT ADDR=192.0.2.1 NAME=mx.example.org", "Postfix, XCLIENT_README",
        "A trusted proxy says for which client it speaks; the server takes the attributes for the connection's "
        "own.",
        "信頼されたプロキシーが、本来のクライアントの情報を伝えます。サーバーはそれをこの接続の情報として扱いま"
        "す。")
WORD(VERB, "XFORWARD", "XFORWARD ADDR=192.0.2.1 NAME=mx.example.org", "Postfix, XFORWARD_README",
        "A content filter says where the message came from, for the log only.",
        "コンテンツフィルターが、メッセージの出所を伝えます。ログに記録するためだけに使われます。")
WORD(VERB, "SEND", "SEND FROM:<ann@example.org>", "RFC 821 section 3.4",
        "Obsolete: delivered to a terminal. Use MAIL.",
        "端末に届けるための、廃止されたコマンドです。MAIL を使います。")
WORD(VERB, "SOML", "SOML FROM:<ann@example.org>", "RFC 821 section 3.4",
        "Obsolete: to a terminal or else the mailbox. Use MAIL.",
        "端末に、なければメールボックスに届けるための、廃止されたコマンドです。MAIL を使います。")
WORD(VERB, "SAML", "SAML FROM:<ann@example.org>", "RFC 821 section 3.4",
        "Obsolete: to a terminal and the mailbox. Use MAIL.",
        "端末とメールボックスの両方に届けるための、廃止されたコマンドです。MAIL を使います。")
WORD(VERB, "TURN", "TURN", "RFC 821 section 3.8",
        "Obsolete, since nobody knew who asked: it turned the roles round. Use ETRN, or ATRN behind AUTH.",
        "役割を入れ替えるコマンドでしたが、相手を確かめられないため廃止されました。ETRN を、または AUTH の後で "
        "ATRN を使います。")

/* ---- EHLO keywords ---------------------------------------------------------------------------------------- */

WORD(EXTENSION, "SIZE", "250-SIZE 52428800", "RFC 1870",
        "The server says the greatest message it takes, in octets; MAIL may say how big the message is.",
        "サーバーが受け取るメッセージの最大オクテット数を示します。MAIL でメッセージの大きさを伝えられます。")
WORD(EXTENSION, "8BITMIME", "250-8BITMIME", "RFC 6152",
        "The body may hold octets of eight bits; MAIL says so by BODY=8BITMIME.",
        "本文に 8 ビットのオクテットを使えます。MAIL に BODY=8BITMIME を付けて知らせます。")
WORD(EXTENSION, "BINARYMIME", "250-BINARYMIME", "RFC 3030",
        "The body may be binary, without lines; it is sent by BDAT, and MAIL says BODY=BINARYMIME.",
        "行に区切られないバイナリーの本文を使えます。MAIL に BODY=BINARYMIME を付け、BDAT で送ります。")
WORD(EXTENSION, "SMTPUTF8", "250-SMTPUTF8", "RFC 6531",
        "Addresses and headers may hold non-ASCII characters, in UTF-8; MAIL asks for it by SMTPUTF8.",
        "アドレスとヘッダーに UTF-8 で ASCII 以外の文字を使えます（国際化メール）。MAIL に SMTPUTF8 を付けて求"
        "めます。")
WORD(EXTENSION, "DSN", "250-DSN", "RFC 3461",
        "The sender may ask for notifications on the delivery status: when, how much of the message, and with "
        "which identifier (NOTIFY, ORCPT on RCPT; RET, ENVID on MAIL).",
        "配送状況の通知について、どんなときに、メッセージのどこまでを、どの識別子で返すかを指定できます（RCPT "
        "の NOTIFY と ORCPT、MAIL の RET と ENVID）。")
WORD(EXTENSION, "AUTH", "250-AUTH PLAIN LOGIN SCRAM-SHA-256", "RFC 4954",
        "Clients may log in; the mechanisms stand behind the keyword.",
        "クライアントがログインできます。キーワードの後に方式が並びます。")
WORD(EXTENSION, "DELIVERBY", "250-DELIVERBY 120", "RFC 2852",
        "MAIL may say by when the message must be delivered (BY).",
        "配送の期限を MAIL の BY で指定できます。")
WORD(EXTENSION, "FUTURERELEASE", "250-FUTURERELEASE 86400 2027-01-01T00:00:00Z", "RFC 4865",
        "The server holds a message and sends it later: HOLDFOR seconds, or HOLDUNTIL a time.",
        "サーバーがメッセージを預かり、後で送ります。HOLDFOR で秒数を、HOLDUNTIL で時刻を指定します。")
WORD(EXTENSION, "MT-PRIORITY", "250-MT-PRIORITY", "RFC 6710",
        "MAIL may give the message a priority, -9 to 9.",
        "MAIL でメッセージの優先度（-9 から 9）を指定できます。")
WORD(EXTENSION, "REQUIRETLS", "250-REQUIRETLS", "RFC 8689",
        "MAIL may ask that the message goes over TLS on every hop, or is bounced.",
        "すべての区間で TLS を使うよう MAIL で求められます。使えない区間があれば、メッセージは差し戻されます。")
WORD(EXTENSION, "MTRK", "250-MTRK", "RFC 3885",
        "The way of a message can be tracked, by a certifier in MAIL.",
        "MAIL で示した certifier により、メッセージの経路を追跡できます。")
WORD(EXTENSION, "RRVS", "250-RRVS", "RFC 7293",
        "RCPT may say since when the sender knows the mailbox (Require-Recipient-Valid-Since): it is refused "
        "if the owner has changed.",
        "送信者がそのメールボックスをいつから知っているかを RCPT で示せます（Require-Recipient-Valid-Since）。"
        "その後に持ち主が変わっていれば拒否されます。")
WORD(EXTENSION, "CONPERM", "250-CONPERM", "RFC 4141",
        "MAIL may permit that the content is converted on the way.",
        "経路上での内容の変換を MAIL で許可できます。")
WORD(EXTENSION, "CONNEG", "250-CONNEG", "RFC 4141",
        "RCPT may ask what the recipient's system can show, for a conversion.",
        "変換のために、受信者の環境で何を表示できるかを RCPT で尋ねられます。")
WORD(EXTENSION, "NO-SOLICITING", "250-NO-SOLICITING org.example:ADV", "RFC 3865",
        "The server says which kinds of solicitation it does not want.",
        "受け取りを望まない勧誘の種類をサーバーが示します。")
WORD(EXTENSION, "CHECKPOINT", "250-CHECKPOINT", "RFC 1845",
        "A transaction that broke off can go on where it was, by its TRANSID.",
        "途切れたトランザクションを、TRANSID によって途中から再開できます。")
WORD(EXTENSION, "SUBMITTER", "250-SUBMITTER", "RFC 4405",
        "MAIL may name who is responsible for the message.",
        "メッセージの送信に責任を負うアドレスを MAIL で示せます。")
WORD(EXTENSION, "PIPELINING", "250-PIPELINING", "RFC 2920",
        "The client may send several commands without waiting for each reply.",
        "クライアントは応答を待たずに複数のコマンドを続けて送れます。")
WORD(EXTENSION, "CHUNKING", "250-CHUNKING", "RFC 3030",
        "The message may be sent by BDAT, in chunks of known size.",
        "大きさの分かった断片に分け、BDAT でメッセージを送れます。")
WORD(EXTENSION, "STARTTLS", "250-STARTTLS", "RFC 3207",
        "The session can go on under TLS, by the command STARTTLS.",
        "STARTTLS コマンドで、以後の通信を TLS で保護できます。")
WORD(EXTENSION, "ENHANCEDSTATUSCODES", "250-ENHANCEDSTATUSCODES", "RFC 2034",
        "Replies carry enhanced status codes, such as 5.1.3, before their texts.",
        "応答のテキストの前に、5.1.3 のような拡張ステータスコードが付きます。")
WORD(EXTENSION, "ETRN", "250-ETRN", "RFC 1985",
        "The queue of a node can be started, by the command ETRN.",
        "ETRN コマンドで、ノードのキューの配送を始められます。")
WORD(EXTENSION, "ATRN", "250-ATRN", "RFC 2645",
        "Mail can be fetched over this connection, by the command ATRN.",
        "ATRN コマンドで、この接続からメールを受け取れます。")
WORD(EXTENSION, "BURL", "250-BURL imap", "RFC 4468",
        "Parts of a message can be given by their URL, by the command BURL.",
        "BURL コマンドで、メッセージの一部を URL で示せます。")
WORD(EXTENSION, "LIMITS", "250-LIMITS RCPTMAX=100", "RFC 9422",
        "The server says how much it takes: transactions, recipients, domains of recipients.",
        "トランザクション数、受信者数、受信者のドメイン数の上限をサーバーが示します。")
WORD(EXTENSION, "HELP", "250-HELP", "RFC 5321 section 4.1.1.8",
        "The command HELP has an answer.",
        "HELP コマンドに答えます。")
WORD(EXTENSION, "VRFY", "250-VRFY", "RFC 5321 section 4.1.1.6",
        "The command VRFY has an answer.",
        "VRFY コマンドに答えます。")
WORD(EXTENSION, "EXPN", "250-EXPN", "RFC 5321 section 4.1.1.7",
        "The command EXPN has an answer.",
        "EXPN コマンドに答えます。")
WORD(EXTENSION, "XCLIENT", "250-XCLIENT NAME ADDR PROTO HELO", "Postfix, XCLIENT_README",
        "Trusted clients may use XCLIENT, with these attributes.",
        "信頼されたクライアントは、示された属性で XCLIENT を使えます。")
WORD(EXTENSION, "XFORWARD", "250-XFORWARD NAME ADDR PROTO HELO", "Postfix, XFORWARD_README",
        "Trusted clients may use XFORWARD, with these attributes.",
        "信頼されたクライアントは、示された属性で XFORWARD を使えます。")
WORD(EXTENSION, "PRDR", "250-PRDR", "draft-hall-prdr",
        "Behind the message each recipient can be answered by itself, if MAIL asked for it.",
        "MAIL で求めれば、メッセージの後に受信者ごとの応答が返ります。")
WORD(EXTENSION, "XVERP", "250-XVERP", "Postfix, VERP_README",
        "The recipient can be written into each copy's sender, so that bounces say whose they are.",
        "受信者のアドレスを差出人に埋め込み、どの宛先の不達通知かを分かるようにできます。")

/* ---- Parameters, whose grammar is the library's ------------------------------------------------------------ */

WORD(PARAMETER, "SIZE", "SIZE=1000", "",
        "how many octets the message has, about",
        "メッセージのおおよそのオクテット数")
WORD(PARAMETER, "BODY", "BODY=8BITMIME", "",
        "what the body holds: 7BIT, 8BITMIME or BINARYMIME",
        "本文の種類（7BIT、8BITMIME、BINARYMIME）")
WORD(PARAMETER, "SMTPUTF8", "SMTPUTF8", "",
        "addresses or headers hold non-ASCII characters, in UTF-8",
        "アドレスまたはヘッダーに、UTF-8 で書かれた ASCII 以外の文字があること")
WORD(PARAMETER, "RET", "RET=HDRS", "",
        "how much of the message a bounce brings back: FULL, or its headers HDRS",
        "不達通知に含めるのがメッセージの全体（FULL）か、ヘッダー（HDRS）だけか")
WORD(PARAMETER, "ENVID", "ENVID=QQ314159", "",
        "the sender's identifier of this envelope, which notifications repeat",
        "送信者が付けるエンベロープの識別子。通知に同じものが書かれる")
WORD(PARAMETER, "NOTIFY", "NOTIFY=SUCCESS,FAILURE", "",
        "when to notify the sender: NEVER, or one or more of SUCCESS, FAILURE, DELAY",
        "通知する場合（NEVER、または SUCCESS、FAILURE、DELAY のうち 1 つ以上）")
WORD(PARAMETER, "ORCPT", "ORCPT=rfc822;bob@example.org", "",
        "the recipient as the sender first wrote it",
        "送信者が最初に指定した受信者")
WORD(PARAMETER, "AUTH", "AUTH=<>", "",
        "who submitted the message, or <> if that is not known",
        "メッセージを投稿した人。分からなければ <>")
WORD(PARAMETER, "BY", "BY=3600;R", "",
        "within how many seconds to deliver; then return it (R) or only notify the sender (N)",
        "配送の期限（秒）と、過ぎたときに差し戻す（R）か、知らせるだけ（N）か")
WORD(PARAMETER, "HOLDFOR", "HOLDFOR=3600", "",
        "hold the message for so many seconds",
        "メッセージを預かっておく秒数")
WORD(PARAMETER, "HOLDUNTIL", "HOLDUNTIL=2027-01-01T00:00:00Z", "",
        "hold the message until then, in UTC",
        "メッセージを預かっておく期限（UTC）")
WORD(PARAMETER, "MT-PRIORITY", "MT-PRIORITY=3", "",
        "the message's priority, -9 to 9",
        "メッセージの優先度（-9 から 9）")
WORD(PARAMETER, "REQUIRETLS", "REQUIRETLS", "",
        "TLS on every hop, or a bounce",
        "すべての区間で TLS を使い、さもなければ差し戻すこと")
WORD(PARAMETER, "MTRK", "MTRK=SGVsbG8:86400", "",
        "the certifier by which the message may be tracked, and for how long",
        "追跡のための certifier と、追跡できる期間")
WORD(PARAMETER, "RRVS", "RRVS=2026-01-01T00:00:00Z", "",
        "since when the sender knows the mailbox: refuse if its owner has changed since",
        "送信者がメールボックスを知った時刻。その後に持ち主が変わっていれば拒否される")
WORD(PARAMETER, "CONPERM", "CONPERM", "",
        "the content may be converted on the way",
        "経路上で内容を変換してよいこと")
WORD(PARAMETER, "CONNEG", "CONNEG", "",
        "ask what the recipient's system can show",
        "受信者の環境で何を表示できるかの問い合わせ")
WORD(PARAMETER, "SOLICIT", "SOLICIT=org.example:ADV", "",
        "which kind of solicitation the message is",
        "メッセージが勧誘である場合の種類")
WORD(PARAMETER, "TRANSID", "TRANSID=<12345@example.org>", "",
        "the name by which the transaction can be resumed",
        "トランザクションを再開するための名前")
WORD(PARAMETER, "SUBMITTER", "SUBMITTER=ann@example.org", "",
        "who is responsible for the message",
        "メッセージの送信に責任を負うアドレス")
WORD(PARAMETER, "PRDR", "PRDR", "",
        "answer each recipient by itself behind the message",
        "メッセージの後に受信者ごとの応答を求めること")
WORD(PARAMETER, "XVERP", "XVERP", "",
        "write the recipient into each copy's sender; the value may choose the two delimiters",
        "受信者のアドレスを差出人に埋め込むこと。値で区切り文字 2 つを選べる")

/* ---- Tolerances --------------------------------------------------------------------------------------------- */

WORD(TOLERANCE, "space-around-colon", "MAIL FROM: <a@b>", "",
        "white space before or behind the colon of FROM: or TO:",
        "FROM: や TO: のコロンの前後の空白")
WORD(TOLERANCE, "several-spaces", "MAIL  FROM:<a@b>   SIZE=1", "",
        "more than one space between the parts of a line",
        "行の要素の間に 2 つ以上並んだ空白")
WORD(TOLERANCE, "no-angle-brackets", "MAIL FROM:a@b", "",
        "a path without its angle brackets",
        "山括弧のないパス")
WORD(TOLERANCE, "trailing-dot", "RCPT TO:<a@example.org.>", "",
        "a dot at the end of a domain",
        "ドメインの末尾のドット")
WORD(TOLERANCE, "underscore", "RCPT TO:<a@my_host.example>", "",
        "an underscore (_) in the label of a domain",
        "ドメインのラベルの中の下線（_）")
WORD(TOLERANCE, "untagged-ipv6", "RCPT TO:<a@[2001:db8::1]>", "",
        "an IPv6 address literal without its tag \"IPv6:\"",
        "「IPv6:」の付いていない IPv6 アドレスリテラル")
WORD(TOLERANCE, "helo-literal", "HELO [192.0.2.1]", "",
        "an address literal in HELO, which takes a host name",
        "ホスト名を書くべき HELO でのアドレスリテラル")
WORD(TOLERANCE, "loose-dots", "RCPT TO:<.a..b.@example.org>", "",
        "dots at the beginning or the end of a local part, or two in a row",
        "ローカルパートの先頭や末尾のドット、連続したドット")
WORD(TOLERANCE, "htab", "RCPT<HTAB>TO:<a@b>", "",
        "a horizontal tab where a space must be",
        "空白であるべきところの水平タブ")
WORD(TOLERANCE, "no-domain", "RCPT TO:<root>", "",
        "a local part alone, without a domain: <root>",
        "ドメインのない、ローカルパートだけのアドレス（<root>）")
WORD(TOLERANCE, "space-in-brackets", "RCPT TO:< a@b >", "",
        "white space right inside the angle brackets",
        "山括弧のすぐ内側の空白")
WORD(TOLERANCE, "loose-xtext", "RCPT TO:<a@b> ORCPT=rfc822;gr+c3+bcn@b", "",
        "in xtext hex digits of either case, for octets outside ASCII too, and \"=\" as itself",
        "xtext の中の、小文字の 16 進数字、ASCII 以外のオクテットの符号化、そのままの「=」")
WORD(TOLERANCE, "unknown-parameter", "MAIL FROM:<a@b> XFOO=1", "",
        "a parameter that nobody knows is passed over",
        "知らないパラメーター（読み飛ばします）")
WORD(TOLERANCE, "not-offered", "MAIL FROM:<a@b> SIZE=1", "",
        "a parameter whose extension was not offered",
        "サーバーの示していない拡張のパラメーター")
WORD(TOLERANCE, "any-helo", "HELO my host", "",
        "any printable text behind HELO, EHLO and LHLO",
        "HELO、EHLO、LHLO の後の、印字可能な任意の文字列")
WORD(TOLERANCE, "eight-bit", "RCPT TO:<grün@example.org>", "",
        "octets outside ASCII in a local part without SMTPUTF8",
        "SMTPUTF8 によらない、ローカルパートの中の ASCII 以外のオクテット")
WORD(TOLERANCE, "edge-hyphen", "EHLO pc-", "",
        "a label of a domain that begins or ends with a hyphen (-)",
        "ハイフン（-）で始まる、または終わるドメインのラベル")
WORD(TOLERANCE, "ipv6-one-group", "RCPT TO:<a@[IPv6:1:2:3:4:5:6:7::]>", "",
        "\"::\" that stands for one group only",
        "グループ 1 つだけを表す「::」")
WORD(TOLERANCE, "trailing-space", "QUIT ", "",
        "white space at the end of a line: always removed and noted, but with --strict-trailing",
        "行末の空白。--strict-trailing がなければ、常に取り除いて記録します")
WORD(TOLERANCE, "long-auth-line", "AUTH PLAIN ...", "",
        "an AUTH line of more than 512 octets: only noted",
        "512 オクテットを超える AUTH の行。記録するだけです")

/* ---- Flags ---------------------------------------------------------------------------------------------------- */

WORD(FLAG, "source-route", "<@relay.example:a@b>", "",
        "a source route stands before the mailbox",
        "メールボックスの前に経路指定（source route）がある")
WORD(FLAG, "percent", "<a%b@c>", "",
        "\"%\" in the local part: old-style relaying",
        "ローカルパートに「%」がある（古い中継の書き方）")
WORD(FLAG, "bang", "<a!b@c>", "",
        "\"!\" in the local part: UUCP routing",
        "ローカルパートに「!」がある（UUCP の経路指定）")
WORD(FLAG, "quoted-at", "<\"a@b\"@c>", "",
        "\"@\" in the local part, inside quotes",
        "ローカルパートの引用符の中に「@」がある")
WORD(FLAG, "space", "<\"a b\"@c>", "", "a space in the local part", "ローカルパートに空白がある")
WORD(FLAG, "quoted-pair", "<\"a\\b\"@c>", "",
        "a quoted-pair in the local part",
        "ローカルパートに quoted-pair（バックスラッシュと文字）がある")
WORD(FLAG, "encoded-word", "<=?utf-8?q?a?=@b>", "",
        "the local part looks like an encoded-word of RFC 2047",
        "ローカルパートが RFC 2047 の encoded-word に見える")
WORD(FLAG, "leading-hyphen", "<-a@b>", "",
        "the local part begins with \"-\": a program may take it for an option",
        "ローカルパートが「-」で始まる（プログラムがオプションと取り違えうる）")
WORD(FLAG, "leading-pipe", "<|a@b>", "",
        "the local part begins with \"|\": it may be taken for a command",
        "ローカルパートが「|」で始まる（コマンドと取り違えられうる）")
WORD(FLAG, "leading-slash", "</a@b>", "",
        "the local part begins with \"/\": it may be taken for a file",
        "ローカルパートが「/」で始まる（ファイルと取り違えられうる）")
WORD(FLAG, "shell", "<a$b@c>", "",
        "a shell metacharacter in the local part",
        "ローカルパートにシェルの特殊文字がある")
WORD(FLAG, "ace-label", "<a@xn--bcher-kva.example>", "",
        "the domain has a label that begins \"xn--\"",
        "ドメインに「xn--」で始まるラベルがある")
WORD(FLAG, "ipv4-leading-zero", "<a@[192.0.2.01]>", "",
        "an IPv4 literal has leading zeros",
        "IPv4 アドレスリテラルに、0 で始まる数がある")
WORD(FLAG, "quoted", "<\"a\"@b>", "", "the local part is quoted", "ローカルパートが引用符で囲まれている")
WORD(FLAG, "literal", "<a@[192.0.2.1]>", "",
        "an address literal stands in place of a domain",
        "ドメインの代わりにアドレスリテラルがある")
WORD(FLAG, "empty-local", "<\"\"@b>", "",
        "the local part is empty: RFC 5321's successor forbids it",
        "ローカルパートが空である（RFC 5321 の後継の文書では禁じられる）")
WORD(FLAG, "postmaster", "<postmaster@b>", "",
        "the local part is postmaster, in any case",
        "ローカルパートが postmaster である（大文字小文字を問わない）")
WORD(FLAG, "ace-local", "<xn--a@b>", "", "the local part begins \"xn--\"", "ローカルパートが「xn--」で始まる")
WORD(FLAG, "one-label", "<a@localhost>", "", "the domain has one label only", "ドメインにラベルが 1 つしかない")
WORD(FLAG, "bare-ipv4", "<a@192.0.2.1>", "",
        "the domain reads as an IPv4 address without brackets",
        "ドメインが、角括弧のない IPv4 アドレスに見える")
WORD(FLAG, "invisible", "<a\\u200Bb@c>", "",
        "a code point that nobody sees, or takes for another",
        "見えない文字や、ほかと見間違えやすい文字がある")
