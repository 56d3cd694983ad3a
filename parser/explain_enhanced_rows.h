// SPDX-License-Identifier: MIT
/*
 * Enhanced status codes: one row each, its texts side by side.
 *
 *     ENHANCED(class, subject, detail, meaning, when it is seen, what to do)
 *
 * each text as BOTH(English, Japanese). The class is 2, or FAILURES for 4 and 5 alike, or ANY_CLASS. These are the
 * codes that RFC 3463 defines, those that RFC 3886, 4468, 4954, 5248, 6531, 6710, 7293, 7372, 7505, 8617 and 8689 added
 * to its registry, and X.7.28, which the registry has from no RFC: the state of 2026. explain.c expands them.
 */
/* clang-format off */

/* ---- X.0: nothing closer is known, RFC 3463 section 3.1 ---- */

ENHANCED(2, 0, 0,
    BOTH("What was asked was carried out, and nothing closer is said.", "処理は成功しました。詳細は示されていません。"),
    BOTH("It stands with 220, 221 and 250 above all.", "主に 220、221、250 に付きます。"),
    BOTH("Nothing needs fixing.", "対処は不要です。"))
ENHANCED(FAILURES, 0, 0,
    BOTH("The only thing known is the class: a failure of which nothing closer is said.",
         "失敗の分類（一時的か恒久的か）のほかは何も分かりません。"),
    BOTH("It stands where no other code fits, or where the server does not want to say more.",
         "ほかに合うコードがない場合や、サーバーが詳細を示さない場合に付きます。"),
    BOTH("Go by the reply code and its text.", "応答コードと本文に従います。"))

/* ---- X.1: addresses, RFC 3463 section 3.2 ---- */

ENHANCED(2, 1, 0,
    BOTH("What was asked of an address succeeded.", "アドレスについての要求は成功しました。"),
    BOTH("It stands with 250 in answer to MAIL, RCPT and VRFY.", "MAIL、RCPT、VRFY に対する 250 に付きます。"),
    BOTH("Nothing needs fixing.", "対処は不要です。"))
ENHANCED(FAILURES, 1, 0,
    BOTH("Something about an address caused this, and no closer code says what.",
         "アドレスに原因がありますが、より具体的なコードがありません。"),
    BOTH("It stands with answers to MAIL, RCPT and VRFY.", "MAIL、RCPT、VRFY への応答に付きます。"),
    BOTH("Read the text, and check the address.", "本文を読み、アドレスを確かめます。"))
ENHANCED(FAILURES, 1, 1,
    BOTH("The mailbox does not exist: what stands before the \"@\" is wrong.",
         "メールボックスが存在しません。「@」より前の部分が誤っています。"),
    BOTH("It stands with 550 in answer to RCPT; with 450 where the server could not find out yet.",
         "RCPT に対する 550 に付きます。まだ確認できない場合は 450 です。"),
    BOTH("Correct the local part of the address.", "アドレスのローカルパートを正します。"))
ENHANCED(FAILURES, 1, 2,
    BOTH("The destination system does not exist or takes no mail: the domain, behind the \"@\", is wrong.",
         "宛先のシステムが存在しないか、メールを受け取りません。「@」より後ろのドメインが誤っています。"),
    BOTH("A sending server writes it into a bounce where it finds no host for the domain.",
         "ドメインに対応するホストが見つからないとき、送信側のサーバーが不達通知に記します。"),
    BOTH("Correct the domain of the address.", "アドレスのドメインを正します。"))
ENHANCED(FAILURES, 1, 3,
    BOTH("The recipient's address is malformed: its syntax is wrong.",
         "宛先アドレスの書式が誤っています。"),
    BOTH("It stands with 501 where the path of RCPT cannot be read.",
         "RCPT のパスが解釈できない場合の 501 に付きます。"),
    BOTH("Write <local-part@domain> in the form of the standard; quote what must be quoted.",
         "標準の形式で <local-part@domain> と書きます。必要な部分は引用符で囲みます。"))
ENHANCED(FAILURES, 1, 4,
    BOTH("The recipient's address matches more than one mailbox.",
         "宛先アドレスに該当するメールボックスが複数あります。"),
    BOTH("It stands with answers to RCPT and VRFY where names are completed or looked up.",
         "名前の補完や検索を行うサーバーで、RCPT や VRFY への応答に付きます。"),
    BOTH("Write the address in full.", "アドレスを省略せずに書きます。"))
ENHANCED(2, 1, 5,
    BOTH("The recipient's address is valid.", "宛先のアドレスは有効です。"),
    BOTH("It stands with 250 or 251 in answer to RCPT.", "RCPT に対する 250 または 251 に付きます。"),
    BOTH("Nothing needs fixing.", "対処は不要です。"))
ENHANCED(FAILURES, 1, 6,
    BOTH("The mailbox has moved, and mail for it is no longer taken here.",
         "メールボックスは移転し、ここではもう受け取りません。"),
    BOTH("It stands with 550 or 551 where the server does not forward.",
         "サーバーが転送しない場合の 550 または 551 に付きます。"),
    BOTH("Send to the new address, if the reply names one.", "応答に新しいアドレスがあれば、そこへ送ります。"))
