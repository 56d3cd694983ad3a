// SPDX-License-Identifier: MIT
/*
 * What codes mean, in English and in Japanese: rows of text. Only explain.c includes this.
 */
#ifndef SMTPATH_EXPLAIN_TEXTS_H
#define SMTPATH_EXPLAIN_TEXTS_H

#include "internal.h"

enum { LANGUAGES = 2 };

/* What is said of a code, in each language. */
struct wording {
    const char *meaning[LANGUAGES];
    const char *when[LANGUAGES];
    const char *remedy[LANGUAGES];
};

/* clang-format off */
#define BOTH(english, japanese) {english, japanese}

/* ---- Reply codes, RFC 5321 section 4.2.3 and the RFCs named ------------------------------------------ */

struct code_row {
    uint16_t code;
    struct wording says;
};
static const struct code_row code_rows[] = {
#define CODE(code, meaning, when, remedy) {code, {meaning, when, remedy}},
#include "explain_code_rows.h"
#undef CODE
};

/* ---- A code without a row: by its digits, RFC 5321 section 4.2.1 --------------------------------------------------------------- */

/* By the first digit, from 2 on. */
struct class_row {
    const char *severity[LANGUAGES];
    const char *meaning[LANGUAGES];
    const char *remedy[LANGUAGES];
};
static const struct class_row class_rows[4] = {
    {BOTH("positive completion", "肯定的な完了"),
     BOTH("This code is unknown: no standard known here defines it. By its first digit, what was asked was done.",
          "未知のコードです（smtpath の知る標準にありません）。1 桁目によれば、要求された処理は完了しました。"),
     BOTH("Nothing needs fixing: go on with the next command.", "対処は不要です。次のコマンドに進みます。")},
    {BOTH("positive intermediate", "肯定的な中間応答"),
     BOTH("This code is unknown: no standard known here defines it. By its first digit, the command was accepted, and "
          "the server waits for what belongs to it.",
          "未知のコードです（smtpath の知る標準にありません）。1 桁目によれば、コマンドは受け付けられ、サーバーは続"
          "きを待っています。"),
     BOTH("Send what the command announced.", "コマンドに続く内容を送ります。")},
    {BOTH("transient negative completion", "一時的な否定"),
     BOTH("This code is unknown: no standard known here defines it. By its first digit, the command was not carried "
          "out, but may be if it is sent again unchanged.",
          "未知のコードです（smtpath の知る標準にありません）。1 桁目によれば、コマンドは実行されませんでしたが、同"
          "じものを後で送れば成功することがあります。"),
     BOTH("Try again later.", "時間をおいて再試行します。")},
    {BOTH("permanent negative completion", "恒久的な否定"),
     BOTH("This code is unknown: no standard known here defines it. By its first digit, the command was not carried "
          "out, and will not be if it is sent again unchanged.",
          "未知のコードです（smtpath の知る標準にありません）。1 桁目によれば、コマンドは実行されず、同じものを送り"
          "直しても成功しません。"),
     BOTH("Do not repeat it as it is: correct the command or its circumstances.",
          "そのまま繰り返さず、コマンドまたは状況を正します。")},
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

/* ---- Enhanced status codes, RFC 3463, RFC 5248 ------------------------------------------------------- */

/* Beside the class 2 itself, which class a row is about. */
enum { FAILURES, ANY_CLASS };
struct enhanced_row {
    uint16_t class, subject, detail;
    struct wording says;
};
static const struct enhanced_row enhanced_rows[] = {
#define ENHANCED(class, subject, detail, meaning, when, remedy) {class, subject, detail, {meaning, when, remedy}},
#include "explain_enhanced_rows.h"
#undef ENHANCED
};

/* By the subject. */
static const char *const subject_rows[8][LANGUAGES] = {
    {"This code is unknown: no standard known here defines it. Its subject is 0: nothing closer is said.",
     "未知のコードです（smtpath の知る標準にありません）。主題は 0 で、その他または未定義の状態です。"},
    {"This code is unknown: no standard known here defines it. By its subject it is about an address, the sender's or "
     "the recipient's.",
     "未知のコードです（smtpath の知る標準にありません）。主題は差出人または宛先のアドレスです。"},
    {"This code is unknown: no standard known here defines it. By its subject it is about the recipient's mailbox.",
     "未知のコードです（smtpath の知る標準にありません）。主題は宛先のメールボックスです。"},
    {"This code is unknown: no standard known here defines it. By its subject it is about the receiving mail system.",
     "未知のコードです（smtpath の知る標準にありません）。主題は受信側のメールシステムです。"},
    {"This code is unknown: no standard known here defines it. By its subject it is about the network or the routing.",
     "未知のコードです（smtpath の知る標準にありません）。主題はネットワークまたは経路です。"},
    {"This code is unknown: no standard known here defines it. By its subject it is about the protocol between client "
     "and server.",
     "未知のコードです（smtpath の知る標準にありません）。主題はクライアントとサーバーの間のプロトコルです。"},
    {"This code is unknown: no standard known here defines it. By its subject it is about the content of the message "
     "or its form.",
     "未知のコードです（smtpath の知る標準にありません）。主題はメッセージの内容または形式です。"},
    {"This code is unknown: no standard known here defines it. By its subject it is about security or policy.",
     "未知のコードです（smtpath の知る標準にありません）。主題はセキュリティまたは方針です。"},
};
static const char *const unknown_subject[LANGUAGES] = {
    "This code is unknown: no standard known here defines it, nor its subject.",
    "未知のコードです（コードも主題も、smtpath の知る標準にありません）。"};
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
#undef BOTH
/* clang-format on */

#endif
