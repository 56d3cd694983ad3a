// SPDX-License-Identifier: MIT
/*
 * What codes mean, in English and in Japanese: rows of text. Only explain.c includes this.
 */
#ifndef SMTPATH_EXPLAIN_TEXTS_H
#define SMTPATH_EXPLAIN_TEXTS_H

#include "internal.h"

enum { LANGUAGES = 2 };

/* In the members' order of struct smtpath_explanation. */
struct wording {
    const char *meaning;
    const char *when;
    const char *remedy;
};

/* ---- Reply codes, RFC 5321 section 4.2.3 and the RFCs named ------------------------------------------ */

struct code_row {
    uint16_t code;
    struct wording in[LANGUAGES];
};

/* clang-format off */
static const struct code_row code_rows[] = {
    {211, {
        {"The text tells the state of the server, or helps with its use.",
         "It answers HELP, or a command that asks how the server is.",
         "Nothing needs fixing; the text is for a human to read."},
        {"サーバーの状態、または使い方の説明を伝える応答です。",
         "HELP など、状態や使い方を尋ねるコマンドへの応答です。",
         "対処は不要です。本文は人が読むためのものです。"}}},
    {214, {
        {"The text explains the server or one of its commands.",
         "It answers HELP.",
         "Nothing needs fixing; the text is for a human to read."},
        {"サーバーまたはコマンドの使い方を説明する応答です。",
         "HELP への応答です。",
         "対処は不要です。本文は人が読むためのものです。"}}},
    {220, {
        {"The server is ready. The text begins with its name.",
         "It greets a new connection, and answers STARTTLS when TLS may begin.",
         "Go on with EHLO, or with the TLS handshake."},
        {"サーバーの準備ができました。本文はサーバー名で始まります。",
         "接続直後のあいさつ、または STARTTLS への応答（TLS を開始してよい）です。",
         "EHLO、または TLS ハンドシェイクに進みます。"}}},
    {221, {
        {"The server closes the connection, as it was asked to.",
         "It answers QUIT.",
         "Nothing needs fixing: close the connection too."},
        {"要求どおり、サーバーが接続を閉じます。",
         "QUIT への応答です。",
         "対処は不要です。こちらも接続を閉じます。"}}},
    {235, {
        {"The client has authenticated itself.",
         "It ends a successful AUTH exchange (RFC 4954).",
         "Nothing needs fixing: go on with the mail transaction."},
        {"クライアントの認証に成功しました。",
         "AUTH のやり取りが成功したときの最後の応答です（RFC 4954）。",
         "対処は不要です。メールの送信に進みます。"}}},
    {250, {
        {"The command was carried out.",
         "It is the usual answer to EHLO, MAIL, RCPT and RSET, and to the end of a message that was "
         "taken.",
         "Nothing needs fixing: go on with the next command."},
        {"コマンドは正常に実行されました。",
         "EHLO、MAIL、RCPT、RSET や、受理されたメッセージの終わりに対する通常の応答です。",
         "対処は不要です。次のコマンドに進みます。"}}},
    {251, {
        {"\"User not local; will forward to <forward-path>\": the recipient has no mailbox on this "
         "server, but the server knows where the mail belongs, has accepted the recipient, and "
         "relays the message there itself.",
         "It answers RCPT or VRFY for an address that has moved or is forwarded, where the server "
         "may say where to. A server that keeps that to itself answers 250.",
         "Nothing needs fixing: go on as after 250. One may also send directly to the address in "
         "the reply, next time or at once, but need not; be sure that the server is genuine before "
         "an address book is changed."},
        {"「User not local; will forward to <転送先>」。宛先のメールボックスはこのサーバーにはありま"
         "せんが、サーバーは転送先を知っており、宛先を受け付けたうえで、メッセージを自ら転送先へ中継"
         "します。",
         "移転した宛先や転送が設定された宛先への RCPT または VRFY に対し、転送先を明かしてよい場合に"
         "返ります。明かさないサーバーは 250 を返します。",
         "修正は不要です。250 と同じように続ければサーバーが中継します。応答に示されたアドレスへ直接"
         "送ってもかまいませんが、義務ではありません。アドレス帳を書き換えるのは、サーバーが本物だと"
         "確かめてからにしてください。"}}},
    {252, {
        {"The server does not say whether the user exists, but takes mail for the address and tries "
         "to deliver it.",
         "It answers VRFY where verification is switched off, or where only a later delivery can "
         "tell.",
         "Nothing needs fixing: send the message. If the address is wrong, a bounce will say so."},
        {"ユーザーが存在するかどうかは答えられませんが、その宛先へのメールは受け付け、配送を試みま"
         "す。",
         "確認機能を止めているサーバーや、実際に配送するまで分からない場合の VRFY への応答です。",
         "修正は不要です。そのまま送信します。宛先が誤っていれば、後で不達通知が届きます。"}}},
    {334, {
        {"The server waits for the next step of the authentication; the text is its challenge in "
         "base64.",
         "It comes during an AUTH exchange (RFC 4954).",
         "Send the response in base64, or \"*\" to give up."},
        {"サーバーは認証の次の応答を待っています。本文は base64 のチャレンジです。",
         "AUTH のやり取りの途中で返ります（RFC 4954）。",
         "base64 で応答を送ります。中止するには「*」を送ります。"}}},
    {354, {
        {"The server waits for the message.",
         "It answers DATA.",
         "Send the message and end it with a line that holds one dot only."},
        {"サーバーはメッセージ本体を待っています。",
         "DATA への応答です。",
         "メッセージを送り、最後にドットだけの行を送ります。"}}},
    {421, {
        {"The server cannot go on now and closes the connection.",
         "It may answer any command: the server shuts down, is overloaded, or has waited too long.",
         "Connect again later; a queueing client does so by itself."},
        {"サーバーは現在処理を続けられず、接続を閉じます。",
         "停止処理中、過負荷、タイムアウトなどの際に、どのコマンドに対しても返ることがあります。",
         "時間をおいて接続し直します。キューを持つクライアントは自動で再試行します。"}}},
    {450, {
        {"The mailbox cannot take the message at the moment.",
         "It answers RCPT for a mailbox in use or blocked for a while, greylisting included.",
         "Try again later, unchanged."},
        {"メールボックスは現在メッセージを受け取れません。",
         "使用中、または一時的に制限されたメールボックス（グレイリスティングを含む）への RCPT の応答"
         "です。",
         "内容を変えずに、時間をおいて再試行します。"}}},
    {451, {
        {"The server began, met an error of its own, and gave up.",
         "A disk, a filter or a name server that it needs did not answer.",
         "Try again later, unchanged; if it lasts, tell the server's postmaster."},
        {"サーバー側のエラーにより、処理が中断されました。",
         "ディスク、フィルター、DNS など、サーバーが必要とするものが利用できなかった場合に返ります。",
         "時間をおいて再試行します。続く場合はサーバーの管理者に連絡します。"}}},
    {452, {
        {"The server lacks the storage for this now, or has enough recipients for one transaction.",
         "It answers MAIL, RCPT, or the message.",
         "Try again later; send the other recipients in another transaction."},
        {"サーバーの空き容量が一時的に足りないか、1 回の送信で扱える宛先の数に達しました。",
         "MAIL、RCPT、またはメッセージ本体への応答です。",
         "時間をおいて再試行し、残りの宛先は別のトランザクションで送ります。"}}},
    {455, {
        {"The server knows the parameter, but cannot honour it now.",
         "It answers MAIL or RCPT with an ESMTP parameter.",
         "Try again later, or without the parameter."},
        {"パラメーターは認識されましたが、現在は対応できません。",
         "ESMTP パラメーターの付いた MAIL または RCPT への応答です。",
         "時間をおいて再試行するか、そのパラメーターを付けずに送ります。"}}},
    {500, {
        {"The server did not recognise the command, or the line was too long to be one.",
         "The verb is misspelt or unknown, the line is longer than its command may be, it does not "
         "end in CRLF, or client and server have lost step and the server reads text as commands.",
         "Correct the verb or shorten the line; a verb of an extension wants an EHLO reply that "
         "offers it."},
        {"コマンドが認識できないか、行が長すぎます。",
         "コマンド名の綴り誤り、未知のコマンド、長さの上限を超えた行、CRLF で終わらない行のほか、双"
         "方の同期がずれて本文がコマンドとして読まれた場合に返ります。",
         "コマンド名を正すか、行を短くします。拡張のコマンドは、EHLO の応答で提示された場合にだけ使"
         "えます。"}}},
    {501, {
        {"The server recognised the command, but its parameters or arguments are malformed, so that "
         "it was not carried out.",
         "Angle brackets are missing around the address, a space stands beside the colon or inside "
         "the address, the colon is missing, an octet stands where it may not, the text is in the "
         "wrong encoding, or a parameter's value has the wrong form.",
         "The sender must fix the format of the parameters and send the command again. The same "
         "line gets the same answer."},
        {"コマンドは認識されましたが、パラメーターまたは引数の書式が誤っているため、実行されませんで"
         "した。",
         "アドレスを囲む山括弧がない、コロンの前後やアドレスの中に余分な空白がある、コロンがない、使"
         "えない文字がある、文字コードが誤っている、パラメーターの値の形式が違う、といった場合に返り"
         "ます。",
         "送信側がパラメーターの書式を直して、コマンドを送り直す必要があります。同じ行を送り直しても"
         "結果は変わりません。"}}},
    {502, {
        {"The server knows the command, but does not carry it out.",
         "The command is obsolete (SEND, SOML, SAML, TURN) or switched off.",
         "Do without it: MAIL in place of SEND, SOML and SAML, ETRN in place of TURN."},
        {"コマンドは認識されましたが、このサーバーでは実装されていません。",
         "廃止されたコマンド（SEND、SOML、SAML、TURN）や、無効にされたコマンドへの応答です。",
         "別の方法を使います。SEND、SOML、SAML の代わりは MAIL、TURN の代わりは ETRN です。"}}},
    {503, {
        {"The command is right, but not at this point.",
         "RCPT came before MAIL, DATA before RCPT, or MAIL before EHLO; or every recipient was "
         "refused.",
         "Send the commands in their order; RSET begins anew."},
        {"コマンドは正しいものの、順序が誤っています。",
         "MAIL の前の RCPT、RCPT の前の DATA、EHLO の前の MAIL や、すべての宛先が拒否された後の "
         "DATA などへの応答です。",
         "正しい順序で送ります。RSET で最初からやり直せます。"}}},
    {504, {
        {"The server carries the command out, but not with this parameter.",
         "An AUTH mechanism is not supported, or CONPERM or CONNEG was not offered.",
         "Choose what the reply to EHLO offers."},
        {"コマンドは実装されていますが、指定されたパラメーターには対応していません。",
         "対応していない AUTH の方式や、提示されていない CONPERM、CONNEG を指定した場合に返ります。",
         "EHLO の応答で提示されたものを選びます。"}}},
    {521, {
        {"This host takes no mail at all (RFC 7504).",
         "It comes in place of the greeting.",
         "Do not try this host again; look for another MX, or correct the address."},
        {"このホストはメールを一切受け取りません（RFC 7504）。",
         "接続直後のあいさつの代わりに返ります。",
         "このホストへは再試行せず、別の MX を使うか、宛先を正します。"}}},
    {530, {
        {"The server wants something else first: authentication, or TLS.",
         "It answers MAIL or another command sent too early (RFC 3207, RFC 4954).",
         "Send AUTH or STARTTLS first, as the text says."},
        {"先に認証または TLS の開始が必要です。",
         "認証や TLS の前に MAIL などを送った場合に返ります（RFC 3207、RFC 4954）。",
         "本文に従い、先に AUTH または STARTTLS を実行します。"}}},
    {535, {
        {"The authentication failed.",
         "It ends an AUTH exchange: the name, the password or the token is wrong (RFC 4954).",
         "Correct the credentials; trying the same again may lock the account."},
        {"認証に失敗しました。",
         "AUTH のやり取りの終わりに、ユーザー名、パスワード、トークンなどが誤っている場合に返ります"
         "（RFC 4954）。",
         "認証情報を正します。同じ内容で繰り返すと、アカウントがロックされることがあります。"}}},
    {550, {
        {"The server refuses: the mailbox does not exist or may not be used, or a rule of the "
         "server forbids it.",
         "It answers RCPT for an unknown user, and MAIL or a message that policy rejects; also MAIL "
         "with an address outside ASCII without SMTPUTF8 (RFC 6531).",
         "Correct the address, or read the text for the rule; for the last case offer and use "
         "SMTPUTF8."},
        {"サーバーが拒否しました。メールボックスが存在しない、利用できない、または規則で禁止されてい"
         "ます。",
         "存在しないユーザーへの RCPT や、方針により拒否された MAIL、メッセージへの応答で"
         "す。SMTPUTF8 なしで ASCII 以外のアドレスを使った MAIL にも返ります（RFC 6531）。",
         "アドレスを正すか、本文で理由を確かめます。最後の場合は、双方が SMTPUTF8 に対応している必要"
         "があります。"}}},
    {551, {
        {"\"User not local; please try <forward-path>\": the recipient has no mailbox here, the "
         "server does not relay to where it is now, and says where that is.",
         "It answers RCPT or VRFY for an address that has moved.",
         "Send the message to the address in the reply, if the server can be trusted: this one has "
         "not taken it."},
        {"「User not local; please try <転送先>」。宛先のメールボックスはここにはなく、サーバーは転"
         "送もしませんが、現在のアドレスを示しています。",
         "移転した宛先への RCPT または VRFY に対する応答です。",
         "サーバーが信頼できるなら、応答に示されたアドレスへ送り直します。このサーバーはメッセージを"
         "受け取っていません。"}}},
    {552, {
        {"The message would go beyond the space that the mailbox or the server allows.",
         "It answers MAIL with too great a SIZE, or the message; some servers mean too many "
         "recipients (see 452).",
         "Make the message smaller, or have the mailbox emptied."},
        {"メールボックスまたはサーバーで許された容量を超えています。",
         "SIZE が大きすぎる MAIL や、メッセージ本体への応答です。宛先が多すぎる意味で返すサーバーも"
         "あります（452 を参照）。",
         "メッセージを小さくするか、受信者にメールボックスを整理してもらいます。"}}},
    {553, {
        {"The server does not allow this mailbox name.",
         "The address is ambiguous, written in a form that the server does not take, or not ASCII "
         "where RCPT may not use SMTPUTF8 (RFC 6531).",
         "Correct the address; for one outside ASCII, MAIL must carry SMTPUTF8."},
        {"このメールボックス名は許可されていません。",
         "アドレスがあいまい、サーバーが受け付けない形式、または SMTPUTF8 が有効でない RCPT で "
         "ASCII 以外を使った場合に返ります（RFC 6531）。",
         "アドレスを正します。ASCII 以外のアドレスでは、MAIL に SMTPUTF8 を付ける必要があります。"}}},
    {554, {
        {"The transaction failed, for a reason that no other code names; as a greeting: no SMTP "
         "service here.",
         "It answers DATA or the message, most often for its content or the sender's reputation.",
         "Read the text; the same message gets the same answer."},
        {"ほかのコードに当てはまらない理由で、送信に失敗しました。接続直後なら、SMTP を提供していな"
         "いという意味です。",
         "DATA やメッセージ本体への応答で、内容や送信元の評価が理由であることが多くあります。",
         "本文で理由を確かめます。同じメッセージを送り直しても結果は変わりません。"}}},
    {555, {
        {"The server does not recognise a parameter of MAIL or RCPT, or does not implement it.",
         "The keyword is unknown, its extension was not offered in the reply to EHLO, or it belongs "
         "to the other of the two commands.",
         "Leave the parameter out, or use it only where EHLO offers it."},
        {"MAIL または RCPT のパラメーターが認識できないか、実装されていません。",
         "未知のキーワード、EHLO の応答で提示されていない拡張のもの、MAIL と RCPT を取り違えたものに"
         "返ります。",
         "そのパラメーターを外すか、EHLO で提示された場合にだけ使います。"}}},
    {556, {
        {"The recipient's domain takes no mail (RFC 7504, RFC 7505).",
         "A relay answers RCPT so, where the domain's DNS says that it has no mail server.",
         "Correct the domain of the address."},
        {"宛先のドメインはメールを受け取りません（RFC 7504、RFC 7505）。",
         "ドメインの DNS がメールサーバーを持たないと示している場合に、中継サーバーが RCPT に返しま"
         "す。",
         "アドレスのドメインを正します。"}}},
};

