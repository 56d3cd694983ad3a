// SPDX-License-Identifier: MIT
/* Limits that were passed. {limit} is the one that was in force. */
/* clang-format off */
MISTAKE(line_limit, "line-limit", uncorrected,
    "the line is over its limit: at most {limit} octets with CRLF in this command (limits.line sets another)",
    "行が上限を超えています。このコマンドでは CRLF を含めて最大 {limit} オクテットです（limits.line で変更できます）")
MISTAKE(local_part_limit, "local-part-limit", uncorrected,
    "the local part is over its limit: at most {limit} octets in a local part (limits.local_part sets another)",
    "ローカルパートが上限を超えています。最大 {limit} オクテットです（limits.local_part で変更できます）")
MISTAKE(label_limit, "label-limit", uncorrected,
    "a label of the domain is over its limit: at most {limit} octets in a label (limits.label sets another)",
    "ドメインのラベルが上限を超えています。1 つのラベルは最大 {limit} オクテットです（limits.label で変更できます）")
MISTAKE(domain_limit, "domain-limit", uncorrected,
    "the domain is over its limit: at most {limit} octets in a domain (limits.domain sets another)",
    "ドメインが上限を超えています。最大 {limit} オクテットです（limits.domain で変更できます）")
MISTAKE(literal_limit, "literal-limit", uncorrected,
    "the address literal is over its limit: at most {limit} octets with its brackets (limits.domain sets another)",
    "アドレスリテラルが上限を超えています。角括弧を含めて最大 {limit} オクテットです（limits.domain で変更できます）")
MISTAKE(path_limit, "path-limit", uncorrected,
    "the path is over its limit: at most {limit} octets in a path, brackets and source route included (limits.path sets another)",
    "パスが上限を超えています。山括弧と送信経路を含めて最大 {limit} オクテットです（limits.path で変更できます）")
MISTAKE(value_limit, "value-limit", uncorrected,
    "the value is over its limit: at most {limit} octets in the value of this parameter",
    "値が上限を超えています。このパラメーターの値は最大 {limit} オクテットです")
/* clang-format on */
