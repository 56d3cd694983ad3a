# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# bash completion for smtpath. Names of extensions and tolerances are asked from smtpath itself.

# The first column of a table, without its head.
_smtpath_names() {
    smtpath list "$1" 2>/dev/null | awk 'NR > 1 && /^[^ ]/ { print $1 }'
}

# What can be explained besides the codes.
_smtpath_explained() {
    local table
    for table in --verbs --params --extensions --tolerances --flags --reasons --mistakes --forms; do
        _smtpath_names $table
    done | sort -u
}

# Words that may stand at the end of a list with commas.
_smtpath_list() {
    local prefix=${1%"${1##*,}"} word
    for word in $2; do
        COMPREPLY+=("$prefix$word")
    done
}

_smtpath_value() {
    local option=$1 value=$2 words=
    case $option in
    --input) words='lines hex crlf' ;;
    --show) words='all invalid none' ;;
    --only) words='valid invalid' ;;
    --format) words='human json gcc github sarif' ;;
    --color) words='auto always never' ;;
    --lang) words='en ja' ;;
    --limit) words='local-part= label= domain= path= line=' ;;
    --offer) words="all none $(_smtpath_names --extensions)" ;;
    --from) words="$(_smtpath_names --forms) maillog" ;;
    --tolerate) words="all none $(_smtpath_names --tolerances)" ;;
    --refuse) words="all none $(_smtpath_names --flags)" ;;
    --preset) words='postfix exim opensmtpd sendmail' ;;
    esac
    _smtpath_list "$value" "$words"
}

_smtpath() {
    local line=${COMP_LINE:0:COMP_POINT}
    local word=${line##*[[:space:]]}
    local subcommand='' options='' i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        check | address | session | explain | reply | list)
            subcommand=${COMP_WORDS[i]}
            break
            ;;
        esac
    done
    case $subcommand in
    '') options='check address session explain reply list help version --help --version' ;;
    check)
        options='--text= --input= --from= --json --format= --show= --only= --quiet --summary --color= --lang= --offer=
            --smtputf8 --tolerate= --refuse= --preset= --strict-trailing --general-literal --limit= --help'
        ;;
    address)
        options='--text= --input= --column= --json --format= --show= --only= --quiet --summary --color= --lang=
            --smtputf8 --tolerate= --refuse= --preset= --general-literal --limit= --help'
        ;;
    session) options='--from= --json --summary --tolerate= --color= --lang= --help' ;;
    explain) options='--lang= --color= --help' ;;
    reply) options='--input= --utf8 --ehlo --json --color= --lang= --help' ;;
    list) options='--verbs --params --extensions --tolerances --flags --reasons --mistakes --forms --dict --lang= --help' ;;
    esac

    case $word in
    --*=*) _smtpath_value "${word%%=*}" "${word#*=}" ;;
    -*) read -ra COMPREPLY -d '' <<<"$options" ;;
    *)
        [ -z "$subcommand" ] && read -ra COMPREPLY -d '' <<<"$options"
        [ "$subcommand" = explain ] && read -ra COMPREPLY -d '' <<<"$(_smtpath_explained)"
        ;;
    esac

    # what readline replaces is the part behind the last "="
    local given=$word head=
    case $word in
    --*=*)
        given=${word#*=}
        case $given in
        *=*) head=${given%"${given##*=}"} ;;
        esac
        ;;
    esac
    local matching=() reply
    for reply in "${COMPREPLY[@]}"; do
        [[ $reply == "$given"* ]] && matching+=("${reply#"$head"}")
    done
    COMPREPLY=("${matching[@]}")
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
    [[ $word == --*=* ]] && compopt -o nospace 2>/dev/null
    [[ -n $subcommand && $word != -* ]] && compopt -o default 2>/dev/null
    return 0
}

complete -F _smtpath smtpath