/* ---- By digits,
RFC 5321 section 4.2.1 --------------------------------------------------------------- */

/* By the first digit, from 2 on. */
struct class_row {
    const char *severity[LANGUAGES];
    const char *meaning[LANGUAGES];
    const char *remedy[LANGUAGES];
};
static const struct class_row class_rows[4] = {
    {{"positive completion", "肯定的な完了"},
     {"What was asked was done.", "要求された処理は完了しました。"},
     {"Nothing needs fixing: go on with the next command.", "対処は不要です。次のコマンドに進みま"
                                                            "す。"}},
    {{"positive intermediate", "肯定的な中間応答"},
     {"The command was accepted, and the server waits for what belongs to it.",
      "コマンドは受け付けられ、サーバーは続きを待っています。"},
     {"Send what the command announced.", "コマンドに続く内容を送ります。"}},
    {{"transient negative completion", "一時的な否定"},
     {"The command was not carried out, but may be if it is sent again unchanged.",
      "コマンドは実行されませんでしたが、同じものを後で送れば成功することがあります。"},
     {"Try again later.", "時間をおいて再試行します。"}},
    {{"permanent negative completion", "恒久的な否定"},
     {"The command was not carried out, and will not be if it is sent again unchanged.",
      "コマンドは実行されませんでした。同じものを送り直しても成功しません。"},
     {"Do not repeat it as it is: correct the command or its circumstances.",
      "そのまま繰り返さず、コマンドまたは状況を正します。"}},
};

