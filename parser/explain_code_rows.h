// SPDX-License-Identifier: MIT
/*
 * Reply codes: one row each, its texts side by side.
 *
 *     CODE(code, meaning, when it is seen, what to do)
 *
 * each text as BOTH(English, Japanese). These are the codes of RFC 5321 section 4.2.3 and of the RFCs named. explain.c
 * expands them.
 */
/* clang-format off */

CODE(211,
    BOTH("The text tells the state of the server, or helps with its use.",
         "サーバーの状態、または使い方の説明を伝える応答です。"),
    BOTH("It answers HELP, or a command that asks how the server is.",
         "HELP など、状態や使い方を尋ねるコマンドへの応答です。"),
    BOTH("Nothing needs fixing; the text is for a human to read.",
         "対処は不要です。本文は人が読むためのものです。"))
CODE(214,
    BOTH("The text explains the server or one of its commands.",
         "サーバーまたはコマンドの使い方を説明する応答です。"),
    BOTH("It answers HELP.",
         "HELP への応答です。"),
    BOTH("Nothing needs fixing; the text is for a human to read.",
         "対処は不要です。本文は人が読むためのものです。"))
CODE(220,
    BOTH("The server is ready. The text begins with its name.",
         "サーバーの準備ができました。本文はサーバー名で始まります。"),
    BOTH("It greets a new connection, and answers STARTTLS when TLS may begin.",
         "接続直後のあいさつ、または STARTTLS への応答（TLS を開始してよい）です。"),
    BOTH("Go on with EHLO, or with the TLS handshake.",
         "EHLO、または TLS ハンドシェイクに進みます。"))
CODE(221,
    BOTH("The server closes the connection, as it was asked to.",
         "要求どおり、サーバーが接続を閉じます。"),
    BOTH("It answers QUIT.",
         "QUIT への応答です。"),
    BOTH("Nothing needs fixing: close the connection too.",
         "対処は不要です。こちらも接続を閉じます。"))
CODE(235,
    BOTH("The client has authenticated itself.",
         "クライアントの認証に成功しました。"),
    BOTH("It ends a successful AUTH exchange (RFC 4954).",
         "AUTH のやり取りが成功したときの最後の応答です（RFC 4954）。"),
    BOTH("Nothing needs fixing: go on with the mail transaction.",
         "対処は不要です。メールの送信に進みます。"))
CODE(250,
    BOTH("The command was carried out.",
         "コマンドは正常に実行されました。"),
    BOTH("It is the usual answer to EHLO, MAIL, RCPT and RSET, and to the end of a message that was taken.",
         "EHLO、MAIL、RCPT、RSET や、受理されたメッセージの終わりに対する通常の応答です。"),
    BOTH("Nothing needs fixing: go on with the next command.",
         "対処は不要です。次のコマンドに進みます。"))
CODE(251,
    BOTH("\"User not local; will forward to <forward-path>\": the recipient has no mailbox on this server, but the "
         "server knows where the mail belongs, has accepted the recipient, and relays the message there itself.",
         "「User not local; will forward to <転送先>」。宛先のメールボックスはこのサーバーにはありませんが、サーバ"
         "ーは転送先を知っており、宛先を受け付けたうえで、メッセージを自ら転送先へ中継します。"),
    BOTH("It answers RCPT or VRFY for an address that has moved or is forwarded, where the server may say where "
         "to. A server that keeps that to itself answers 250.",
         "移転した宛先や転送が設定された宛先への RCPT または VRFY に対し、転送先を明かしてよい場合に返ります。明か"
         "さないサーバーは 250 を返します。"),
    BOTH("Nothing needs fixing: go on as after 250. One may also send directly to the address in the reply, next "
         "time or at once, but need not; be sure that the server is genuine before an address book is changed.",
         "修正は不要です。250 と同じように続ければサーバーが中継します。応答に示されたアドレスへ直接送ってもかまい"
         "ませんが、義務ではありません。アドレス帳を書き換えるのは、サーバーが本物だと確かめてからにしてください。"))
CODE(252,
    BOTH("The server does not say whether the user exists, but takes mail for the address and tries to deliver it.",
         "ユーザーが存在するかどうかは答えられませんが、その宛先へのメールは受け付け、配送を試みます。"),
    BOTH("It answers VRFY where verification is switched off, or where only a later delivery can tell.",
         "確認機能を止めているサーバーや、実際に配送するまで分からない場合の VRFY への応答です。"),
    BOTH("Nothing needs fixing: send the message. If the address is wrong, a bounce will say so.",
         "修正は不要です。そのまま送信します。宛先が誤っていれば、後で不達通知が届きます。"))