ENHANCED(FAILURES, 1, 7,
    BOTH("The sender's address is malformed: its syntax is wrong.", "差出人のアドレスの書式が誤っています。"),
    BOTH("It stands with 501 where the path of MAIL cannot be read.",
         "MAIL のパスが解釈できない場合の 501 に付きます。"),
    BOTH("Write <local-part@domain> in the form of the standard, or <> for a bounce.",
         "標準の形式で <local-part@domain> と書きます。不達通知なら <> とします。"))
ENHANCED(FAILURES, 1, 8,
    BOTH("The sender's system does not exist or takes no mail back: the domain of the sender's address is wrong.",
         "差出人のシステムが存在しないか、返信を受け取れません。差出人のアドレスのドメインが誤っています。"),
    BOTH("It stands with answers to MAIL or RCPT of servers that look the sender's domain up.",
         "差出人のドメインを調べるサーバーで、MAIL または RCPT への応答に付きます。"),
    BOTH("Send from an address whose domain has an MX or an address record.",
         "MX またはアドレスレコードのあるドメインのアドレスを差出人に使います。"))
ENHANCED(ANY_CLASS, 1, 9,
    BOTH("The message was relayed to an older mailer that sends no notification of its own (RFC 3886).",
         "通知に対応していない（non-compliant な）システムへ中継されました（RFC 3886）。"),
    BOTH("It stands in delivery reports and in answers to message tracking.",
         "配送状況の通知や、メッセージ追跡の結果に記されます。"),
    BOTH("Nothing more will be heard of the message.", "そのメッセージについて、これ以上の通知は届きません。"))
ENHANCED(FAILURES, 1, 10,
    BOTH("The recipient's domain says by a null MX that it accepts no mail (RFC 7505).",
         "宛先のドメインは、null MX によりメールを受け取らないことを宣言しています（RFC 7505）。"),
    BOTH("It stands with 556 in answer to RCPT, or in a bounce.", "RCPT に対する 556 や、不達通知に記されます。"),
    BOTH("Correct the domain of the address; sending again does not help.",
         "アドレスのドメインを正します。送り直しても届きません。"))

/* ---- X.2: the mailbox, RFC 3463 section 3.3 ---- */

ENHANCED(2, 2, 0,
    BOTH("What was asked of the mailbox succeeded.", "メールボックスについての要求は成功しました。"),
    BOTH("It stands with 250.", "250 に付きます。"),
    BOTH("Nothing needs fixing.", "対処は不要です。"))
ENHANCED(FAILURES, 2, 0,
    BOTH("The mailbox exists, but something about it caused this, and no closer code says what.",
         "メールボックスの状態に原因がありますが、より具体的なコードがありません。"),
    BOTH("It stands with answers to RCPT and to the message.", "RCPT やメッセージへの応答に付きます。"),
    BOTH("Read the text; ask the recipient by another way.", "本文を読み、別の手段で受信者に問い合わせます。"))
ENHANCED(FAILURES, 2, 1,
    BOTH("The mailbox exists, but is disabled and does not accept messages.",
         "メールボックスは存在しますが、無効になっていて受け取りません。"),
    BOTH("It stands with 450 where this may pass, with 550 where it is for good.",
         "一時的なら 450、恒久的なら 550 に付きます。"),
    BOTH("Ask the recipient by another way; with class 4 try again later.",
         "別の手段で受信者に問い合わせます。4 で始まる場合は後で再試行します。"))
ENHANCED(FAILURES, 2, 2,
    BOTH("The mailbox is full: its owner's quota of space is used up.",
         "メールボックスがいっぱいで、容量の上限に達しています。"),
    BOTH("It stands with 452 or 552 in answer to RCPT or the message.",
         "RCPT またはメッセージに対する 452 や 552 に付きます。"),
    BOTH("Wait until its owner has made room.", "持ち主が空きを作るのを待ちます。"))
ENHANCED(FAILURES, 2, 3,
    BOTH("The message is too large: its length is over what this mailbox takes.",
         "メッセージの長さ（サイズ）が、このメールボックスの上限を超えています。"),
    BOTH("It stands with 552 in answer to MAIL with SIZE, to RCPT or to the message.",
         "SIZE 付きの MAIL、RCPT、メッセージに対する 552 に付きます。"),
    BOTH("Make the message smaller, or send what is big by another way.",
         "メッセージを小さくするか、大きな内容は別の手段で送ります。"))
ENHANCED(FAILURES, 2, 4,
    BOTH("The mailbox is a mailing list that could not be expanded.",
         "宛先はメーリングリストですが、展開できませんでした。"),
    BOTH("It stands with answers to RCPT, EXPN and the message.", "RCPT、EXPN、メッセージへの応答に付きます。"),
    BOTH("Tell the owner of the list; with class 4 try again later.",
         "リストの管理者に知らせます。4 で始まる場合は後で再試行します。"))

/* ---- X.3: the mail system, RFC 3463 section 3.4 ---- */

ENHANCED(2, 3, 0,
    BOTH("What was asked of the mail system succeeded.", "メールシステムについての要求は成功しました。"),
    BOTH("It stands with 250.", "250 に付きます。"),
    BOTH("Nothing needs fixing.", "対処は不要です。"))
ENHANCED(FAILURES, 3, 0,
    BOTH("The destination system exists and usually takes mail, but something about it caused this.",
         "宛先のシステムの状態に原因がありますが、より具体的なコードがありません。"),
    BOTH("It stands with 421, 451 or 554.", "421、451、554 に付きます。"),
    BOTH("Try again later; if it lasts, tell the server's postmaster.",
         "時間をおいて再試行します。続く場合はサーバーの管理者に連絡します。"))
