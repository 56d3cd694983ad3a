// SPDX-License-Identifier: MIT
/* Lines that are not SMTP at all: another protocol, another layer, another side of the dialogue. */
/* clang-format off */
MISTAKE(tls_hello, "tls-hello", uncorrected,
    "this is a TLS handshake (ClientHello), not SMTP: the client expects implicit TLS, as on port 465, and must begin in clear text and send STARTTLS here",
    "これは SMTP ではなく TLS のハンドシェイク（ClientHello）です。このポートでは平文で始めて STARTTLS を送るか、465 番ポートのような暗黙の TLS を使ってください")
MISTAKE(tls_record, "tls-record", uncorrected,
    "this is a TLS record (an alert, or data), not SMTP: one side speaks TLS where the other side speaks clear text",
    "これは SMTP ではなく TLS のレコード（警告またはデータ）です。一方が TLS、もう一方が平文で話しています")
MISTAKE(proxy_v2, "proxy-v2", uncorrected,
    "this is a header of the PROXY protocol, version 2: the load balancer in front sends it, and the server must be told to expect it",
    "これは PROXY プロトコル バージョン 2 のヘッダーです。手前のロードバランサーが送っています。サーバー側で受け取る設定が必要です")
MISTAKE(proxy_v1, "proxy-v1", uncorrected,
    "this is a header of the PROXY protocol, version 1: the load balancer in front sends it, and the server must be told to expect it",
    "これは PROXY プロトコル バージョン 1 のヘッダーです。手前のロードバランサーが送っています。サーバー側で受け取る設定が必要です")
MISTAKE(telnet_negotiation, "telnet-negotiation", uncorrected,
    "this is telnet option negotiation (IAC), not SMTP: switch it off, or use a client that sends only what is typed",
    "これは telnet のオプション交渉（IAC）です。無効にするか、入力だけをそのまま送るクライアントを使ってください")
MISTAKE(http_request, "http-request", uncorrected,
    "this is an HTTP request, not SMTP: a web client or an open-proxy scan has reached a mail server",
    "これは SMTP ではなく HTTP のリクエストです。Web クライアントか、プロキシーを探すスキャンがメールサーバーに接続しています")
MISTAKE(sip_request, "sip-request", uncorrected,
    "this is a SIP or RTSP request, not SMTP: a client or a scan for telephony or streaming has reached a mail server",
    "これは SMTP ではなく SIP または RTSP のリクエストです。通話や配信のクライアント、またはそれを探すスキャンがメールサーバーに接続しています")
MISTAKE(ssh_banner, "ssh-banner", uncorrected,
    "this is the greeting of SSH, not SMTP: an SSH client has reached a mail server",
    "これは SMTP ではなく SSH のあいさつです。SSH クライアントがメールサーバーに接続しています")
MISTAKE(byte_order_mark, "byte-order-mark", without_code_points,
    "an invisible byte order mark (BOM, U+FEFF) stands before the command: save the text without it",
    "コマンドの前に、目に見えない BOM（バイト順マーク、U+FEFF）があります。BOM なしで保存してください")
MISTAKE(masked_by_firewall, "masked-by-firewall", uncorrected,
    "a firewall that inspects SMTP has overwritten the command: switch its inspection off",
    "SMTP を検査するファイアウォールがコマンドを書きつぶしています。検査機能を無効にしてください")
/* clang-format on */