/* By the second digit. */
static const char *const category_rows[6][LANGUAGES] = {
    {"Its second digit says that it is about syntax: errors, and commands that are not implemented.",
     "2 桁目は構文に関すること（誤り、未実装のコマンド）を示します。"},
    {"Its second digit says that it answers a request for information.",
     "2 桁目は情報の要求への応答であることを示します。"},
    {"Its second digit says that it is about the connection.", "2 桁目は接続に関することを示しま"
                                                               "す。"},
    {"Its second digit stands for nothing that RFC 5321 specifies; extensions use it, AUTH above "
     "all.",
     "2 桁目の意味は RFC 5321 では定められていません。AUTH などの拡張で使われます。"},
    {"Its second digit stands for nothing that RFC 5321 specifies.",
     "2 桁目の意味は RFC 5321 では定められていません。"},
    {"Its second digit says that it is about the state of the mail system.",
     "2 桁目はメールシステムの状態に関することを示します。"},
};

/* ---- Enhanced status codes, RFC 3463,
RFC 5248 ------------------------------------------------------- */

struct enhanced_row {
    uint16_t class, subject, detail; /* class 0: either failure */
    struct wording in[LANGUAGES];
};
static const struct enhanced_row enhanced_rows[] = {
    {2, 1, 5, {
        {"The recipient's address is valid.", "It stands with 250 or 251 in answer to RCPT.",
         "Nothing needs fixing."},
        {"宛先のアドレスは有効です。", "RCPT に対する 250 または 251 に付きます。", "対処は不要で"
                                                          "す。"}}},
    {5, 1, 1, {
        {"The mailbox does not exist: what stands before the \"@\" is wrong.", "It stands with 550 "
                                                                               "in answer to RCPT.",
         "Correct the local part of the address."},
        {"メールボックスが存在しません。「@」より前の部分が誤っています。", "RCPT に対する 550 に付"
                                             "きます。",
         "アドレスのローカルパートを正します。"}}},
    {0, 1, 3, {
        {"The recipient's address is malformed.", "It stands with 501 where the path of RCPT cannot "
                                                  "be read.",
         "Write <local-part@domain> in the form of the standard; quote what must be quoted."},
        {"宛先アドレスの書式が誤っています。", "RCPT のパスが解釈できない場合の 501 に付きます。",
         "標準の形式で <local-part@domain> と書きます。必要な部分は引用符で囲みます。"}}},
    {0, 1, 6, {
        {"The mailbox has moved.", "It stands with 550 or 551 where the server does not forward.",
         "Send to the new address, if the reply names one."},
        {"メールボックスは移転しました。", "サーバーが転送しない場合の 550 または 551 に付きます。",
         "応答に新しいアドレスがあれば、そこへ送ります。"}}},
    {0, 1, 7, {
        {"The sender's address is malformed.", "It stands with 501 where the path of MAIL cannot be "
                                               "read.",
         "Write <local-part@domain> in the form of the standard, or <> for a bounce."},
        {"送信者アドレスの書式が誤っています。", "MAIL のパスが解釈できない場合の 501 に付きます。",
         "標準の形式で <local-part@domain> と書きます。不達通知なら <> とします。"}}},
    {0, 2, 2, {
        {"The mailbox is full.", "It stands with 452 or 552 in answer to RCPT or the message.",
         "Wait until its owner has made room."},
        {"メールボックスがいっぱいです。", "RCPT またはメッセージに対する 452 や 552 に付きます。",
         "持ち主が空きを作るのを待ちます。"}}},
    {0, 5, 0, {
        {"Something was wrong with the protocol, and no closer code says what.",
         "A client writes it into a bounce when the server's reply could not be understood.",
         "Look at the dialogue: one of the two sides does not speak SMTP correctly."},
        {"プロトコル上の問題がありましたが、より具体的なコードがありません。",
         "サーバーの応答を解釈できなかったとき、クライアントが不達通知に記すことがあります。",
         "やり取りの記録を確かめます。どちらかが SMTP を正しく話していません。"}}},
    {0, 5, 1, {
        {"The command is not valid: not here, not now, or no more.", "It stands with 502 and 503.",
         "Send another command, or in another order."},
        {"コマンドが無効です（未実装、順序の誤り、廃止など）。", "502 や 503 に付きます。",
         "別のコマンドを使うか、順序を正します。"}}},
    {0, 5, 2, {
        {"The line could not be understood as a command.",
         "It stands with 500: an unknown verb, or a line too long or not ended by CRLF.",
         "Correct the verb, the length or the end of the line."},
        {"行をコマンドとして解釈できません。", "500 に付きます。未知のコマンド、長すぎる行、CRLF で"
                              "終わらない行の場合です。",
         "コマンド名、行の長さ、行末を正します。"}}},
    {0, 5, 4, {
        {"The command is known, but its arguments are wrong, out of range or not supported.",
         "It stands with 501, 504 and 555.",
         "Correct the arguments; use the parameters that EHLO offers."},
        {"コマンドは認識されましたが、引数が誤っている、範囲外、または未対応です。", "501、504、555 "
                                                 "に付きます。",
         "引数を正し、EHLO で提示されたパラメーターだけを使います。"}}},
    {0, 5, 6, {
        {"A line of an AUTH exchange is too long (RFC 4954).", "It stands with 500.",
         "Use a shorter initial response, or another mechanism."},
        {"認証のやり取りの行が長すぎます（RFC 4954）。", "500 に付きます。",
         "初期応答を短くするか、別の方式を使います。"}}},
    {0, 6, 7, {
        {"An address outside ASCII cannot be used here (RFC 6531).",
         "It stands with 550 in answer to MAIL and 553 to RCPT, where SMTPUTF8 is not in force.",
         "Send through a server that offers SMTPUTF8 and give the parameter, or use an ASCII "
         "address."},
        {"ASCII 以外のアドレスはここでは使えません（RFC 6531）。",
         "SMTPUTF8 が有効でない場合に、MAIL に対する 550、RCPT に対する 553 に付きます。",
         "SMTPUTF8 を提示するサーバーへパラメーターを付けて送るか、ASCII のアドレスを使います。"}}},
    {0, 6, 8, {
        {"The reply would hold UTF-8, which this client did not allow (RFC 6531).",
         "It stands with 252, 550 or 553 in answer to VRFY, EXPN or RCPT.",
         "Ask again with the parameter SMTPUTF8."},
        {"応答に UTF-8 が必要ですが、クライアントが許可していません（RFC 6531）。",
         "VRFY、EXPN、RCPT に対する 252、550、553 に付きます。",
         "SMTPUTF8 パラメーターを付けて尋ね直します。"}}},
    {0, 7, 1, {
        {"The sender is not allowed to send this to the recipient.", "It stands with 550, 551 or "
                                                                     "554: a policy.",
         "Read the text; ask the recipient's postmaster by another way."},
        {"送信者にはこの宛先へ送る権限がありません。", "方針による拒否を示す 550、551、554 に付きま"
                                  "す。",
         "本文で理由を確かめ、別の手段で宛先の管理者に問い合わせます。"}}},
};