ENHANCED(FAILURES, 3, 1,
    BOTH("The mail system's storage is full.", "メールシステムの記憶領域がいっぱいです。"),
    BOTH("It stands with 452 in answer to MAIL or the message.", "MAIL またはメッセージに対する 452 に付きます。"),
    BOTH("Try again later; nothing about the message is wrong.",
         "時間をおいて再試行します。メッセージに問題はありません。"))
ENHANCED(FAILURES, 3, 2,
    BOTH("The system does not accept network messages now: it shuts down, is under maintenance or too busy.",
         "システムは現在メールを受け付けません（停止処理中、保守中、過負荷など）。"),
    BOTH("It stands with 421 and 453.", "421 や 453 に付きます。"),
    BOTH("Try again later.", "時間をおいて再試行します。"))
ENHANCED(FAILURES, 3, 3,
    BOTH("The system is not capable of a feature that the message needs: it does not support it.",
         "メッセージに必要な機能を、システムがサポートしていません。"),
    BOTH("It stands with answers to MAIL, RCPT and the message.", "MAIL、RCPT、メッセージへの応答に付きます。"),
    BOTH("Send without the feature, or by another server.", "その機能を使わずに送るか、別のサーバーを使います。"))
ENHANCED(FAILURES, 3, 4,
    BOTH("The message is too big for the system: it is over a limit of the server or of the sender.",
         "メッセージがシステムの上限を超えています。"),
    BOTH("It stands with 552 or 554 in answer to MAIL with SIZE, or to the message.",
         "SIZE 付きの MAIL またはメッセージに対する 552 や 554 に付きます。"),
    BOTH("Make the message smaller; the reply to EHLO names the limit behind SIZE.",
         "メッセージを小さくします。上限は EHLO の応答の SIZE に示されます。"))
ENHANCED(FAILURES, 3, 5,
    BOTH("The system is not configured so that it could take this message.",
         "システムの設定（configuration）が誤っていて、このメッセージを受け取れません。"),
    BOTH("It stands with 451 or 550.", "451 や 550 に付きます。"),
    BOTH("Tell the server's postmaster: nothing about the message is wrong.",
         "サーバーの管理者に連絡します。メッセージに問題はありません。"))
ENHANCED(2, 3, 6,
    BOTH("The message was taken, but its priority is another one than was asked for (RFC 6710).",
         "メッセージは受け付けられましたが、要求された優先度（priority）は変更されました（RFC 6710）。"),
    BOTH("It stands with 250 or 251 in answer to MAIL with MT-PRIORITY.",
         "MT-PRIORITY 付きの MAIL に対する 250 または 251 に付きます。"),
    BOTH("Nothing needs fixing; the text names the priority given.",
         "対処は不要です。実際の優先度は本文に示されます。"))

/* ---- X.4: network and routing, RFC 3463 section 3.5 ---- */

ENHANCED(2, 4, 0,
    BOTH("What was asked of the network or the routing succeeded.",
         "ネットワークまたは経路についての要求は成功しました。"),
    BOTH("It stands in delivery reports.", "配送状況の通知に記されます。"),
    BOTH("Nothing needs fixing.", "対処は不要です。"))
ENHANCED(FAILURES, 4, 0,
    BOTH("Something about the network or the routing caused this, and no closer code says what.",
         "ネットワークまたは経路に原因がありますが、より具体的なコードがありません。"),
    BOTH("A sending server writes it into a delay notice or a bounce.",
         "送信側のサーバーが遅延通知や不達通知に記します。"),
    BOTH("Wait: it may pass. If it lasts, check the domain's MX and the network between.",
         "しばらく待ちます。続く場合は、ドメインの MX と途中のネットワークを確かめます。"))
ENHANCED(FAILURES, 4, 1,
    BOTH("No host answered: none of the destination's servers could be reached.",
         "応答するホストがありません。宛先のどのサーバーにも接続できませんでした。"),
    BOTH("A sending server writes it into a delay notice.", "送信側のサーバーが遅延通知に記します。"),
    BOTH("Wait; if it lasts, ask whether the destination's servers run.",
         "しばらく待ちます。続く場合は、宛先のサーバーの稼働を確かめます。"))
ENHANCED(FAILURES, 4, 2,
    BOTH("The connection was bad: it was made, but lost, timed out or closed before the message was sent.",
         "接続は確立しましたが、送信が終わる前に切断されたか、タイムアウトしました。"),
    BOTH("It stands with 421 and in delay notices.", "421 や遅延通知に付きます。"),
    BOTH("Connect again later; a queueing client does so by itself.",
         "時間をおいて接続し直します。キューを持つクライアントは自動で再試行します。"))
ENHANCED(FAILURES, 4, 3,
    BOTH("A directory server, such as the DNS, failed: a name lookup got no answer.",
         "DNS などのディレクトリサーバーの障害により、名前を調べられませんでした。"),
    BOTH("It stands with 451, and in delay notices.", "451 や遅延通知に付きます。"),
    BOTH("Try again later; if it lasts, look at the name servers of the domain.",
         "時間をおいて再試行します。続く場合はドメインのネームサーバーを確かめます。"))
