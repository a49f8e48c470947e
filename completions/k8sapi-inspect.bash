#!/bin/bash

__k8sapi-inspect_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__k8sapi-inspect_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__k8sapi-inspect_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__k8sapi-inspect_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_k8sapi-inspect() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=(--verbose -v)
    local -a non_repeating_flags=(--insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    local -a repeating_options=(--plugins --as-group --only)
    local -a non_repeating_options=(-f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    explain|watches|plugins|indexes|replicas|query|get|list|sync|events|config|corefile|check|access|record|diff|report|catalogue|simulate|repl|help)
        # Offer subcommand argument completions
        "_k8sapi-inspect_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'explain watches plugins indexes replicas query get list sync events config corefile check access record diff report catalogue simulate repl help' -- "${cur}"))
        ;;
    esac
}

_k8sapi-inspect_explain() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--follow --why --insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    repeating_options=(--coredns-address --ask --plugins --as-group --only)
    non_repeating_options=(--from --client --port --coredns-resolv-conf --zone --resolver --queries --log -f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--from')
        return
        ;;
    '--client')
        return
        ;;
    '--port')
        return
        ;;
    '--coredns-address')
        return
        ;;
    '--coredns-resolv-conf')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--zone')
        return
        ;;
    '--resolver')
        __k8sapi-inspect_add_completions -W 'glibc'$'\n''musl'
        return
        ;;
    '--ask')
        return
        ;;
    '--queries')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--log')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion explain -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion explain -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion explain -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion explain -- positional@0 "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    2)
        __k8sapi-inspect_add_completions -W 'A'$'\n''AAAA'$'\n''SRV'$'\n''PTR'$'\n''TXT'$'\n''NS'$'\n''SOA'$'\n''CNAME'$'\n''MX'$'\n''ANY'
        return
        ;;
    esac
}

_k8sapi-inspect_watches() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--static --live-compare --insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    repeating_options=(--plugins --as-group --only)
    non_repeating_options=(-f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion watches -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion watches -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion watches -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_k8sapi-inspect_plugins() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    repeating_options=(--plugins --as-group --only)
    non_repeating_options=(-f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion plugins -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion plugins -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion plugins -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_k8sapi-inspect_indexes() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--values --insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    repeating_options=(--plugins --as-group --only)
    non_repeating_options=(-f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion indexes -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion indexes -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion indexes -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion indexes -- positional@0 "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_k8sapi-inspect_replicas() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--all-services --direct --insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    repeating_options=(--plugins --as-group --only)
    non_repeating_options=(--selector --namespace -n --names --qps -f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--selector')
        return
        ;;
    '--namespace'|'-n')
        return
        ;;
    '--names')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--qps')
        return
        ;;
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion replicas -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion replicas -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion replicas -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_k8sapi-inspect_query() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--keys --glob --insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    repeating_options=(--plugins --as-group --only)
    non_repeating_options=(--sort-by -f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options 3

    # Offer option value completions
    case "${prev}" in
    '--sort-by')
        return
        ;;
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion query -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion query -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion query -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion query -- positional@0 "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    2)
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion query -- positional@1 "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_k8sapi-inspect_get() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--live --insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    repeating_options=(--plugins --as-group --only)
    non_repeating_options=(-f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion get -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion get -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion get -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion get -- positional@0 "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_k8sapi-inspect_list() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(-A --all-namespaces --insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    repeating_options=(--plugins --as-group --only)
    non_repeating_options=(--namespace -n -l --selector --sort-by --limit -f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--namespace'|'-n')
        return
        ;;
    '-l'|'--selector')
        return
        ;;
    '--sort-by')
        return
        ;;
    '--limit')
        return
        ;;
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion list -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion list -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion list -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion list -- positional@0 "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_k8sapi-inspect_sync() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    repeating_options=(--plugins --as-group --only)
    non_repeating_options=(--runs --html -f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--runs')
        return
        ;;
    '--html')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion sync -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion sync -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion sync -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_k8sapi-inspect_events() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(-A --all-namespaces --initial --fast --insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    repeating_options=(--plugins --as-group --only)
    non_repeating_options=(--namespace -n --key --for --count -f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--namespace'|'-n')
        return
        ;;
    '--key')
        return
        ;;
    '--for')
        return
        ;;
    '--count')
        return
        ;;
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion events -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion events -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion events -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion events -- positional@0 "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_k8sapi-inspect_config() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    repeating_options=(--plugins --as-group --only)
    non_repeating_options=(-f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion config -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion config -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion config -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_k8sapi-inspect_corefile() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    repeating_options=(--plugins --as-group --only)
    non_repeating_options=(-f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion corefile -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion corefile -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion corefile -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_k8sapi-inspect_check() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--strict --here --fix --diff --live --require-rv-fresh --insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    repeating_options=(--allow --expect --plugins --as-group --only)
    non_repeating_options=(--explain --max-sync --wait-for-server -f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--allow')
        return
        ;;
    '--explain')
        return
        ;;
    '--expect')
        return
        ;;
    '--max-sync')
        return
        ;;
    '--wait-for-server')
        return
        ;;
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion check -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion check -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion check -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __k8sapi-inspect_add_completions -f
        return
        ;;
    esac
}