/* By the subject. */
static const char *const subject_rows[8][LANGUAGES] = {
    {"Other or undefined status: nothing closer is said.", "その他または未定義の状態です。"},
    {"It is about an address, the sender's or the recipient's.", "送信者または宛先のアドレスに関する"
                                                                 "状態です。"},
    {"It is about the recipient's mailbox.", "宛先のメールボックスに関する状態です。"},
    {"It is about the receiving mail system.", "受信側のメールシステムに関する状態です。"},
    {"It is about the network or the routing.", "ネットワークまたは経路に関する状態です。"},
    {"It is about the protocol between client and server.", "クライアントとサーバーの間のプロトコル"
                                                            "に関する状態です。"},
    {"It is about the content of the message or its form.", "メッセージの内容または形式に関する状態"
                                                            "です。"},
    {"It is about security or policy.", "セキュリティまたは方針に関する状態です。"},
};
static const char *const unknown_subject[LANGUAGES] = {
    "Its subject is none that RFC 3463 knows.", "主題は RFC 3463 に定められていません。"};
static const char *const with_any_reply[LANGUAGES] = {
    "It stands before the text of a reply whose code has the same first digit.",
    "先頭の数字が同じ応答コードの本文の前に付きます。"};
static const char *const enhanced_severities[4][LANGUAGES] = {
    {"success", "成功"}, {"", ""}, {"persistent transient failure", "一時的な失敗"},
    {"permanent failure", "恒久的な失敗"}};

