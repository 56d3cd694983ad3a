# SPDX-License-Identifier: MIT
# fish completion for smtpath. Names of extensions and tolerances are asked from smtpath itself.

function __smtpath_names
    printf '%s\n' all none
    smtpath list $argv[1] 2>/dev/null | awk 'NR > 1 && /^[^ ]/ { print $1 }'
end

complete -c smtpath -n __fish_use_subcommand -f -a check -d 'read one command a line'
complete -c smtpath -n __fish_use_subcommand -f -a address -d 'check addresses'
complete -c smtpath -n __fish_use_subcommand -f -a session -d 'check the commands of a recorded dialogue'
complete -c smtpath -n __fish_use_subcommand -f -a explain -d 'what a code means, and how two differ'
complete -c smtpath -n __fish_use_subcommand -f -a reply -d 'read the lines of replies'
complete -c smtpath -n __fish_use_subcommand -f -a list -d 'what smtpath knows, as tables'
complete -c smtpath -n __fish_use_subcommand -f -l help -d 'say what smtpath does'
complete -c smtpath -n __fish_use_subcommand -f -l version -d 'say which one this is'

set -l check '__fish_seen_subcommand_from check'
complete -c smtpath -n $check -l from -x -a 'maillog' -d 'the rows are of a log of a mail server'
complete -c smtpath -n $check -l input -x -a 'lines hex crlf' -d 'how lines are written'
complete -c smtpath -n $check -s j -l json -d 'one JSON object a line'
complete -c smtpath -n $check -l show -x -a 'all invalid none' -d 'which lines are reported'
complete -c smtpath -n $check -l only -x -a 'valid invalid' -d 'print the rows themselves'
complete -c smtpath -n $check -s q -l quiet -d 'print nothing'
complete -c smtpath -n $check -s e -l text -x -d 'check this text itself'
complete -c smtpath -n $check -l format -x -a 'human json gcc github sarif' -d 'the form of the output'
complete -c smtpath -n $check -l summary -d 'in the end, how often each reason was met'
complete -c smtpath -n $check -l color -x -a 'auto always never' -d 'when to use colour'
complete -c smtpath -n $check -l offer -x -a '(__fish_append , (__smtpath_names --extensions))' \
    -d 'the EHLO keywords that the server offered'
complete -c smtpath -n $check -l smtputf8 -d 'the MAIL before each RCPT carried SMTPUTF8'
complete -c smtpath -n $check -l tolerate -x -a '(__fish_append , (__smtpath_names --tolerances))' \
    -d 'the deviations that the server accepts'
complete -c smtpath -n $check -l refuse -x -a '(__fish_append , (__smtpath_names --flags))' \
    -d 'the kinds of addresses that it does not take'
complete -c smtpath -n $check -l preset -x -a 'postfix exim opensmtpd sendmail' -d 'what a known server accepts'
complete -c smtpath -n $check -l strict-trailing -d 'judge white space at the end of a line'
complete -c smtpath -n $check -l general-literal -d 'accept address literals with an unregistered tag'
complete -c smtpath -n $check -l limit -x -a 'local-part= label= domain= path= line=' -d 'another limit'
complete -c smtpath -n $check -l lang -x -a 'en ja' -d 'the language'
complete -c smtpath -n $check -s h -l help -d 'say what smtpath check does'

set -l address '__fish_seen_subcommand_from address'
complete -c smtpath -n $address -l input -x -a 'lines hex crlf' -d 'how lines are written'
complete -c smtpath -n $address -s j -l json -d 'one JSON object a line'
complete -c smtpath -n $address -l column -x -d 'the column of a CSV file'
complete -c smtpath -n $address -l show -x -a 'all invalid none' -d 'which lines are reported'
complete -c smtpath -n $address -l only -x -a 'valid invalid' -d 'print the rows themselves'
complete -c smtpath -n $address -s q -l quiet -d 'print nothing'
complete -c smtpath -n $address -s e -l text -x -d 'check this text itself'
complete -c smtpath -n $address -l format -x -a 'human json gcc github sarif' -d 'the form of the output'
complete -c smtpath -n $address -l summary -d 'in the end, how often each reason was met'
complete -c smtpath -n $address -l color -x -a 'auto always never' -d 'when to use colour'
complete -c smtpath -n $address -l smtputf8 -d 'non-ASCII addresses are welcome'
complete -c smtpath -n $address -l tolerate -x -a '(__fish_append , (__smtpath_names --tolerances))' \
    -d 'the deviations that the server accepts'