ENHANCED(FAILURES, 4, 4,
    BOTH("The next hop could not be found: there is no route to the destination.",
         "次の配送先を決められません。宛先への経路がありません。"),
    BOTH("It stands with 451 or 550, and in bounces.", "451、550、不達通知に付きます。"),
    BOTH("Check the domain, and the routing of the sending server.",
         "ドメインと、送信側サーバーの経路設定を確かめます。"))
ENHANCED(FAILURES, 4, 5,
    BOTH("The mail system is congested: there is more load than it can take now.",
         "メールシステムが混雑していて、現在の負荷では処理できません。"),
    BOTH("It stands with 451 and 421.", "451 や 421 に付きます。"),
    BOTH("Try again later, with fewer connections.", "接続数を減らし、時間をおいて再試行します。"))
ENHANCED(FAILURES, 4, 6,
    BOTH("A routing loop: the message came by the same server too often.",
         "経路のループです。メッセージが同じサーバーを何度も通りました。"),
    BOTH("It stands with 554 and in bounces.", "554 や不達通知に付きます。"),
    BOTH("Look at the Received fields for the servers that send to each other, and correct their forwarding.",
         "Received フィールドで互いに送り合っているサーバーを調べ、転送設定を正します。"))
ENHANCED(FAILURES, 4, 7,
    BOTH("The delivery time is over: the message was too old when it could have been delivered.",
         "配送の期限が過ぎました。メッセージは配送できる前に古くなりました。"),
    BOTH("It stands in bounces of a sending server, and with BY or HOLDFOR that cannot be met.",
         "送信側サーバーの不達通知や、守れない BY、HOLDFOR への応答に付きます。"),
    BOTH("Send it again; the bounce before it says what kept the message.",
         "送り直します。遅れた原因は、それまでの通知に記されています。"))

/* ---- X.5: the protocol, RFC 3463 section 3.6 ---- */

ENHANCED(2, 5, 0,
    BOTH("The command was understood and carried out.", "コマンドは正しく解釈され、実行されました。"),
    BOTH("It stands with 250.", "250 に付きます。"),
    BOTH("Nothing needs fixing.", "対処は不要です。"))
ENHANCED(FAILURES, 5, 0,
    BOTH("Something was wrong with the protocol, and no closer code says what.",
         "プロトコル上の問題がありましたが、より具体的なコードがありません。"),
    BOTH("A client writes it into a bounce when the server's reply could not be understood.",
         "サーバーの応答を解釈できなかったとき、クライアントが不達通知に記すことがあります。"),
    BOTH("Look at the dialogue: one of the two sides does not speak SMTP correctly.",
         "やり取りの記録を確かめます。どちらかが SMTP を正しく話していません。"))
ENHANCED(FAILURES, 5, 1,
    BOTH("The command is not valid: not here, not now, or no more.",
         "コマンドが無効です（未実装、順序の誤り、廃止など）。"),
    BOTH("It stands with 502 and 503.", "502 や 503 に付きます。"),
    BOTH("Send another command, or in another order.", "別のコマンドを使うか、順序を正します。"))
ENHANCED(FAILURES, 5, 2,
    BOTH("The syntax is wrong: the line could not be understood as a command, or base64 could not be decoded.",
         "構文の誤りです。行をコマンドとして解釈できないか、base64 を復号できません。"),
    BOTH("It stands with 500: an unknown verb, or a line too long or not ended by CRLF; with 501 in AUTH.",
         "500（未知のコマンド、長すぎる行、CRLF で終わらない行）や、AUTH での 501 に付きます。"),
    BOTH("Correct the verb, the length, the encoding or the end of the line.",
         "コマンド名、行の長さ、符号化、行末を正します。"))
ENHANCED(FAILURES, 5, 3,
    BOTH("There are too many recipients for one message.", "1 通のメッセージの宛先が多すぎます。"),
    BOTH("It stands with 452 or 550 in answer to RCPT.", "RCPT に対する 452 や 550 に付きます。"),
    BOTH("Send to the other recipients in another transaction.", "残りの宛先は別のトランザクションで送ります。"))
ENHANCED(FAILURES, 5, 4,
    BOTH("The command is known, but its arguments are wrong, out of range or not supported.",
         "コマンドは認識されましたが、引数が誤っている、範囲外、または未対応です。"),
    BOTH("It stands with 501, 504 and 555.", "501、504、555 に付きます。"),
    BOTH("Correct the arguments; use the parameters that EHLO offers.",
         "引数を正し、EHLO で提示されたパラメーターだけを使います。"))
ENHANCED(FAILURES, 5, 5,
    BOTH("The two sides speak versions of the protocol that do not fit each other.",
         "双方のプロトコルのバージョンが合いません。"),
    BOTH("It is rarely seen with SMTP, which has one version.", "SMTP のバージョンは 1 つなので、めったに使われません。"),
    BOTH("Bring the older side up to date.", "古い側を更新します。"))
ENHANCED(FAILURES, 5, 6,
    BOTH("A line of an AUTH exchange is too long (RFC 4954).", "認証のやり取りの行が長すぎます（RFC 4954）。"),
    BOTH("It stands with 500.", "500 に付きます。"),
    BOTH("Use a shorter initial response, or another mechanism.", "初期応答を短くするか、別の方式を使います。"))

/* ---- X.6: content, RFC 3463 section 3.7 ---- */