/* ---- Comparisons ------------------------------------------------------------------------------------- */

/* Of two codes, the smaller first. */
struct difference_row {
    uint16_t a, b;
    const char *in[LANGUAGES];
};
static const struct difference_row difference_rows[] = {
    {250, 251, {
        "Both accept the recipient, and after both one simply goes on. 250 says that the mail stays "
        "with this server or is forwarded in silence; 251 says that it is forwarded, and where to.",
        "どちらも宛先を受け付けた応答で、そのまま処理を続けます。250 は自サーバーで受け取るか黙って"
        "転送する場合、251 は転送することと転送先を知らせる場合です。"}},
    {250, 252, {
        "250 confirms the user; 252 confirms nothing, but the server takes the mail and tries. "
        "Either way one may send.",
        "250 はユーザーの存在を認めた応答、252 は存在を答えないまま配送は試みるという応答です。どち"
        "らの場合も送信できます。"}},
    {251, 252, {
        "Both accept. 251 knows where the recipient is now and names the place; 252 does not say "
        "whether there is such a recipient, only that delivery will be tried.",
        "どちらも受け付けた応答です。251 は現在の転送先を知っていて示します。252 は宛先が存在するか"
        "どうかを答えず、配送を試みるとだけ伝えます。"}},
    {251, 501, {
        "251 is a success: the recipient was accepted, the server relays the message to the "
        "forward-path that it names, and nothing needs fixing; one may send directly to that "
        "address. 501 is a permanent failure: the command was recognised, but its parameters are "
        "malformed, nothing was accepted, and the sender must fix their format. 251 depends on who "
        "the recipient is; 501 only on how the line is written, whoever is meant.",
        "251 は成功です。宛先は受け付けられ、サーバーが示した転送先へ中継するので、修正は不要です。"
        "そのアドレスへ直接送ることもできます。501 は恒久的な失敗です。コマンドは認識されましたが、"
        "パラメーターの書式が誤っているため何も受け付けられておらず、送信側が書式を直す必要がありま"
        "す。251 は宛先が誰であるかによって決まり、501 は宛先が誰であっても、行の書き方だけで決まり"
        "ます。"}},
    {251, 551, {
        "Both say that the recipient is elsewhere, and where. With 251 the server forwards the "
        "message itself, and the client is done; with 551 it refuses to, and the client has to send "
        "to the address in the reply.",
        "どちらも宛先が別の場所にあることと、その場所を伝えます。251 ではサーバーが自ら転送するの"
        "で、クライアントの作業は終わりです。551 ではサーバーは転送しないので、クライアントが示され"
        "たアドレスへ送り直します。"}},
    {450, 550, {
        "Both mean that the mailbox cannot be used: 450 for now, so that the same command may "
        "succeed later; 550 for good, so that the address or the circumstances must change.",
        "どちらもメールボックスを利用できないという意味です。450 は一時的で、同じコマンドが後で成功"
        "することがあります。550 は恒久的で、アドレスや状況を変える必要があります。"}},
    {452, 552, {
        "Both are about space. 452: the server lacks it now, or takes no more recipients in this "
        "transaction; try later. 552: the message is too big for what is allowed; make it smaller.",
        "どちらも容量に関する応答です。452 はサーバーの空きが一時的に足りない、または宛先が多すぎる"
        "場合で、後で再試行します。552 はメッセージが許容量を超えている場合で、小さくする必要があり"
        "ます。"}},
    {500, 501, {
        "500: the command itself was not recognised, or the line is too long. 501: the command was, "
        "but what stands behind it is malformed. Correct the verb after the one, the arguments "
        "after the other.",
        "500 はコマンド自体が認識できないか行が長すぎる場合、501 はコマンドは認識できたが引数の書式"
        "が誤っている場合です。前者はコマンド名を、後者は引数を正します。"}},
    {500, 502, {
        "500: the server does not know the command. 502: it knows it, but does not carry it out.",
        "500 はサーバーがコマンドを知らない場合、502 は知っているが実装していない場合です。"}},
    {501, 503, {
        "501: the line is malformed and wrong at any time. 503: the line is well formed, but came "
        "at the wrong time.",
        "501 は書式の誤りで、いつ送っても誤りです。503 は書式は正しいものの、送る順序が誤っていま"
        "す。"}},
    {501, 504, {
        "501: a parameter is malformed. 504: it is well formed, but the server does not implement "
        "it for this command.",
        "501 はパラメーターの書式が誤っている場合、504 は書式は正しいがサーバーが実装していない場合"
        "です。"}},
    {501, 550, {
        "501: the address cannot be read, whoever is meant. 550: it was read, and the server "
        "refuses it: no such mailbox, or policy. Correct the form after the one, the address itself "
        "after the other.",
        "501 はアドレスの書式が解釈できない場合、550 は解釈できたうえで、存在しない、または方針によ"
        "り拒否された場合です。前者は書式を、後者は宛先そのものを正します。"}},
    {501, 553, {
        "Both complain of an address. 501: it breaks the grammar of SMTP, which no server should "
        "accept. 553: it may be well formed, but this server does not allow such a name; one "
        "outside ASCII without SMTPUTF8, for example.",
        "どちらもアドレスに関するものです。501 は SMTP の文法に反しており、どのサーバーでも誤りで"
        "す。553 は文法上は正しくても、このサーバーが許可しない名前（SMTPUTF8 なしの非 ASCII など）"
        "です。"}},
    {501, 555, {
        "501: something is written wrongly, such as the value of a known parameter. 555: the "
        "parameter itself is unknown or was not offered. Correct the value after the one, leave the "
        "parameter out after the other.",
        "501 は既知のパラメーターの値など、書き方の誤りです。555 はパラメーター自体が未知か、提示さ"
        "れていない場合です。前者は値を正し、後者はパラメーターを外します。"}},
    {502, 504, {
        "502: the server does not implement the command at all. 504: it does, but not with this "
        "parameter.",
        "502 はコマンド自体が未実装の場合、504 はコマンドは実装されているが指定のパラメーターに未対"
        "応の場合です。"}},
    {504, 555, {
        "Both refuse a parameter. 555 is for ESMTP parameters of MAIL and RCPT; 504 for the "
        "arguments of other commands, such as an AUTH mechanism, and for CONPERM and CONNEG, whose "
        "RFC 4141 says so.",
        "どちらもパラメーターの拒否です。555 は MAIL と RCPT の ESMTP パラメーターに、504 は AUTH の"
        "方式などほかのコマンドの引数と、RFC 4141 が定める CONPERM、CONNEG に使われます。"}},
    {550, 551, {
        "Both refuse the recipient. 550 says no more; 551 names the address that the mail should go "
        "to instead.",
        "どちらも宛先の拒否です。550 は拒否だけを伝え、551 は代わりに送るべきアドレスを示します。"}},
    {550, 553, {
        "Both refuse a mailbox. 550: it does not exist here, or policy forbids it. 553: its name is "
        "not one that this server allows.",
        "どちらもメールボックスの拒否です。550 は存在しないか方針で禁止されている場合、553 は名前の"
        "形がこのサーバーで許可されていない場合です。"}},
    {550, 554, {
        "550 refuses one mailbox or command; 554 fails the transaction as a whole, most often for "
        "the message's content.",
        "550 は個々のメールボックスやコマンドの拒否、554 は送信全体の失敗で、多くはメッセージの内容"
        "が理由です。"}},
};