CODE(253,
    BOTH("The server starts to send the pending messages of the node that was named (RFC 1985).",
         "サーバーは、指定されたノード宛てに保留中のメッセージの送信を始めます（RFC 1985）。"),
    BOTH("It answers ETRN, and the text says how many messages there are.",
         "ETRN への応答で、本文にメッセージの数が示されます。"),
    BOTH("Nothing needs fixing: the mail comes by a connection of its own.",
         "対処は不要です。メールは別の接続で届きます。"))
CODE(334,
    BOTH("The server waits for the next step of the authentication; the text is its challenge in base64.",
         "サーバーは認証の次の応答を待っています。本文は base64 のチャレンジです。"),
    BOTH("It comes during an AUTH exchange (RFC 4954).",
         "AUTH のやり取りの途中で返ります（RFC 4954）。"),
    BOTH("Send the response in base64, or \"*\" to give up.",
         "base64 で応答を送ります。中止するには「*」を送ります。"))
CODE(354,
    BOTH("The server waits for the message.",
         "サーバーはメッセージ本体を待っています。"),
    BOTH("It answers DATA.",
         "DATA への応答です。"),
    BOTH("Send the message and end it with a line that holds one dot only.",
         "メッセージを送り、最後にドットだけの行を送ります。"))
CODE(355,
    BOTH("The server has part of this message already; the text says from which octet on to send (RFC 1845).",
         "サーバーはこのメッセージの一部をすでに受け取っています。本文に、何オクテット目から送るかが示されます（"
         "RFC 1845）。"),
    BOTH("It answers MAIL with TRANSID after a broken transmission.",
         "中断した送信の後で、TRANSID 付きの MAIL に対して返ります。"),
    BOTH("Go on with the message from that octet.",
         "そのオクテットから送信を続けます。"))
CODE(421,
    BOTH("The server cannot go on now and closes the connection.",
         "サーバーは現在処理を続けられず、接続を閉じます。"),
    BOTH("It may answer any command: the server shuts down, is overloaded, or has waited too long.",
         "停止処理中、過負荷、タイムアウトなどの際に、どのコマンドに対しても返ることがあります。"),
    BOTH("Connect again later; a queueing client does so by itself.",
         "時間をおいて接続し直します。キューを持つクライアントは自動で再試行します。"))
CODE(432,
    BOTH("A password transition is needed: the user must authenticate once by PLAIN (RFC 4954).",
         "パスワードの移行が必要です。一度 PLAIN で認証します（RFC 4954）。"),
    BOTH("It ends an AUTH exchange whose mechanism the server has no data for yet.",
         "サーバーがその方式の認証情報をまだ持たない場合に、AUTH の終わりに返ります。"),
    BOTH("Authenticate by PLAIN over TLS once; the other mechanisms work from then on.",
         "TLS 上で一度 PLAIN で認証します。以後はほかの方式も使えます。"))
CODE(450,
    BOTH("The mailbox cannot take the message at the moment.",
         "メールボックスは現在メッセージを受け取れません。"),
    BOTH("It answers RCPT for a mailbox in use or blocked for a while, greylisting included.",
         "使用中、または一時的に制限されたメールボックス（グレイリスティングを含む）への RCPT の応答です。"),
    BOTH("Try again later, unchanged.",
         "内容を変えずに、時間をおいて再試行します。"))
CODE(451,
    BOTH("The server began, met an error of its own, and gave up.",
         "サーバー側のエラーにより、処理が中断されました。"),
    BOTH("A disk, a filter or a name server that it needs did not answer.",
         "ディスク、フィルター、DNS など、サーバーが必要とするものが利用できなかった場合に返ります。"),
    BOTH("Try again later, unchanged; if it lasts, tell the server's postmaster.",
         "時間をおいて再試行します。続く場合はサーバーの管理者に連絡します。"))
CODE(452,
    BOTH("The server lacks the storage for this now, or has enough recipients for one transaction.",
         "サーバーの空き容量が一時的に足りないか、1 回の送信で扱える宛先の数に達しました。"),
    BOTH("It answers MAIL, RCPT, or the message.",
         "MAIL、RCPT、またはメッセージ本体への応答です。"),
    BOTH("Try again later; send the other recipients in another transaction.",
         "時間をおいて再試行し、残りの宛先は別のトランザクションで送ります。"))