ENHANCED(2, 6, 0,
    BOTH("The content of the message was taken.", "メッセージの内容（content）は受け付けられました。"),
    BOTH("It stands with 250 behind the message.", "メッセージに対する 250 に付きます。"),
    BOTH("Nothing needs fixing.", "対処は不要です。"))
ENHANCED(FAILURES, 6, 0,
    BOTH("Something about the content of the message caused this, and no closer code says what.",
         "メッセージの内容（content）に原因がありますが、より具体的なコードがありません。"),
    BOTH("It stands with 554 behind the message.", "メッセージに対する 554 に付きます。"),
    BOTH("Read the text; send the content in another form.", "本文を読み、内容の形式を変えて送ります。"))
ENHANCED(FAILURES, 6, 1,
    BOTH("The media type of the content is not supported.", "内容の形式（メディアタイプ）がサポートされていません。"),
    BOTH("It stands with 554 behind the message.", "メッセージに対する 554 に付きます。"),
    BOTH("Send the content in another format.", "内容を別の形式で送ります。"))
ENHANCED(FAILURES, 6, 2,
    BOTH("The content would have to be converted before it can be delivered, and that is prohibited.",
         "配送には内容の変換が必要ですが、変換は禁止されています。"),
    BOTH("It stands with answers to the message, and in bounces.", "メッセージへの応答や不達通知に付きます。"),
    BOTH("Send the content in a form that the destination takes.", "宛先が受け取れる形式で送ります。"))
ENHANCED(FAILURES, 6, 3,
    BOTH("The content must be converted before it can be delivered, and the server cannot convert it.",
         "配送には内容の変換が必要ですが、サーバーが変換できません。"),
    BOTH("It stands with 554, for example for BODY=8BITMIME where the next server takes 7BIT only.",
         "次のサーバーが 7BIT しか受け取らない場合の BODY=8BITMIME など、554 に付きます。"),
    BOTH("Send the content in a form that needs no conversion: quoted-printable or base64.",
         "quoted-printable や base64 など、変換の要らない形式で送ります。"))
ENHANCED(ANY_CLASS, 6, 4,
    BOTH("The content was converted, with a loss of some of what it held.",
         "内容は変換され、その一部が失われました（conversion with loss）。"),
    BOTH("It stands in delivery reports.", "配送状況の通知に記されます。"),
    BOTH("Check whether what was lost matters; send it in another form if it does.",
         "失われた内容が重要なら、別の形式で送り直します。"))
ENHANCED(FAILURES, 6, 5,
    BOTH("The content had to be converted, and the conversion failed.", "内容の変換が必要でしたが、失敗しました。"),
    BOTH("It stands with answers to the message, and in bounces.", "メッセージへの応答や不達通知に付きます。"),
    BOTH("Send the content in a form that needs no conversion.", "変換の要らない形式で送ります。"))
ENHANCED(FAILURES, 6, 6,
    BOTH("The message's content is not available: the server could not fetch it (RFC 4468).",
         "メッセージの内容を取得できません（RFC 4468）。"),
    BOTH("It stands with 554 in answer to BURL.", "BURL に対する 554 に付きます。"),
    BOTH("Check the URL and its authorization; send the content by DATA otherwise.",
         "URL とその許可を確かめます。取得できなければ DATA で内容を送ります。"))
ENHANCED(FAILURES, 6, 7,
    BOTH("An address outside ASCII cannot be used here (RFC 6531).",
         "ASCII 以外のアドレスはここでは使えません（RFC 6531）。"),
    BOTH("It stands with 550 in answer to MAIL and 553 to RCPT, where SMTPUTF8 is not in force.",
         "SMTPUTF8 が有効でない場合に、MAIL に対する 550、RCPT に対する 553 に付きます。"),
    BOTH("Send through a server that offers SMTPUTF8 and give the parameter, or use an ASCII address.",
         "SMTPUTF8 を提示するサーバーへパラメーターを付けて送るか、ASCII のアドレスを使います。"))
ENHANCED(ANY_CLASS, 6, 8,
    BOTH("The reply would hold UTF-8, which this client did not allow (RFC 6531).",
         "応答に UTF-8 が必要ですが、クライアントが許可していません（RFC 6531）。"),
    BOTH("It stands with 252, 550 or 553 in answer to VRFY, EXPN or RCPT.",
         "VRFY、EXPN、RCPT に対する 252、550、553 に付きます。"),
    BOTH("Ask again with the parameter SMTPUTF8.", "SMTPUTF8 パラメーターを付けて尋ね直します。"))
ENHANCED(FAILURES, 6, 9,
    BOTH("A message with UTF-8 in its header cannot be transferred to one or more recipients (RFC 6531).",
         "ヘッダーに UTF-8 を含むメッセージを、1 人以上の宛先へ渡せません（RFC 6531）。"),
    BOTH("It stands with 554 behind the message, and in bounces: a server on the way has no SMTPUTF8.",
         "メッセージに対する 554 や不達通知に付きます。途中に SMTPUTF8 のないサーバーがあります。"),
    BOTH("Write the header in ASCII (RFC 2047), and use ASCII addresses for these recipients.",
         "ヘッダーを ASCII（RFC 2047）で書き、その宛先には ASCII のアドレスを使います。"))