complete -c smtpath -n $address -l refuse -x -a '(__fish_append , (__smtpath_names --flags))' \
    -d 'the kinds of addresses that it does not take'
complete -c smtpath -n $address -l preset -x -a 'postfix exim opensmtpd sendmail' -d 'what a known server accepts'
complete -c smtpath -n $address -l general-literal -d 'accept address literals with an unregistered tag'
complete -c smtpath -n $address -l limit -x -a 'local-part= label= domain= path= line=' -d 'another limit'
complete -c smtpath -n $address -l lang -x -a 'en ja' -d 'the language'
complete -c smtpath -n $address -s h -l help -d 'say what smtpath address does'

set -l session '__fish_seen_subcommand_from session'
complete -c smtpath -n $session -l from -x -a '(__smtpath_names --forms)' -d 'the form of the recordings'
complete -c smtpath -n $session -l tolerate -x -a '(__fish_append , (__smtpath_names --tolerances))' \
    -d 'the deviations that are no problem'
complete -c smtpath -n $session -l summary -d 'in the end, how often each reason was met'
complete -c smtpath -n $session -s j -l json -d 'one JSON object a command'
complete -c smtpath -n $session -l color -x -a 'auto always never' -d 'when to use colour'
complete -c smtpath -n $session -l lang -x -a 'en ja' -d 'the language'
complete -c smtpath -n $session -s h -l help -d 'say what smtpath session does'

set -l explain '__fish_seen_subcommand_from explain'
complete -c smtpath -n $explain -f -a '(for table in --verbs --params --extensions --tolerances --flags --reasons --mistakes --forms
    __smtpath_names $table
end)'
complete -c smtpath -n $explain -l color -x -a 'auto always never' -d 'when to use colour'
complete -c smtpath -n $explain -l lang -x -a 'en ja' -d 'the language'
complete -c smtpath -n $explain -s h -l help -d 'say what smtpath explain does'

set -l reply '__fish_seen_subcommand_from reply'
complete -c smtpath -n $reply -l input -x -a 'lines hex crlf' -d 'how lines are written'
complete -c smtpath -n $reply -l utf8 -d 'UTF-8 may stand in the text'
complete -c smtpath -n $reply -l ehlo -d 'each 250 answers EHLO'
complete -c smtpath -n $reply -s j -l json -d 'one JSON object a line'
complete -c smtpath -n $reply -l color -x -a 'auto always never' -d 'when to use colour'
complete -c smtpath -n $reply -l lang -x -a 'en ja' -d 'the language'
complete -c smtpath -n $reply -s h -l help -d 'say what smtpath reply does'

set -l list '__fish_seen_subcommand_from list'
complete -c smtpath -n $list -f
complete -c smtpath -n $list -l verbs -d 'the commands'
complete -c smtpath -n $list -l params -d 'the parameters of MAIL and RCPT'
complete -c smtpath -n $list -l extensions -d 'the EHLO keywords'
complete -c smtpath -n $list -l forms -d 'the forms of a recorded dialogue'
complete -c smtpath -n $list -l tolerances -d 'the deviations that can be tolerated'
complete -c smtpath -n $list -l flags -d 'the flags of an accepted path'
complete -c smtpath -n $list -l reasons -d 'why a line can be refused'
complete -c smtpath -n $list -l mistakes -d 'the mistakes that hints name'
complete -c smtpath -n $list -l dict -d 'a dictionary for fuzzers'
complete -c smtpath -n $list -l lang -x -a 'en ja' -d 'the language'
complete -c smtpath -n $list -s h -l help -d 'say what smtpath list does'