CODE(453,
    BOTH("There is no mail for the domains that were named (RFC 2645).",
         "指定されたドメイン宛てのメールはありません（RFC 2645）。"),
    BOTH("It answers ATRN; some servers send it where they take no mail at the moment.",
         "ATRN への応答です。一時的に受け取れない意味で返すサーバーもあります。"),
    BOTH("Ask again later.",
         "時間をおいて尋ね直します。"))
CODE(454,
    BOTH("The server cannot do this now for a temporary reason: TLS is not available, or the authentication could "
         "not be checked (RFC 3207, RFC 4954).",
         "一時的な理由により処理できません。TLS を利用できないか、認証を確認できません（RFC 3207、RFC 4954）。"),
    BOTH("It answers STARTTLS, and ends an AUTH exchange.",
         "STARTTLS への応答、または AUTH の終わりに返ります。"),
    BOTH("Try again later; without TLS decide whether the mail may go unprotected.",
         "時間をおいて再試行します。TLS が使えない場合は、保護なしで送ってよいかを判断します。"))
CODE(455,
    BOTH("The server knows the parameter, but cannot honour it now.",
         "パラメーターは認識されましたが、現在は対応できません。"),
    BOTH("It answers MAIL or RCPT with an ESMTP parameter.",
         "ESMTP パラメーターの付いた MAIL または RCPT への応答です。"),
    BOTH("Try again later, or without the parameter.",
         "時間をおいて再試行するか、そのパラメーターを付けずに送ります。"))
CODE(458,
    BOTH("The server cannot queue messages for the node that was named (RFC 1985).",
         "指定されたノード宛てのメッセージをキューに入れられません（RFC 1985）。"),
    BOTH("It answers ETRN.",
         "ETRN への応答です。"),
    BOTH("Try again later, or check the node's name.",
         "時間をおいて再試行するか、ノード名を確かめます。"))
CODE(459,
    BOTH("The node that was named is not allowed here, or nobody knows why it cannot be served (RFC 1985).",
         "指定されたノードは許可されていません（RFC 1985）。"),
    BOTH("It answers ETRN.",
         "ETRN への応答です。"),
    BOTH("Ask the server's postmaster to set the node up.",
         "サーバーの管理者にノードの設定を依頼します。"))
CODE(500,
    BOTH("The server did not recognise the command, or the line was too long to be one.",
         "コマンドが認識できないか、行が長すぎます。"),
    BOTH("The verb is misspelt or unknown, the line is longer than its command may be, it does not end in CRLF, or "
         "client and server have lost step and the server reads text as commands.",
         "コマンド名の綴り誤り、未知のコマンド、長さの上限を超えた行、CRLF で終わらない行のほか、双方の同期がずれて"
         "本文がコマンドとして読まれた場合に返ります。"),
    BOTH("Correct the verb or shorten the line; a verb of an extension wants an EHLO reply that offers it.",
         "コマンド名を正すか、行を短くします。拡張のコマンドは、EHLO の応答で提示された場合にだけ使えます。"))
CODE(501,
    BOTH("The server recognised the command, but its parameters or arguments are malformed, so that it was not "
         "carried out.",
         "コマンドは認識されましたが、パラメーターまたは引数の書式が誤っているため、実行されませんでした。"),
    BOTH("Angle brackets are missing around the address, a space stands beside the colon or inside the address, "
         "the colon is missing, an octet stands where it may not, the text is in the wrong encoding, or a "
         "parameter's value has the wrong form.",
         "アドレスを囲む山括弧がない、コロンの前後やアドレスの中に余分な空白がある、コロンがない、使えない文字があ"
         "る、文字コードが誤っている、パラメーターの値の形式が違う、といった場合に返ります。"),
    BOTH("The sender must fix the format of the parameters and send the command again. The same line gets the same "
         "answer.",
         "送信側がパラメーターの書式を直して、コマンドを送り直す必要があります。同じ行を送り直しても結果は変わりま"
         "せん。"))
CODE(502,
    BOTH("The server knows the command, but does not carry it out.",
         "コマンドは認識されましたが、このサーバーでは実装されていません。"),
    BOTH("The command is obsolete (SEND, SOML, SAML, TURN) or switched off.",
         "廃止されたコマンド（SEND、SOML、SAML、TURN）や、無効にされたコマンドへの応答です。"),
    BOTH("Do without it: MAIL in place of SEND, SOML and SAML, ETRN in place of TURN.",
         "別の方法を使います。SEND、SOML、SAML の代わりは MAIL、TURN の代わりは ETRN です。"))