_k8sapi-inspect_access() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--role --replicas --insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    repeating_options=(--plugins --as-group --only)
    non_repeating_options=(--selector --namespace -n --role-name --service-account -f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--selector')
        return
        ;;
    '--namespace'|'-n')
        return
        ;;
    '--role-name')
        return
        ;;
    '--service-account')
        return
        ;;
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion access -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion access -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion access -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_k8sapi-inspect_record() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--redact --replicas --insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    repeating_options=(--plugins --as-group --only)
    non_repeating_options=(--for --selector --namespace -n -f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--for')
        return
        ;;
    '--selector')
        return
        ;;
    '--namespace'|'-n')
        return
        ;;
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion record -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion record -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion record -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __k8sapi-inspect_add_completions -f
        return
        ;;
    esac
}

_k8sapi-inspect_diff() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    repeating_options=(--name --plugins --as-group --only)
    non_repeating_options=(--limit --names -f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--limit')
        return
        ;;
    '--name')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion diff -- --name "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--names')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion diff -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion diff -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion diff -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __k8sapi-inspect_add_completions -f
        return
        ;;
    2)
        __k8sapi-inspect_add_completions -f
        return
        ;;
    esac
}

_k8sapi-inspect_report() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--replicas --insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    repeating_options=(--explain --plugins --as-group --only)
    non_repeating_options=(--html --selector --namespace -n -f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--html')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--explain')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion report -- --explain "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--selector')
        return
        ;;
    '--namespace'|'-n')
        return
        ;;
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion report -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion report -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion report -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_k8sapi-inspect_catalogue() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    repeating_options=(--plugins --as-group --only)
    non_repeating_options=(-f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion catalogue -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion catalogue -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion catalogue -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion catalogue -- positional@0 "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    esac
}

_k8sapi-inspect_simulate() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--dns --insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    repeating_options=(--from --fault --dns-fault --replica-fault --plugins --as-group --only)
    non_repeating_options=(--pods --services --namespaces --seed --write-kubeconfig --port --port-file --pki --dns-port --replicas -f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--pods')
        return
        ;;
    '--services')
        return
        ;;
    '--namespaces')
        return
        ;;
    '--seed')
        return
        ;;
    '--from')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--write-kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--fault')
        return
        ;;
    '--port')
        return
        ;;
    '--port-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--pki')
        __k8sapi-inspect_add_completions -d
        return
        ;;
    '--dns-port')
        return
        ;;
    '--dns-fault')
        __k8sapi-inspect_add_completions -W 'stale'$'\n''slow'$'\n''truncated'$'\n''wrong'$'\n''silent'$'\n''looping'$'\n''other-question'
        return
        ;;
    '--replicas')
        return
        ;;
    '--replica-fault')
        __k8sapi-inspect_add_completions -W 'stale'$'\n''old'$'\n''slow'$'\n''unsynced'$'\n''wrong'$'\n''unreachable'$'\n''failed-reload'
        return
        ;;
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion simulate -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion simulate -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion simulate -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_k8sapi-inspect_repl() {
    repeating_flags=(--verbose -v)
    non_repeating_flags=(--keep-going --insecure-skip-tls-verify --demo --no-headers --ascii --quiet -q --version -h --help)
    repeating_options=(--plugins --as-group --only)
    non_repeating_options=(-f --corefile --server-block --plugin-cfg --coredns-version --kubeconfig --context --server --tls-server-name --token-file --proxy-url --request-timeout --as --as-uid --replay --churn --timeout --list-mode --output -o --color)
    __k8sapi-inspect_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '-f'|'--corefile')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--server-block')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion repl -- --server-block "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--plugin-cfg')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--coredns-version')
        return
        ;;
    '--plugins')
        __k8sapi-inspect_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    '--kubeconfig')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--context')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion repl -- --context "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--server')
        return
        ;;
    '--tls-server-name')
        return
        ;;
    '--token-file')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--proxy-url')
        return
        ;;
    '--request-timeout')
        return
        ;;
    '--as')
        return
        ;;
    '--as-uid')
        return
        ;;
    '--as-group')
        return
        ;;
    '--replay')
        __k8sapi-inspect_add_completions -f
        return
        ;;
    '--churn')
        return
        ;;
    '--timeout')
        return
        ;;
    '--only')
        __k8sapi-inspect_add_completions -W "$(__k8sapi-inspect_custom_complete ---completion repl -- --only "${COMP_CWORD}" "$(__k8sapi-inspect_cursor_index_in_current_word)")"
        return
        ;;
    '--list-mode')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''paged'$'\n''streaming'
        return
        ;;
    '--output'|'-o')
        __k8sapi-inspect_add_completions -W 'table'$'\n''wide'$'\n''json'$'\n''yaml'$'\n''name'$'\n''github'$'\n''junit'$'\n''sarif'
        return
        ;;
    '--color')
        __k8sapi-inspect_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_k8sapi-inspect_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __k8sapi-inspect_offer_flags_options -1
}

complete -o filenames -F _k8sapi-inspect k8sapi-inspect
