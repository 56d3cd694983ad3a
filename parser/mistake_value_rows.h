// SPDX-License-Identifier: MIT
/* Mistakes in the value of a parameter. {value} is the value that was meant, {example} how the parameter is written. */
/* clang-format off */
MISTAKE(value_in_quotes, "value-in-quotes", without_quotes_around_value,
    "the value of a parameter is not quoted: leave out the quotes",
    "パラメーターの値に引用符は付けません。取り除いてください")
MISTAKE(one_value_only, "one-value-only", uncorrected,
    "this parameter takes one value, not a list: choose one",
    "このパラメーターに書ける値は 1 つです。どれか 1 つを選びます")
MISTAKE(address_missing, "address-behind-semicolon-missing", uncorrected,
    "the address or mode behind the semicolon is missing: write {example}",
    "セミコロンのあとのアドレスまたはモードがありません。{example} のように書きます")
MISTAKE(plus_in_utf8_address, "plus-in-utf-8-address", embedded_code_point,
    "in an address of the type utf-8, \"+\" is written \\x{2B} and \"=\" \\x{3D}",
    "utf-8 の種別のアドレスでは、「+」は \\x{2B}、「=」は \\x{3D} と書きます")
MISTAKE(size_not_digits, "size-not-digits", digits_alone,
    "SIZE is the number of octets in decimal digits only: no unit, sign, point, separator or quotes, as in SIZE=1024",
    "SIZE はオクテット数を 10 進の数字だけで書きます。単位、符号、小数点、桁区切り、引用符は付けません（例：SIZE=1024）")
MISTAKE(time_not_digits, "seconds-not-digits", digits_alone,
    "the number of seconds is written in decimal digits only, without a unit",
    "秒数は単位を付けず、10 進の数字だけで書きます")
MISTAKE(number_too_long, "number-too-long", uncorrected,
    "the number has too many digits: SIZE takes at most 20, HOLDFOR and BY at most 9, and MT-PRIORITY is from -9 to 9",
    "数の桁が多すぎます。SIZE は最大 20 桁、HOLDFOR と BY は最大 9 桁、MT-PRIORITY は -9 から 9 までです")
MISTAKE(orcpt_type_missing, "orcpt-type-missing", with_orcpt_type,
    "the type of the address is missing, and no angle brackets stand around it: write {example}",
    "アドレスの種別がありません。アドレスに山括弧は付けず、{example} のように書きます")
MISTAKE(semicolon_missing, "semicolon-missing", semicolon_for_octet,
    "a semicolon divides the two parts of this value: write {example}",
    "この値の 2 つの部分はセミコロンで区切ります。{example} のように書きます")
MISTAKE(space_behind_semicolon, "space-behind-semicolon", without_spaces,
    "no space stands behind the semicolon: write {example}",
    "セミコロンのあとに空白は置けません。{example} のように書きます")
MISTAKE(lower_case_hex, "lower-case-hex", upper_case_hex,
    "the hex digits of xtext are upper-case, as in +2B for \"+\", +3D for \"=\" and +20 for a space",
    "xtext の 16 進数字は大文字で書きます（「+」は +2B、「=」は +3D、空白は +20）")
MISTAKE(bare_plus, "bare-plus", encoded_plus,
    "a \"+\" in this value is written +2B",
    "この値の中の「+」は +2B と書きます")
MISTAKE(bare_equals, "bare-equals", encoded_equals,
    "an \"=\" in this value is written +3D",
    "この値の中の「=」は +3D と書きます")
MISTAKE(body_8bit, "body-8bit", body_8bitmime,
    "the value is called 8BITMIME: BODY takes 7BIT, 8BITMIME or BINARYMIME",
    "値は 8BITMIME と書きます。BODY の値は 7BIT、8BITMIME、BINARYMIME です")
MISTAKE(likely_value, "likely-value", with_likely_value,
    "the parameter has no such value: did you mean {value}?",
    "このパラメーターにそのような値はありません。{value} の間違いではありませんか")
MISTAKE(notify_misspelt, "notify-value", uncorrected,
    "NOTIFY takes NEVER alone, or SUCCESS, FAILURE and DELAY with commas between them",
    "NOTIFY の値は NEVER 単独か、SUCCESS、FAILURE、DELAY をコンマで区切ったものです")
MISTAKE(auth_in_brackets, "auth-in-brackets", without_auth_brackets,
    "AUTH takes the address without angle brackets: only the empty <> has them",
    "AUTH のアドレスに山括弧は付けません。山括弧を使うのは空の <> だけです")
MISTAKE(date_without_t, "date-without-t", with_t,
    "a \"T\" stands between date and time: {example}",
    "日付と時刻の間には「T」を置きます。{example} のように書きます")
MISTAKE(date_without_time, "date-without-time", uncorrected,
    "the time is missing behind the date: write \"T\", the time and the zone, as in {example}",
    "日付のあとに時刻がありません。{example} のように「T」、時刻、時間帯を続けます")
MISTAKE(date_without_zone, "date-without-zone", uncorrected,
    "the time zone is missing behind the time: write Z for UTC, as in {example}",
    "時刻のあとに時間帯がありません。UTC なら {example} のように Z を付けます")
MISTAKE(date_zone_by_name, "date-zone-by-name", with_z,
    "the zone of a time has no name: UTC is written Z, as in {example}",
    "時間帯は名前では書きません。UTC なら {example} のように Z とします")
MISTAKE(date_without_seconds, "date-without-seconds", with_seconds,
    "the seconds are missing behind the minutes: write {example}",
    "分のあとに秒がありません。{example} のように書きます")
MISTAKE(date_out_of_range, "date-out-of-range", uncorrected,
    "this number is out of range: months are 01 to 12, hours 00 to 23, minutes 00 to 59",
    "数が範囲外です。月は 01 から 12、時は 00 から 23、分は 00 から 59 です")
MISTAKE(date_not_utc, "date-not-utc", uncorrected,
    "HOLDUNTIL is a time in UTC: its zone is Z, as in {example}",
    "HOLDUNTIL は UTC の時刻です。{example} のように末尾は Z にします")
/* clang-format on */