CODE(503,
    BOTH("The command is right, but not at this point.",
         "コマンドは正しいものの、順序が誤っています。"),
    BOTH("RCPT came before MAIL, DATA before RCPT, or MAIL before EHLO; or every recipient was refused.",
         "MAIL の前の RCPT、RCPT の前の DATA、EHLO の前の MAIL や、すべての宛先が拒否された後の DATA などへの応答で"
         "す。"),
    BOTH("Send the commands in their order; RSET begins anew.",
         "正しい順序で送ります。RSET で最初からやり直せます。"))
CODE(504,
    BOTH("The server carries the command out, but not with this parameter.",
         "コマンドは実装されていますが、指定されたパラメーターには対応していません。"),
    BOTH("An AUTH mechanism is not supported, or CONPERM or CONNEG was not offered.",
         "対応していない AUTH の方式や、提示されていない CONPERM、CONNEG を指定した場合に返ります。"),
    BOTH("Choose what the reply to EHLO offers.",
         "EHLO の応答で提示されたものを選びます。"))
CODE(521,
    BOTH("This host takes no mail at all (RFC 7504).",
         "このホストはメールを一切受け取りません（RFC 7504）。"),
    BOTH("It comes in place of the greeting.",
         "接続直後のあいさつの代わりに返ります。"),
    BOTH("Do not try this host again; look for another MX, or correct the address.",
         "このホストへは再試行せず、別の MX を使うか、宛先を正します。"))
CODE(523,
    BOTH("Encryption is needed, or, by some servers, the message is too long (RFC 5248).",
         "暗号化が必要です。メッセージが長すぎる意味で返すサーバーもあります（RFC 5248）。"),
    BOTH("It answers AUTH or MAIL; its enhanced code, X.7.10 or X.3.4, tells the two apart.",
         "AUTH や MAIL への応答です。X.7.10 か X.3.4 かによって区別できます。"),
    BOTH("Send STARTTLS first, or make the message smaller.",
         "先に STARTTLS を実行するか、メッセージを小さくします。"))
CODE(525,
    BOTH("The user's account is disabled (RFC 5248).",
         "ユーザーのアカウントは無効です（RFC 5248）。"),
    BOTH("It ends an AUTH exchange.",
         "AUTH のやり取りの終わりに返ります。"),
    BOTH("Ask the administrator; the credentials may well be right.",
         "管理者に問い合わせます。認証情報は正しい可能性があります。"))
CODE(530,
    BOTH("The server wants something else first: authentication, or TLS.",
         "先に認証または TLS の開始が必要です。"),
    BOTH("It answers MAIL or another command sent too early (RFC 3207, RFC 4954).",
         "認証や TLS の前に MAIL などを送った場合に返ります（RFC 3207、RFC 4954）。"),
    BOTH("Send AUTH or STARTTLS first, as the text says.",
         "本文に従い、先に AUTH または STARTTLS を実行します。"))
CODE(534,
    BOTH("The authentication mechanism is too weak for this user (RFC 4954).",
         "認証の方式（mechanism）が弱すぎて、このユーザーには使えません（RFC 4954）。"),
    BOTH("It answers AUTH.",
         "AUTH への応答です。"),
    BOTH("Choose a stronger mechanism that EHLO offers.",
         "EHLO で提示された、より強い方式を選びます。"))
CODE(535,
    BOTH("The authentication failed.",
         "認証に失敗しました。"),
    BOTH("It ends an AUTH exchange: the name, the password or the token is wrong (RFC 4954).",
         "AUTH のやり取りの終わりに、ユーザー名、パスワード、トークンなどが誤っている場合に返ります（RFC 4954）。"),
    BOTH("Correct the credentials; trying the same again may lock the account.",
         "認証情報を正します。同じ内容で繰り返すと、アカウントがロックされることがあります。"))
CODE(538,
    BOTH("This authentication mechanism needs encryption: TLS must come first (RFC 4954).",
         "この認証方式には暗号化が必要です。先に TLS を開始します（RFC 4954）。"),
    BOTH("It answers AUTH.",
         "AUTH への応答です。"),
    BOTH("Send STARTTLS first, then AUTH.",
         "先に STARTTLS、次に AUTH を実行します。"))