ENHANCED(ANY_CLASS, 6, 10,
    BOTH("The same as X.6.8, UTF-8 in the reply: it was registered twice, and this one is deprecated (RFC 6531).",
         "X.6.8（応答の UTF-8）と同じです。重複して登録されたもので、廃止されています（RFC 6531）。"),
    BOTH("It should be seen no more.", "もう使われないはずのコードです。"),
    BOTH("Read it as X.6.8.", "X.6.8 として扱います。"))

/* ---- X.7: security and policy, RFC 3463 section 3.8 ---- */

ENHANCED(2, 7, 0,
    BOTH("Security or policy had nothing against it: the client has authenticated itself, for example.",
         "セキュリティまたは方針（policy）の上で問題はなく、認証などが成功しました。"),
    BOTH("It stands with 235 of AUTH.", "AUTH の 235 に付きます。"),
    BOTH("Nothing needs fixing.", "対処は不要です。"))
ENHANCED(FAILURES, 7, 0,
    BOTH("Something about security or policy caused this, and no closer code says what.",
         "セキュリティまたは方針（policy）による理由ですが、より具体的なコードがありません。"),
    BOTH("It stands with 530 of AUTH, and with refusals by filters.",
         "AUTH の 530 や、フィルターによる拒否に付きます。"),
    BOTH("Read the text; authenticate yourself where 530 says so.",
         "本文を読みます。530 なら認証してから送ります。"))
ENHANCED(FAILURES, 7, 1,
    BOTH("The sender is not authorized to send this to the recipient: a policy refuses it.",
         "送信者にはこの宛先へ送る権限がなく、方針により拒否されました。"),
    BOTH("It stands with 550, 551 or 554.", "550、551、554 に付きます。"),
    BOTH("Read the text; ask the recipient's postmaster by another way.",
         "本文で理由を確かめ、別の手段で宛先の管理者に問い合わせます。"))
ENHANCED(FAILURES, 7, 2,
    BOTH("The sender may not send to this mailing list.", "送信者にはこのメーリングリストへ送る権限がありません。"),
    BOTH("It stands with 550 or 554, and in bounces.", "550、554、不達通知に付きます。"),
    BOTH("Join the list, or send from the address that is a member of it.",
         "リストに参加するか、登録済みのアドレスから送ります。"))
ENHANCED(FAILURES, 7, 3,
    BOTH("The message would have to be converted from one security protocol to another, which is not possible.",
         "セキュリティ方式の変換が必要ですが、変換できません。"),
    BOTH("It stands with answers to the message, and in bounces.", "メッセージへの応答や不達通知に付きます。"),
    BOTH("Send it with a security protocol that the recipient has.", "受信者が対応している方式で送ります。"))
ENHANCED(FAILURES, 7, 4,
    BOTH("The message asks for a security feature that is not supported.",
         "メッセージが求めるセキュリティ機能はサポートされていません。"),
    BOTH("It stands with 504 for an unknown AUTH mechanism, and with answers to the message.",
         "未対応の AUTH 方式に対する 504 や、メッセージへの応答に付きます。"),
    BOTH("Choose a mechanism that EHLO offers.", "EHLO で提示された方式を選びます。"))
ENHANCED(FAILURES, 7, 5,
    BOTH("A cryptographic failure: what should be checked or decrypted could not be, for lack of a key for example.",
         "暗号処理（cryptographic）の失敗です。鍵がないなどの理由で、検証や復号ができませんでした。"),
    BOTH("It stands with answers to the message.", "メッセージへの応答に付きます。"),
    BOTH("Check keys and certificates of both sides.", "双方の鍵と証明書を確かめます。"))
ENHANCED(FAILURES, 7, 6,
    BOTH("The cryptographic algorithm is not supported.", "暗号アルゴリズムがサポートされていません。"),
    BOTH("It stands with answers to the message.", "メッセージへの応答に付きます。"),
    BOTH("Use an algorithm that the recipient has.", "受信者が対応しているアルゴリズムを使います。"))
ENHANCED(FAILURES, 7, 7,
    BOTH("The message's integrity is broken: it was changed or corrupted on its way.",
         "メッセージの完全性が失われています。途中で変更されたか壊れました（integrity failure）。"),
    BOTH("It stands with answers to a message whose signature does not fit.",
         "署名が合わないメッセージへの応答に付きます。"),
    BOTH("Send it again; find out which server on the way changes messages.",
         "送り直します。途中でメッセージを変更しているサーバーを調べます。"))
ENHANCED(FAILURES, 7, 8,
    BOTH("The authentication failed: the credentials are invalid (RFC 4954).",
         "認証に失敗しました。認証情報が誤っています（RFC 4954）。"),
    BOTH("It stands with 535 at the end of AUTH.", "AUTH の終わりの 535 に付きます。"),
    BOTH("Correct the user name, the password or the token.", "ユーザー名、パスワード、トークンを正します。"))
ENHANCED(FAILURES, 7, 9,
    BOTH("The authentication mechanism is too weak for this user (RFC 4954).",
         "認証の方式（mechanism）が弱すぎて、このユーザーには使えません（RFC 4954）。"),
    BOTH("It stands with 534 in answer to AUTH.", "AUTH に対する 534 に付きます。"),
    BOTH("Choose a stronger mechanism that EHLO offers.", "EHLO で提示された、より強い方式を選びます。"))
ENHANCED(FAILURES, 7, 10,
    BOTH("Encryption is needed: the server requires TLS before this (RFC 5248).",
         "先に暗号化（TLS）が必要です（RFC 5248）。"),
    BOTH("It stands with 523 or 530.", "523 や 530 に付きます。"),
    BOTH("Send STARTTLS first.", "先に STARTTLS を実行します。"))