/* By two first digits, from 2 on, the smaller first; on the diagonal they are the same. */
static const char *const class_differences[4][4][LANGUAGES] = {
    {{"Both report success; only the details differ, and after both one goes on.",
      "どちらも成功を表し、違いは細部だけです。どちらの場合もそのまま続けます。"},
     {"The one ends what was asked with success; the other is only half of it: the server waits for "
      "more.",
      "一方は要求の成功による完了、もう一方は途中の段階で、サーバーは続きを待っています。"},
     {"The one is a success and needs nothing; the other a failure for now: the same command may "
      "succeed later.",
      "一方は成功で、対処は不要です。もう一方は一時的な失敗で、同じコマンドが後で成功することがあり"
      "ます。"},
     {"The one is a success and needs nothing; the other a failure for good: something must be "
      "corrected first.",
      "一方は成功で、対処は不要です。もう一方は恒久的な失敗で、先に何かを正す必要があります。"}},
    {{NULL, NULL},
     {"Both ask for more: one sends what the command at hand wants.",
      "どちらも続きを求める応答です。実行中のコマンドに応じた内容を送ります。"},
     {"The one asks for more; the other refuses for now: try again later.",
      "一方は続きを求め、もう一方は一時的に拒否しています。後者は時間をおいて再試行します。"},
     {"The one asks for more; the other refuses for good: correct the command first.",
      "一方は続きを求め、もう一方は恒久的に拒否しています。後者はコマンドを正す必要があります。"}},
    {{NULL, NULL}, {NULL, NULL},
     {"Both are failures for now, for different reasons: try again later.",
      "どちらも理由の異なる一時的な失敗です。時間をおいて再試行します。"},
     {"Both are failures: the one with 4 for now, so try again later; the one with 5 for good, so "
      "correct it first.",
      "どちらも失敗です。4 で始まるほうは一時的なので後で再試行し、5 で始まるほうは恒久的なので先に"
      "正します。"}},
    {{NULL, NULL}, {NULL, NULL}, {NULL, NULL},
     {"Both are failures for good, for different reasons: repeating the command unchanged helps "
      "after neither.",
      "どちらも理由の異なる恒久的な失敗です。同じコマンドを繰り返しても成功しません。"}},
};
static const char *const same_code[LANGUAGES] = {"They are the same code.", "同じコードです。"};
/* clang-format on */

#endif