CODE(550,
    BOTH("The server refuses: the mailbox does not exist or may not be used, or a rule of the server forbids it.",
         "サーバーが拒否しました。メールボックスが存在しない、利用できない、または規則で禁止されています。"),
    BOTH("It answers RCPT for an unknown user, and MAIL or a message that policy rejects; also MAIL with an "
         "address outside ASCII without SMTPUTF8 (RFC 6531).",
         "存在しないユーザーへの RCPT や、方針により拒否された MAIL、メッセージへの応答です。SMTPUTF8 なしで ASCII "
         "以外のアドレスを使った MAIL にも返ります（RFC 6531）。"),
    BOTH("Correct the address, or read the text for the rule; for the last case offer and use SMTPUTF8.",
         "アドレスを正すか、本文で理由を確かめます。最後の場合は、双方が SMTPUTF8 に対応している必要があります。"))
CODE(551,
    BOTH("\"User not local; please try <forward-path>\": the recipient has no mailbox here, the server does not "
         "relay to where it is now, and says where that is.",
         "「User not local; please try <転送先>」。宛先のメールボックスはここにはなく、サーバーは転送もしませんが、"
         "現在のアドレスを示しています。"),
    BOTH("It answers RCPT or VRFY for an address that has moved.",
         "移転した宛先への RCPT または VRFY に対する応答です。"),
    BOTH("Send the message to the address in the reply, if the server can be trusted: this one has not taken it.",
         "サーバーが信頼できるなら、応答に示されたアドレスへ送り直します。このサーバーはメッセージを受け取っていま"
         "せん。"))
CODE(552,
    BOTH("The message would go beyond the space that the mailbox or the server allows.",
         "メールボックスまたはサーバーで許された容量を超えています。"),
    BOTH("It answers MAIL with too great a SIZE, or the message; some servers mean too many recipients (see 452).",
         "SIZE が大きすぎる MAIL や、メッセージ本体への応答です。宛先が多すぎる意味で返すサーバーもあります（452 を"
         "参照）。"),
    BOTH("Make the message smaller, or have the mailbox emptied.",
         "メッセージを小さくするか、受信者にメールボックスを整理してもらいます。"))
CODE(553,
    BOTH("The server does not allow this mailbox name.",
         "このメールボックス名は許可されていません。"),
    BOTH("The address is ambiguous, written in a form that the server does not take, or not ASCII where RCPT may "
         "not use SMTPUTF8 (RFC 6531).",
         "アドレスがあいまい、サーバーが受け付けない形式、または SMTPUTF8 が有効でない RCPT で ASCII 以外を使った場"
         "合に返ります（RFC 6531）。"),
    BOTH("Correct the address; for one outside ASCII, MAIL must carry SMTPUTF8.",
         "アドレスを正します。ASCII 以外のアドレスでは、MAIL に SMTPUTF8 を付ける必要があります。"))
CODE(554,
    BOTH("The transaction failed, for a reason that no other code names; as a greeting: no SMTP service here.",
         "ほかのコードに当てはまらない理由で、送信に失敗しました。接続直後なら、SMTP を提供していないという意味です"
         "。"),
    BOTH("It answers DATA or the message, most often for its content or the sender's reputation.",
         "DATA やメッセージ本体への応答で、内容や送信元の評価が理由であることが多くあります。"),
    BOTH("Read the text; the same message gets the same answer.",
         "本文で理由を確かめます。同じメッセージを送り直しても結果は変わりません。"))
CODE(555,
    BOTH("The server does not recognise a parameter of MAIL or RCPT, or does not implement it.",
         "MAIL または RCPT のパラメーターが認識できないか、実装されていません。"),
    BOTH("The keyword is unknown, its extension was not offered in the reply to EHLO, or it belongs to the other "
         "of the two commands.",
         "未知のキーワード、EHLO の応答で提示されていない拡張のもの、MAIL と RCPT を取り違えたものに返ります。"),
    BOTH("Leave the parameter out, or use it only where EHLO offers it.",
         "そのパラメーターを外すか、EHLO で提示された場合にだけ使います。"))
CODE(556,
    BOTH("The recipient's domain takes no mail (RFC 7504, RFC 7505).",
         "宛先のドメインはメールを受け取りません（RFC 7504、RFC 7505）。"),
    BOTH("A relay answers RCPT so, where the domain's DNS says that it has no mail server.",
         "ドメインの DNS がメールサーバーを持たないと示している場合に、中継サーバーが RCPT に返します。"),
    BOTH("Correct the domain of the address.",
         "アドレスのドメインを正します。"))