ENHANCED(FAILURES, 7, 11,
    BOTH("This authentication mechanism needs encryption: TLS must come first (RFC 4954).",
         "この認証方式には暗号化が必要です。先に TLS を開始します（RFC 4954）。"),
    BOTH("It stands with 538 in answer to AUTH.", "AUTH に対する 538 に付きます。"),
    BOTH("Send STARTTLS first, then AUTH.", "先に STARTTLS、次に AUTH を実行します。"))
ENHANCED(FAILURES, 7, 12,
    BOTH("A password transition is needed: the user must authenticate once by PLAIN (RFC 4954).",
         "パスワードの移行（transition）が必要です。一度 PLAIN で認証します（RFC 4954）。"),
    BOTH("It stands with 432 in answer to AUTH.", "AUTH に対する 432 に付きます。"),
    BOTH("Authenticate by PLAIN over TLS once; the other mechanisms work from then on.",
         "TLS 上で一度 PLAIN で認証します。以後はほかの方式も使えます。"))
ENHANCED(FAILURES, 7, 13,
    BOTH("The user's account is disabled (RFC 5248).", "ユーザーのアカウントは無効です（RFC 5248）。"),
    BOTH("It stands with 525 or 535 in answer to AUTH.", "AUTH に対する 525 や 535 に付きます。"),
    BOTH("Ask the administrator; the credentials may well be right.",
         "管理者に問い合わせます。認証情報は正しい可能性があります。"))
ENHANCED(FAILURES, 7, 14,
    BOTH("A trust relationship is needed: the server has none with the host that the command names (RFC 5248).",
         "信頼関係（trust relationship）が必要ですが、指定されたホストとの間にありません（RFC 5248）。"),
    BOTH("It stands with 535 or 554 in answer to BURL.", "BURL に対する 535 や 554 に付きます。"),
    BOTH("Have the administrators set it up; send the content by DATA until then.",
         "管理者に設定してもらいます。それまでは DATA で内容を送ります。"))
ENHANCED(FAILURES, 7, 15,
    BOTH("The message's priority is too low to be accepted now (RFC 6710).",
         "メッセージの優先度（priority）が低すぎて、現在は受け付けられません（RFC 6710）。"),
    BOTH("It stands with 450, 550 or 554 in answer to MAIL with MT-PRIORITY.",
         "MT-PRIORITY 付きの MAIL に対する 450、550、554 に付きます。"),
    BOTH("Send it later, or with a higher priority if one is allowed to.",
         "後で送るか、許可されていれば優先度を上げます。"))
ENHANCED(FAILURES, 7, 16,
    BOTH("The message is too big for its priority (RFC 6710).",
         "この優先度（priority）で送るには、メッセージが大きすぎます（RFC 6710）。"),
    BOTH("It stands with 552 or 554 in answer to MAIL with SIZE and MT-PRIORITY, or to the message.",
         "SIZE と MT-PRIORITY 付きの MAIL またはメッセージに対する 552 や 554 に付きます。"),
    BOTH("Make the message smaller, or lower its priority.", "メッセージを小さくするか、優先度を下げます。"))
ENHANCED(FAILURES, 7, 17,
    BOTH("The mailbox has another owner since the time that RRVS names (RFC 7293).",
         "RRVS の示す時点より後に、メールボックスの持ち主（owner）が変わりました（RFC 7293）。"),
    BOTH("It stands with 550 in answer to RCPT with RRVS.", "RRVS 付きの RCPT に対する 550 に付きます。"),
    BOTH("Do not send this here any more; find out the person's present address.",
         "このアドレスへは送らず、相手の現在のアドレスを確かめます。"))
ENHANCED(FAILURES, 7, 18,
    BOTH("The domain has another owner since the time that RRVS names (RFC 7293).",
         "RRVS の示す時点より後に、ドメインの持ち主（owner）が変わりました（RFC 7293）。"),
    BOTH("It stands with 550 in answer to RCPT with RRVS.", "RRVS 付きの RCPT に対する 550 に付きます。"),
    BOTH("Do not send this to the domain any more.", "このドメインへは送りません。"))
ENHANCED(FAILURES, 7, 19,
    BOTH("The test that RRVS (Require-Recipient-Valid-Since) asks for cannot be completed (RFC 7293).",
         "RRVS（Require-Recipient-Valid-Since）の検査を完了できません（RFC 7293）。"),
    BOTH("It stands with 450 or 550 in answer to RCPT: a server on the way does not offer RRVS, or has no data.",
         "RCPT に対する 450 や 550 に付きます。途中のサーバーが RRVS に対応していないか、記録がありません。"),
    BOTH("Try again later with class 4; else decide whether it may go without the test.",
         "4 で始まる場合は後で再試行し、それ以外は検査なしで送ってよいかを判断します。"))
ENHANCED(FAILURES, 7, 20,
    BOTH("No DKIM signature of the message passes (RFC 7372).",
         "検証に通る DKIM 署名がありません（RFC 7372）。"),
    BOTH("It stands with 550 behind the message.", "メッセージに対する 550 に付きます。"),
    BOTH("Sign messages with DKIM, and check the key in the DNS; forwarders may break signatures.",
         "DKIM で署名し、DNS の鍵を確かめます。転送によって署名が壊れることもあります。"))
ENHANCED(FAILURES, 7, 21,
    BOTH("There is a DKIM signature that passes, but none that this server's policy accepts (RFC 7372).",
         "検証に通る DKIM 署名はありますが、サーバーの方針で認められません（RFC 7372）。"),
    BOTH("It stands with 550 behind the message.", "メッセージに対する 550 に付きます。"),
    BOTH("Sign with a stronger key and algorithm, and over the fields that matter.",
         "より強い鍵とアルゴリズムで、必要なフィールドに署名します。"))
ENHANCED(FAILURES, 7, 22,
    BOTH("No DKIM signature that passes is of the author's domain, that of From (RFC 7372).",
         "検証に通る DKIM 署名の中に、From の差出人（author）のドメインのものがありません（RFC 7372）。"),
    BOTH("It stands with 550 behind the message.", "メッセージに対する 550 に付きます。"),
    BOTH("Sign with the domain that stands in From.", "From のドメインで署名します。"))
ENHANCED(FAILURES, 7, 23,
    BOTH("The SPF validation failed: the sender's domain does not let this host send (RFC 7372).",
         "SPF の検証に失敗しました。送信者のドメインは、このホストからの送信を認めていません（RFC 7372）。"),
    BOTH("It stands with 550 in answer to MAIL or RCPT.", "MAIL または RCPT に対する 550 に付きます。"),
    BOTH("Add the sending host to the domain's SPF record, or send through a host that is in it.",
         "送信ホストをドメインの SPF レコードに加えるか、登録済みのホストから送ります。"))
ENHANCED(FAILURES, 7, 24,
    BOTH("The SPF validation ended in an error: the record could not be looked up or read (RFC 7372).",
         "SPF の検証中にエラーが起きました。レコードを取得または解釈できません（RFC 7372）。"),
    BOTH("It stands with 451 or 550 in answer to MAIL or RCPT.", "MAIL または RCPT に対する 451 や 550 に付きます。"),
    BOTH("Check the domain's SPF record and its name servers.", "ドメインの SPF レコードとネームサーバーを確かめます。"))
ENHANCED(FAILURES, 7, 25,
    BOTH("The reverse DNS validation failed: the sending host's address has no PTR, or the two do not fit (RFC 7372).",
         "DNS の逆引きの検証に失敗しました。送信ホストの PTR がないか、正引きと合いません（RFC 7372）。"),
    BOTH("It stands with 550 in answer to any command.", "どのコマンドに対しても 550 に付くことがあります。"),
    BOTH("Have the provider set a PTR record that resolves back to the address.",
         "元のアドレスに正引きできる PTR レコードを、事業者に設定してもらいます。"))
ENHANCED(FAILURES, 7, 26,
    BOTH("More than one authentication check failed: SPF, DKIM or what else the server asks for (RFC 7372).",
         "複数の送信者認証（SPF、DKIM、DMARC など）の検査に失敗しました（RFC 7372）。"),
    BOTH("It stands with 550 behind the message.", "メッセージに対する 550 に付きます。"),
    BOTH("Set up SPF and DKIM for the domain in From; DMARC wants one of them to fit it.",
         "From のドメインに SPF と DKIM を設定します。DMARC はどちらかの一致を求めます。"))
ENHANCED(FAILURES, 7, 27,
    BOTH("The sender's domain has a null MX: nobody could answer this message (RFC 7505).",
         "送信者のドメインは null MX なので、返信を受け取れません（RFC 7505）。"),
    BOTH("It stands with 550 in answer to MAIL.", "MAIL に対する 550 に付きます。"),
    BOTH("Send from a domain that takes mail, or remove its null MX.",
         "メールを受け取れるドメインから送るか、null MX を取り除きます。"))
ENHANCED(FAILURES, 7, 28,
    BOTH("A mail flood was detected: the message seems part of too many similar ones.",
         "大量送信（mail flood）が検出されました。似たメッセージが多すぎます。"),
    BOTH("It stands with 450 or 550.", "450 や 550 に付きます。"),
    BOTH("Lower the rate of sending; find out whether an account was taken over.",
         "送信の頻度を下げます。アカウントの乗っ取りがないかも確かめます。"))
ENHANCED(FAILURES, 7, 29,
    BOTH("The ARC validation failed: the chain of seals of those who forwarded it is broken (RFC 8617).",
         "ARC の検証に失敗しました。転送者の署名の連鎖が壊れています（RFC 8617）。"),
    BOTH("It stands with 550 behind the message.", "メッセージに対する 550 に付きます。"),
    BOTH("The last forwarder must look at its sealing; the author can send directly.",
         "最後の転送者が ARC の処理を確かめます。差出人は直接送ることもできます。"))
ENHANCED(FAILURES, 7, 30,
    BOTH("The message asks for REQUIRETLS, and the next server does not support it (RFC 8689).",
         "メッセージは REQUIRETLS を求めていますが、次のサーバーが対応していません（RFC 8689）。"),
    BOTH("It stands with 550 in answer to MAIL or RCPT, and in bounces.",
         "MAIL や RCPT に対する 550、不達通知に付きます。"),
    BOTH("Send it without REQUIRETLS if it may go unprotected, or ask the recipient's postmaster to support it.",
         "保護なしでよければ REQUIRETLS を外して送ります。または宛先の管理者に対応を依頼します。"))
