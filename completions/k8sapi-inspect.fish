function __k8sapi-inspect_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __k8sapi-inspect_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __k8sapi-inspect_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __k8sapi-inspect_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __k8sapi-inspect_parse_tokens -S
    set -l unparsed_tokens (__k8sapi-inspect_tokens -pc)
    switch $unparsed_tokens[1]
    case 'k8sapi-inspect'
        __k8sapi-inspect_parse_subcommand 0 'f/corefile=' 'server-block=' 'plugin-cfg=' 'kubeconfig=' 'context=' 'server=' 'tls-server-name=' 'insecure-skip-tls-verify' 'token-file=' 'proxy-url=' 'request-timeout=' 'as=' 'as-uid=' 'as-group=+' 'demo' 'timeout=' 'only=+' 'list-mode=' 'o/output=' 'no-headers' 'color=' 'ascii' 'v/verbose' 'q/quiet' 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'watches'
            __k8sapi-inspect_parse_subcommand 0 'static' 'live-compare' 'f/corefile=' 'server-block=' 'plugin-cfg=' 'kubeconfig=' 'context=' 'server=' 'tls-server-name=' 'insecure-skip-tls-verify' 'token-file=' 'proxy-url=' 'request-timeout=' 'as=' 'as-uid=' 'as-group=+' 'demo' 'timeout=' 'only=+' 'list-mode=' 'o/output=' 'no-headers' 'color=' 'ascii' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'plugins'
            __k8sapi-inspect_parse_subcommand 0 'f/corefile=' 'server-block=' 'plugin-cfg=' 'kubeconfig=' 'context=' 'server=' 'tls-server-name=' 'insecure-skip-tls-verify' 'token-file=' 'proxy-url=' 'request-timeout=' 'as=' 'as-uid=' 'as-group=+' 'demo' 'timeout=' 'only=+' 'list-mode=' 'o/output=' 'no-headers' 'color=' 'ascii' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'indexes'
            __k8sapi-inspect_parse_subcommand 1 'values' 'f/corefile=' 'server-block=' 'plugin-cfg=' 'kubeconfig=' 'context=' 'server=' 'tls-server-name=' 'insecure-skip-tls-verify' 'token-file=' 'proxy-url=' 'request-timeout=' 'as=' 'as-uid=' 'as-group=+' 'demo' 'timeout=' 'only=+' 'list-mode=' 'o/output=' 'no-headers' 'color=' 'ascii' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'query'
            __k8sapi-inspect_parse_subcommand 3 'keys' 'glob' 'sort-by=' 'f/corefile=' 'server-block=' 'plugin-cfg=' 'kubeconfig=' 'context=' 'server=' 'tls-server-name=' 'insecure-skip-tls-verify' 'token-file=' 'proxy-url=' 'request-timeout=' 'as=' 'as-uid=' 'as-group=+' 'demo' 'timeout=' 'only=+' 'list-mode=' 'o/output=' 'no-headers' 'color=' 'ascii' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'get'
            __k8sapi-inspect_parse_subcommand 2 'live' 'f/corefile=' 'server-block=' 'plugin-cfg=' 'kubeconfig=' 'context=' 'server=' 'tls-server-name=' 'insecure-skip-tls-verify' 'token-file=' 'proxy-url=' 'request-timeout=' 'as=' 'as-uid=' 'as-group=+' 'demo' 'timeout=' 'only=+' 'list-mode=' 'o/output=' 'no-headers' 'color=' 'ascii' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'list'
            __k8sapi-inspect_parse_subcommand 1 'n/namespace=' 'A/all-namespaces' 'l/selector=' 'sort-by=' 'limit=' 'f/corefile=' 'server-block=' 'plugin-cfg=' 'kubeconfig=' 'context=' 'server=' 'tls-server-name=' 'insecure-skip-tls-verify' 'token-file=' 'proxy-url=' 'request-timeout=' 'as=' 'as-uid=' 'as-group=+' 'demo' 'timeout=' 'only=+' 'list-mode=' 'o/output=' 'no-headers' 'color=' 'ascii' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'sync'
            __k8sapi-inspect_parse_subcommand 0 'runs=' 'html=' 'f/corefile=' 'server-block=' 'plugin-cfg=' 'kubeconfig=' 'context=' 'server=' 'tls-server-name=' 'insecure-skip-tls-verify' 'token-file=' 'proxy-url=' 'request-timeout=' 'as=' 'as-uid=' 'as-group=+' 'demo' 'timeout=' 'only=+' 'list-mode=' 'o/output=' 'no-headers' 'color=' 'ascii' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'events'
            __k8sapi-inspect_parse_subcommand -r 1 'n/namespace=' 'A/all-namespaces' 'key=' 'initial' 'for=' 'count=' 'f/corefile=' 'server-block=' 'plugin-cfg=' 'kubeconfig=' 'context=' 'server=' 'tls-server-name=' 'insecure-skip-tls-verify' 'token-file=' 'proxy-url=' 'request-timeout=' 'as=' 'as-uid=' 'as-group=+' 'demo' 'timeout=' 'only=+' 'list-mode=' 'o/output=' 'no-headers' 'color=' 'ascii' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'config'
            __k8sapi-inspect_parse_subcommand 0 'f/corefile=' 'server-block=' 'plugin-cfg=' 'kubeconfig=' 'context=' 'server=' 'tls-server-name=' 'insecure-skip-tls-verify' 'token-file=' 'proxy-url=' 'request-timeout=' 'as=' 'as-uid=' 'as-group=+' 'demo' 'timeout=' 'only=+' 'list-mode=' 'o/output=' 'no-headers' 'color=' 'ascii' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'corefile'
            __k8sapi-inspect_parse_subcommand 0 'f/corefile=' 'server-block=' 'plugin-cfg=' 'kubeconfig=' 'context=' 'server=' 'tls-server-name=' 'insecure-skip-tls-verify' 'token-file=' 'proxy-url=' 'request-timeout=' 'as=' 'as-uid=' 'as-group=+' 'demo' 'timeout=' 'only=+' 'list-mode=' 'o/output=' 'no-headers' 'color=' 'ascii' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'check'
            __k8sapi-inspect_parse_subcommand 0 'strict' 'live' 'expect=+' 'require-rv-fresh' 'max-sync=' 'wait-for-server=' 'f/corefile=' 'server-block=' 'plugin-cfg=' 'kubeconfig=' 'context=' 'server=' 'tls-server-name=' 'insecure-skip-tls-verify' 'token-file=' 'proxy-url=' 'request-timeout=' 'as=' 'as-uid=' 'as-group=+' 'demo' 'timeout=' 'only=+' 'list-mode=' 'o/output=' 'no-headers' 'color=' 'ascii' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'access'
            __k8sapi-inspect_parse_subcommand 0 'role' 'role-name=' 'service-account=' 'f/corefile=' 'server-block=' 'plugin-cfg=' 'kubeconfig=' 'context=' 'server=' 'tls-server-name=' 'insecure-skip-tls-verify' 'token-file=' 'proxy-url=' 'request-timeout=' 'as=' 'as-uid=' 'as-group=+' 'demo' 'timeout=' 'only=+' 'list-mode=' 'o/output=' 'no-headers' 'color=' 'ascii' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'simulate'
            __k8sapi-inspect_parse_subcommand 0 'pods=' 'services=' 'namespaces=' 'seed=' 'from=+' 'churn=' 'write-kubeconfig=' 'fault=+' 'port=' 'port-file=' 'pki=' 'f/corefile=' 'server-block=' 'plugin-cfg=' 'kubeconfig=' 'context=' 'server=' 'tls-server-name=' 'insecure-skip-tls-verify' 'token-file=' 'proxy-url=' 'request-timeout=' 'as=' 'as-uid=' 'as-group=+' 'demo' 'timeout=' 'only=+' 'list-mode=' 'o/output=' 'no-headers' 'color=' 'ascii' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'repl'
            __k8sapi-inspect_parse_subcommand 0 'keep-going' 'f/corefile=' 'server-block=' 'plugin-cfg=' 'kubeconfig=' 'context=' 'server=' 'tls-server-name=' 'insecure-skip-tls-verify' 'token-file=' 'proxy-url=' 'request-timeout=' 'as=' 'as-uid=' 'as-group=+' 'demo' 'timeout=' 'only=+' 'list-mode=' 'o/output=' 'no-headers' 'color=' 'ascii' 'v/verbose' 'q/quiet' 'version' 'h/help'
        case 'help'
            __k8sapi-inspect_parse_subcommand -r 1 'version'
        end
    end
end

function __k8sapi-inspect_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __k8sapi-inspect_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __k8sapi-inspect_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __k8sapi-inspect_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__k8sapi-inspect_tokens -p)
    if test -z "$(__k8sapi-inspect_tokens -t)"
        set -l index (count (__k8sapi-inspect_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'k8sapi-inspect' -f
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" corefile f' -s 'f' -l 'corefile' -d 'The Corefile: a path, - for standard input, or configmap:NAMESPACE/NAME[/KEY]. (default: Corefile)' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" server-block' -l 'server-block' -d 'One server block: its number from 1, or one of its keys.' -rfka '(__k8sapi-inspect_custom_completion ---completion -- --server-block (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" plugin-cfg' -l 'plugin-cfg' -d 'The plugin.cfg that CoreDNS was built with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" kubeconfig' -l 'kubeconfig' -d 'The kubeconfig to connect with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" context' -l 'context' -d 'The kubeconfig\'s context.' -rfka '(__k8sapi-inspect_custom_completion ---completion -- --context (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" server' -l 'server' -d 'The API server\'s URL.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" tls-server-name' -l 'tls-server-name' -d 'The name to verify the server\'s certificate against, in place of the URL\'s host.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" insecure-skip-tls-verify' -l 'insecure-skip-tls-verify' -d 'Do not verify the server\'s certificate, and say so with every command.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" token-file' -l 'token-file' -d 'A file with a bearer token, which takes the place of the user\'s credentials.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" proxy-url' -l 'proxy-url' -d 'The proxy to speak through: http, https or socks5.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" request-timeout' -l 'request-timeout' -d 'How long one request may take, watches apart. (default: no limit)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" as' -l 'as' -d 'The user to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" as-uid' -l 'as-uid' -d 'The UID to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect"' -l 'as-group' -d 'A group to act as; repeatable.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" demo' -l 'demo' -d 'Connect to a simulated cluster, with a Corefile of its own unless -f is given.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" timeout' -l 'timeout' -d 'How long to wait: 500ms, 5s, 1m. (default: 5s)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect"' -l 'only' -d 'Start these watches only: pod,service; repeatable.' -rfka '(__k8sapi-inspect_custom_completion ---completion -- --only (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" list-mode' -l 'list-mode' -d 'How the first state is fetched: auto is paged unless KUBE_FEATURE_WatchListClient is true. (default: auto)' -rfka 'auto paged streaming'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" o output' -l 'output' -s 'o' -d 'How results are printed; github and junit are for check. (default: table)' -rfka 'table wide json yaml name github junit'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" no-headers' -l 'no-headers' -d 'Print tables without their headers.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" color' -l 'color' -d 'When colours are used; NO_COLOR is honoured. (default: auto)' -rfka 'auto always never'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" ascii' -l 'ascii' -d 'Draw with ASCII characters only; so anyway where the locale is not UTF-8.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect"' -l 'verbose' -s 'v' -d 'Tell more; repeatable.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" q quiet' -l 'quiet' -s 'q' -d 'Tell errors only, and show no progress.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" version' -l 'version' -d 'Show the version.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect" -eq 1' -fa 'watches' -d 'Show each registered watch: who provides it, what it asks for, how it fares.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect" -eq 1' -fa 'plugins' -d 'Show the plugins in execution order, what they offer, won and received.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect" -eq 1' -fa 'indexes' -d 'Show each index: values, entries, largest buckets, entries of the empty value.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect" -eq 1' -fa 'query' -d 'Show the objects that an index files under a value, as a plugin finds them.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect" -eq 1' -fa 'get' -d 'Show one object by its store key.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect" -eq 1' -fa 'list' -d 'Show the objects of a watch\'s store.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect" -eq 1' -fa 'sync' -d 'Show how long each watch and plugin takes to sync, and when CoreDNS would serve.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect" -eq 1' -fa 'events' -d 'Show adds, updates and deletes as they happen, with the fields that changed.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect" -eq 1' -fa 'config' -d 'Show the resolved settings and connection, each value with where it came from.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect" -eq 1' -fa 'corefile' -d 'Show the parsed Corefile: blocks, directives and tokens with their places.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect" -eq 1' -fa 'check' -d 'Say what is wrong with the Corefile, and with --live whether every watch syncs.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect" -eq 1' -fa 'access' -d 'Show whether each watch may be listed and watched, by whoever connects or --as.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect" -eq 1' -fa 'simulate' -d 'Run a Kubernetes API server simulated in memory, for demos, tests and drills.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect" -eq 1' -fa 'repl' -d 'Start an interactive session whose watches stay up between commands.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" static' -l 'static' -d 'From the Corefile alone, without a connection.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" live-compare' -l 'live-compare' -d 'List each resource again, now, and show what its store has otherwise.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" corefile f' -s 'f' -l 'corefile' -d 'The Corefile: a path, - for standard input, or configmap:NAMESPACE/NAME[/KEY]. (default: Corefile)' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" server-block' -l 'server-block' -d 'One server block: its number from 1, or one of its keys.' -rfka '(__k8sapi-inspect_custom_completion ---completion watches -- --server-block (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" plugin-cfg' -l 'plugin-cfg' -d 'The plugin.cfg that CoreDNS was built with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" kubeconfig' -l 'kubeconfig' -d 'The kubeconfig to connect with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" context' -l 'context' -d 'The kubeconfig\'s context.' -rfka '(__k8sapi-inspect_custom_completion ---completion watches -- --context (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" server' -l 'server' -d 'The API server\'s URL.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" tls-server-name' -l 'tls-server-name' -d 'The name to verify the server\'s certificate against, in place of the URL\'s host.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" insecure-skip-tls-verify' -l 'insecure-skip-tls-verify' -d 'Do not verify the server\'s certificate, and say so with every command.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" token-file' -l 'token-file' -d 'A file with a bearer token, which takes the place of the user\'s credentials.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" proxy-url' -l 'proxy-url' -d 'The proxy to speak through: http, https or socks5.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" request-timeout' -l 'request-timeout' -d 'How long one request may take, watches apart. (default: no limit)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" as' -l 'as' -d 'The user to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" as-uid' -l 'as-uid' -d 'The UID to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches"' -l 'as-group' -d 'A group to act as; repeatable.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" demo' -l 'demo' -d 'Connect to a simulated cluster, with a Corefile of its own unless -f is given.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" timeout' -l 'timeout' -d 'How long to wait: 500ms, 5s, 1m. (default: 5s)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches"' -l 'only' -d 'Start these watches only: pod,service; repeatable.' -rfka '(__k8sapi-inspect_custom_completion ---completion watches -- --only (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" list-mode' -l 'list-mode' -d 'How the first state is fetched: auto is paged unless KUBE_FEATURE_WatchListClient is true. (default: auto)' -rfka 'auto paged streaming'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" o output' -l 'output' -s 'o' -d 'How results are printed; github and junit are for check. (default: table)' -rfka 'table wide json yaml name github junit'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" no-headers' -l 'no-headers' -d 'Print tables without their headers.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" color' -l 'color' -d 'When colours are used; NO_COLOR is honoured. (default: auto)' -rfka 'auto always never'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" ascii' -l 'ascii' -d 'Draw with ASCII characters only; so anyway where the locale is not UTF-8.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches"' -l 'verbose' -s 'v' -d 'Tell more; repeatable.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" q quiet' -l 'quiet' -s 'q' -d 'Tell errors only, and show no progress.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" version' -l 'version' -d 'Show the version.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect watches" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" corefile f' -s 'f' -l 'corefile' -d 'The Corefile: a path, - for standard input, or configmap:NAMESPACE/NAME[/KEY]. (default: Corefile)' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" server-block' -l 'server-block' -d 'One server block: its number from 1, or one of its keys.' -rfka '(__k8sapi-inspect_custom_completion ---completion plugins -- --server-block (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" plugin-cfg' -l 'plugin-cfg' -d 'The plugin.cfg that CoreDNS was built with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" kubeconfig' -l 'kubeconfig' -d 'The kubeconfig to connect with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" context' -l 'context' -d 'The kubeconfig\'s context.' -rfka '(__k8sapi-inspect_custom_completion ---completion plugins -- --context (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" server' -l 'server' -d 'The API server\'s URL.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" tls-server-name' -l 'tls-server-name' -d 'The name to verify the server\'s certificate against, in place of the URL\'s host.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" insecure-skip-tls-verify' -l 'insecure-skip-tls-verify' -d 'Do not verify the server\'s certificate, and say so with every command.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" token-file' -l 'token-file' -d 'A file with a bearer token, which takes the place of the user\'s credentials.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" proxy-url' -l 'proxy-url' -d 'The proxy to speak through: http, https or socks5.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" request-timeout' -l 'request-timeout' -d 'How long one request may take, watches apart. (default: no limit)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" as' -l 'as' -d 'The user to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" as-uid' -l 'as-uid' -d 'The UID to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins"' -l 'as-group' -d 'A group to act as; repeatable.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" demo' -l 'demo' -d 'Connect to a simulated cluster, with a Corefile of its own unless -f is given.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" timeout' -l 'timeout' -d 'How long to wait: 500ms, 5s, 1m. (default: 5s)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins"' -l 'only' -d 'Start these watches only: pod,service; repeatable.' -rfka '(__k8sapi-inspect_custom_completion ---completion plugins -- --only (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" list-mode' -l 'list-mode' -d 'How the first state is fetched: auto is paged unless KUBE_FEATURE_WatchListClient is true. (default: auto)' -rfka 'auto paged streaming'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" o output' -l 'output' -s 'o' -d 'How results are printed; github and junit are for check. (default: table)' -rfka 'table wide json yaml name github junit'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" no-headers' -l 'no-headers' -d 'Print tables without their headers.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" color' -l 'color' -d 'When colours are used; NO_COLOR is honoured. (default: auto)' -rfka 'auto always never'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" ascii' -l 'ascii' -d 'Draw with ASCII characters only; so anyway where the locale is not UTF-8.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins"' -l 'verbose' -s 'v' -d 'Tell more; repeatable.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" q quiet' -l 'quiet' -s 'q' -d 'Tell errors only, and show no progress.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" version' -l 'version' -d 'Show the version.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect plugins" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect indexes" -eq 1' -fka '(__k8sapi-inspect_custom_completion ---completion indexes -- positional@0 (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" values' -l 'values' -d 'Show every value with the keys filed under it.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" corefile f' -s 'f' -l 'corefile' -d 'The Corefile: a path, - for standard input, or configmap:NAMESPACE/NAME[/KEY]. (default: Corefile)' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" server-block' -l 'server-block' -d 'One server block: its number from 1, or one of its keys.' -rfka '(__k8sapi-inspect_custom_completion ---completion indexes -- --server-block (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" plugin-cfg' -l 'plugin-cfg' -d 'The plugin.cfg that CoreDNS was built with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" kubeconfig' -l 'kubeconfig' -d 'The kubeconfig to connect with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" context' -l 'context' -d 'The kubeconfig\'s context.' -rfka '(__k8sapi-inspect_custom_completion ---completion indexes -- --context (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" server' -l 'server' -d 'The API server\'s URL.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" tls-server-name' -l 'tls-server-name' -d 'The name to verify the server\'s certificate against, in place of the URL\'s host.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" insecure-skip-tls-verify' -l 'insecure-skip-tls-verify' -d 'Do not verify the server\'s certificate, and say so with every command.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" token-file' -l 'token-file' -d 'A file with a bearer token, which takes the place of the user\'s credentials.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" proxy-url' -l 'proxy-url' -d 'The proxy to speak through: http, https or socks5.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" request-timeout' -l 'request-timeout' -d 'How long one request may take, watches apart. (default: no limit)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" as' -l 'as' -d 'The user to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" as-uid' -l 'as-uid' -d 'The UID to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes"' -l 'as-group' -d 'A group to act as; repeatable.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" demo' -l 'demo' -d 'Connect to a simulated cluster, with a Corefile of its own unless -f is given.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" timeout' -l 'timeout' -d 'How long to wait: 500ms, 5s, 1m. (default: 5s)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes"' -l 'only' -d 'Start these watches only: pod,service; repeatable.' -rfka '(__k8sapi-inspect_custom_completion ---completion indexes -- --only (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" list-mode' -l 'list-mode' -d 'How the first state is fetched: auto is paged unless KUBE_FEATURE_WatchListClient is true. (default: auto)' -rfka 'auto paged streaming'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" o output' -l 'output' -s 'o' -d 'How results are printed; github and junit are for check. (default: table)' -rfka 'table wide json yaml name github junit'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" no-headers' -l 'no-headers' -d 'Print tables without their headers.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" color' -l 'color' -d 'When colours are used; NO_COLOR is honoured. (default: auto)' -rfka 'auto always never'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" ascii' -l 'ascii' -d 'Draw with ASCII characters only; so anyway where the locale is not UTF-8.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes"' -l 'verbose' -s 'v' -d 'Tell more; repeatable.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" q quiet' -l 'quiet' -s 'q' -d 'Tell errors only, and show no progress.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" version' -l 'version' -d 'Show the version.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect indexes" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect query" -eq 1' -fka '(__k8sapi-inspect_custom_completion ---completion query -- positional@0 (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect query" -eq 2' -fka '(__k8sapi-inspect_custom_completion ---completion query -- positional@1 (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" keys' -l 'keys' -d 'Print keys only.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" glob' -l 'glob' -d 'The value is a pattern: * stands for any text, ? for one character.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" sort-by' -l 'sort-by' -d 'Sort by this field: key, resourceVersion, or one of -o json.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" corefile f' -s 'f' -l 'corefile' -d 'The Corefile: a path, - for standard input, or configmap:NAMESPACE/NAME[/KEY]. (default: Corefile)' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" server-block' -l 'server-block' -d 'One server block: its number from 1, or one of its keys.' -rfka '(__k8sapi-inspect_custom_completion ---completion query -- --server-block (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" plugin-cfg' -l 'plugin-cfg' -d 'The plugin.cfg that CoreDNS was built with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" kubeconfig' -l 'kubeconfig' -d 'The kubeconfig to connect with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" context' -l 'context' -d 'The kubeconfig\'s context.' -rfka '(__k8sapi-inspect_custom_completion ---completion query -- --context (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" server' -l 'server' -d 'The API server\'s URL.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" tls-server-name' -l 'tls-server-name' -d 'The name to verify the server\'s certificate against, in place of the URL\'s host.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" insecure-skip-tls-verify' -l 'insecure-skip-tls-verify' -d 'Do not verify the server\'s certificate, and say so with every command.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" token-file' -l 'token-file' -d 'A file with a bearer token, which takes the place of the user\'s credentials.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" proxy-url' -l 'proxy-url' -d 'The proxy to speak through: http, https or socks5.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" request-timeout' -l 'request-timeout' -d 'How long one request may take, watches apart. (default: no limit)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" as' -l 'as' -d 'The user to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" as-uid' -l 'as-uid' -d 'The UID to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query"' -l 'as-group' -d 'A group to act as; repeatable.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" demo' -l 'demo' -d 'Connect to a simulated cluster, with a Corefile of its own unless -f is given.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" timeout' -l 'timeout' -d 'How long to wait: 500ms, 5s, 1m. (default: 5s)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query"' -l 'only' -d 'Start these watches only: pod,service; repeatable.' -rfka '(__k8sapi-inspect_custom_completion ---completion query -- --only (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" list-mode' -l 'list-mode' -d 'How the first state is fetched: auto is paged unless KUBE_FEATURE_WatchListClient is true. (default: auto)' -rfka 'auto paged streaming'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" o output' -l 'output' -s 'o' -d 'How results are printed; github and junit are for check. (default: table)' -rfka 'table wide json yaml name github junit'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" no-headers' -l 'no-headers' -d 'Print tables without their headers.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" color' -l 'color' -d 'When colours are used; NO_COLOR is honoured. (default: auto)' -rfka 'auto always never'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" ascii' -l 'ascii' -d 'Draw with ASCII characters only; so anyway where the locale is not UTF-8.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query"' -l 'verbose' -s 'v' -d 'Tell more; repeatable.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" q quiet' -l 'quiet' -s 'q' -d 'Tell errors only, and show no progress.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" version' -l 'version' -d 'Show the version.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect query" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect get" -eq 1' -fka '(__k8sapi-inspect_custom_completion ---completion get -- positional@0 (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" live' -l 'live' -d 'Show the object as the API server has it now too, and the difference.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" corefile f' -s 'f' -l 'corefile' -d 'The Corefile: a path, - for standard input, or configmap:NAMESPACE/NAME[/KEY]. (default: Corefile)' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" server-block' -l 'server-block' -d 'One server block: its number from 1, or one of its keys.' -rfka '(__k8sapi-inspect_custom_completion ---completion get -- --server-block (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" plugin-cfg' -l 'plugin-cfg' -d 'The plugin.cfg that CoreDNS was built with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" kubeconfig' -l 'kubeconfig' -d 'The kubeconfig to connect with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" context' -l 'context' -d 'The kubeconfig\'s context.' -rfka '(__k8sapi-inspect_custom_completion ---completion get -- --context (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" server' -l 'server' -d 'The API server\'s URL.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" tls-server-name' -l 'tls-server-name' -d 'The name to verify the server\'s certificate against, in place of the URL\'s host.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" insecure-skip-tls-verify' -l 'insecure-skip-tls-verify' -d 'Do not verify the server\'s certificate, and say so with every command.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" token-file' -l 'token-file' -d 'A file with a bearer token, which takes the place of the user\'s credentials.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" proxy-url' -l 'proxy-url' -d 'The proxy to speak through: http, https or socks5.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" request-timeout' -l 'request-timeout' -d 'How long one request may take, watches apart. (default: no limit)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" as' -l 'as' -d 'The user to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" as-uid' -l 'as-uid' -d 'The UID to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get"' -l 'as-group' -d 'A group to act as; repeatable.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" demo' -l 'demo' -d 'Connect to a simulated cluster, with a Corefile of its own unless -f is given.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" timeout' -l 'timeout' -d 'How long to wait: 500ms, 5s, 1m. (default: 5s)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get"' -l 'only' -d 'Start these watches only: pod,service; repeatable.' -rfka '(__k8sapi-inspect_custom_completion ---completion get -- --only (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" list-mode' -l 'list-mode' -d 'How the first state is fetched: auto is paged unless KUBE_FEATURE_WatchListClient is true. (default: auto)' -rfka 'auto paged streaming'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" o output' -l 'output' -s 'o' -d 'How results are printed; github and junit are for check. (default: table)' -rfka 'table wide json yaml name github junit'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" no-headers' -l 'no-headers' -d 'Print tables without their headers.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" color' -l 'color' -d 'When colours are used; NO_COLOR is honoured. (default: auto)' -rfka 'auto always never'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" ascii' -l 'ascii' -d 'Draw with ASCII characters only; so anyway where the locale is not UTF-8.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get"' -l 'verbose' -s 'v' -d 'Tell more; repeatable.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" q quiet' -l 'quiet' -s 'q' -d 'Tell errors only, and show no progress.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" version' -l 'version' -d 'Show the version.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect get" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect list" -eq 1' -fka '(__k8sapi-inspect_custom_completion ---completion list -- positional@0 (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" n namespace' -l 'namespace' -s 'n' -d 'Objects of this namespace only; those of no namespace are kept.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" A all-namespaces' -s 'A' -l 'all-namespaces' -d 'Objects of all namespaces: the default, unless a session has set another.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" l selector' -s 'l' -l 'selector' -d 'Objects with these labels only, where the plugin keeps labels.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" sort-by' -l 'sort-by' -d 'Sort by this field: key, resourceVersion, or one of -o json.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" limit' -l 'limit' -d 'Show at most so many objects.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" corefile f' -s 'f' -l 'corefile' -d 'The Corefile: a path, - for standard input, or configmap:NAMESPACE/NAME[/KEY]. (default: Corefile)' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" server-block' -l 'server-block' -d 'One server block: its number from 1, or one of its keys.' -rfka '(__k8sapi-inspect_custom_completion ---completion list -- --server-block (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" plugin-cfg' -l 'plugin-cfg' -d 'The plugin.cfg that CoreDNS was built with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" kubeconfig' -l 'kubeconfig' -d 'The kubeconfig to connect with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" context' -l 'context' -d 'The kubeconfig\'s context.' -rfka '(__k8sapi-inspect_custom_completion ---completion list -- --context (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" server' -l 'server' -d 'The API server\'s URL.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" tls-server-name' -l 'tls-server-name' -d 'The name to verify the server\'s certificate against, in place of the URL\'s host.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" insecure-skip-tls-verify' -l 'insecure-skip-tls-verify' -d 'Do not verify the server\'s certificate, and say so with every command.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" token-file' -l 'token-file' -d 'A file with a bearer token, which takes the place of the user\'s credentials.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" proxy-url' -l 'proxy-url' -d 'The proxy to speak through: http, https or socks5.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" request-timeout' -l 'request-timeout' -d 'How long one request may take, watches apart. (default: no limit)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" as' -l 'as' -d 'The user to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" as-uid' -l 'as-uid' -d 'The UID to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list"' -l 'as-group' -d 'A group to act as; repeatable.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" demo' -l 'demo' -d 'Connect to a simulated cluster, with a Corefile of its own unless -f is given.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" timeout' -l 'timeout' -d 'How long to wait: 500ms, 5s, 1m. (default: 5s)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list"' -l 'only' -d 'Start these watches only: pod,service; repeatable.' -rfka '(__k8sapi-inspect_custom_completion ---completion list -- --only (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" list-mode' -l 'list-mode' -d 'How the first state is fetched: auto is paged unless KUBE_FEATURE_WatchListClient is true. (default: auto)' -rfka 'auto paged streaming'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" o output' -l 'output' -s 'o' -d 'How results are printed; github and junit are for check. (default: table)' -rfka 'table wide json yaml name github junit'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" no-headers' -l 'no-headers' -d 'Print tables without their headers.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" color' -l 'color' -d 'When colours are used; NO_COLOR is honoured. (default: auto)' -rfka 'auto always never'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" ascii' -l 'ascii' -d 'Draw with ASCII characters only; so anyway where the locale is not UTF-8.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list"' -l 'verbose' -s 'v' -d 'Tell more; repeatable.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" q quiet' -l 'quiet' -s 'q' -d 'Tell errors only, and show no progress.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" version' -l 'version' -d 'Show the version.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" runs' -l 'runs' -d 'Do so several times, and show min, median, p95 and max.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" html' -l 'html' -d 'Write a page with the report to this file as well.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" corefile f' -s 'f' -l 'corefile' -d 'The Corefile: a path, - for standard input, or configmap:NAMESPACE/NAME[/KEY]. (default: Corefile)' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" server-block' -l 'server-block' -d 'One server block: its number from 1, or one of its keys.' -rfka '(__k8sapi-inspect_custom_completion ---completion sync -- --server-block (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" plugin-cfg' -l 'plugin-cfg' -d 'The plugin.cfg that CoreDNS was built with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" kubeconfig' -l 'kubeconfig' -d 'The kubeconfig to connect with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" context' -l 'context' -d 'The kubeconfig\'s context.' -rfka '(__k8sapi-inspect_custom_completion ---completion sync -- --context (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" server' -l 'server' -d 'The API server\'s URL.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" tls-server-name' -l 'tls-server-name' -d 'The name to verify the server\'s certificate against, in place of the URL\'s host.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" insecure-skip-tls-verify' -l 'insecure-skip-tls-verify' -d 'Do not verify the server\'s certificate, and say so with every command.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" token-file' -l 'token-file' -d 'A file with a bearer token, which takes the place of the user\'s credentials.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" proxy-url' -l 'proxy-url' -d 'The proxy to speak through: http, https or socks5.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" request-timeout' -l 'request-timeout' -d 'How long one request may take, watches apart. (default: no limit)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" as' -l 'as' -d 'The user to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" as-uid' -l 'as-uid' -d 'The UID to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync"' -l 'as-group' -d 'A group to act as; repeatable.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" demo' -l 'demo' -d 'Connect to a simulated cluster, with a Corefile of its own unless -f is given.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" timeout' -l 'timeout' -d 'How long to wait: 500ms, 5s, 1m. (default: 5s)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync"' -l 'only' -d 'Start these watches only: pod,service; repeatable.' -rfka '(__k8sapi-inspect_custom_completion ---completion sync -- --only (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" list-mode' -l 'list-mode' -d 'How the first state is fetched: auto is paged unless KUBE_FEATURE_WatchListClient is true. (default: auto)' -rfka 'auto paged streaming'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" o output' -l 'output' -s 'o' -d 'How results are printed; github and junit are for check. (default: table)' -rfka 'table wide json yaml name github junit'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" no-headers' -l 'no-headers' -d 'Print tables without their headers.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" color' -l 'color' -d 'When colours are used; NO_COLOR is honoured. (default: auto)' -rfka 'auto always never'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" ascii' -l 'ascii' -d 'Draw with ASCII characters only; so anyway where the locale is not UTF-8.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync"' -l 'verbose' -s 'v' -d 'Tell more; repeatable.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" q quiet' -l 'quiet' -s 'q' -d 'Tell errors only, and show no progress.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" version' -l 'version' -d 'Show the version.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect sync" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_positional "k8sapi-inspect events" -ge 1' -fka '(__k8sapi-inspect_custom_completion ---completion events -- positional@0 (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" n namespace' -l 'namespace' -s 'n' -d 'Objects of this namespace only; those of no namespace are kept.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" A all-namespaces' -s 'A' -l 'all-namespaces' -d 'Objects of all namespaces: the default, unless a session has set another.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" key' -l 'key' -d 'Objects with such keys only: * stands for any text, ? for one character.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" initial' -l 'initial' -d 'Show the objects that are there at the beginning too, as added.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" for' -l 'for' -d 'End after so long.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" count' -l 'count' -d 'End after so many events.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" corefile f' -s 'f' -l 'corefile' -d 'The Corefile: a path, - for standard input, or configmap:NAMESPACE/NAME[/KEY]. (default: Corefile)' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" server-block' -l 'server-block' -d 'One server block: its number from 1, or one of its keys.' -rfka '(__k8sapi-inspect_custom_completion ---completion events -- --server-block (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" plugin-cfg' -l 'plugin-cfg' -d 'The plugin.cfg that CoreDNS was built with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" kubeconfig' -l 'kubeconfig' -d 'The kubeconfig to connect with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" context' -l 'context' -d 'The kubeconfig\'s context.' -rfka '(__k8sapi-inspect_custom_completion ---completion events -- --context (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" server' -l 'server' -d 'The API server\'s URL.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" tls-server-name' -l 'tls-server-name' -d 'The name to verify the server\'s certificate against, in place of the URL\'s host.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" insecure-skip-tls-verify' -l 'insecure-skip-tls-verify' -d 'Do not verify the server\'s certificate, and say so with every command.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" token-file' -l 'token-file' -d 'A file with a bearer token, which takes the place of the user\'s credentials.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" proxy-url' -l 'proxy-url' -d 'The proxy to speak through: http, https or socks5.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" request-timeout' -l 'request-timeout' -d 'How long one request may take, watches apart. (default: no limit)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" as' -l 'as' -d 'The user to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" as-uid' -l 'as-uid' -d 'The UID to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events"' -l 'as-group' -d 'A group to act as; repeatable.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" demo' -l 'demo' -d 'Connect to a simulated cluster, with a Corefile of its own unless -f is given.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" timeout' -l 'timeout' -d 'How long to wait: 500ms, 5s, 1m. (default: 5s)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events"' -l 'only' -d 'Start these watches only: pod,service; repeatable.' -rfka '(__k8sapi-inspect_custom_completion ---completion events -- --only (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" list-mode' -l 'list-mode' -d 'How the first state is fetched: auto is paged unless KUBE_FEATURE_WatchListClient is true. (default: auto)' -rfka 'auto paged streaming'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" o output' -l 'output' -s 'o' -d 'How results are printed; github and junit are for check. (default: table)' -rfka 'table wide json yaml name github junit'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" no-headers' -l 'no-headers' -d 'Print tables without their headers.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" color' -l 'color' -d 'When colours are used; NO_COLOR is honoured. (default: auto)' -rfka 'auto always never'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" ascii' -l 'ascii' -d 'Draw with ASCII characters only; so anyway where the locale is not UTF-8.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events"' -l 'verbose' -s 'v' -d 'Tell more; repeatable.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" q quiet' -l 'quiet' -s 'q' -d 'Tell errors only, and show no progress.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" version' -l 'version' -d 'Show the version.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect events" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" corefile f' -s 'f' -l 'corefile' -d 'The Corefile: a path, - for standard input, or configmap:NAMESPACE/NAME[/KEY]. (default: Corefile)' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" server-block' -l 'server-block' -d 'One server block: its number from 1, or one of its keys.' -rfka '(__k8sapi-inspect_custom_completion ---completion config -- --server-block (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" plugin-cfg' -l 'plugin-cfg' -d 'The plugin.cfg that CoreDNS was built with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" kubeconfig' -l 'kubeconfig' -d 'The kubeconfig to connect with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" context' -l 'context' -d 'The kubeconfig\'s context.' -rfka '(__k8sapi-inspect_custom_completion ---completion config -- --context (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" server' -l 'server' -d 'The API server\'s URL.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" tls-server-name' -l 'tls-server-name' -d 'The name to verify the server\'s certificate against, in place of the URL\'s host.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" insecure-skip-tls-verify' -l 'insecure-skip-tls-verify' -d 'Do not verify the server\'s certificate, and say so with every command.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" token-file' -l 'token-file' -d 'A file with a bearer token, which takes the place of the user\'s credentials.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" proxy-url' -l 'proxy-url' -d 'The proxy to speak through: http, https or socks5.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" request-timeout' -l 'request-timeout' -d 'How long one request may take, watches apart. (default: no limit)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" as' -l 'as' -d 'The user to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" as-uid' -l 'as-uid' -d 'The UID to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config"' -l 'as-group' -d 'A group to act as; repeatable.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" demo' -l 'demo' -d 'Connect to a simulated cluster, with a Corefile of its own unless -f is given.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" timeout' -l 'timeout' -d 'How long to wait: 500ms, 5s, 1m. (default: 5s)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config"' -l 'only' -d 'Start these watches only: pod,service; repeatable.' -rfka '(__k8sapi-inspect_custom_completion ---completion config -- --only (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" list-mode' -l 'list-mode' -d 'How the first state is fetched: auto is paged unless KUBE_FEATURE_WatchListClient is true. (default: auto)' -rfka 'auto paged streaming'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" o output' -l 'output' -s 'o' -d 'How results are printed; github and junit are for check. (default: table)' -rfka 'table wide json yaml name github junit'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" no-headers' -l 'no-headers' -d 'Print tables without their headers.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" color' -l 'color' -d 'When colours are used; NO_COLOR is honoured. (default: auto)' -rfka 'auto always never'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" ascii' -l 'ascii' -d 'Draw with ASCII characters only; so anyway where the locale is not UTF-8.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config"' -l 'verbose' -s 'v' -d 'Tell more; repeatable.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" q quiet' -l 'quiet' -s 'q' -d 'Tell errors only, and show no progress.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" version' -l 'version' -d 'Show the version.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect config" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" corefile f' -s 'f' -l 'corefile' -d 'The Corefile: a path, - for standard input, or configmap:NAMESPACE/NAME[/KEY]. (default: Corefile)' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" server-block' -l 'server-block' -d 'One server block: its number from 1, or one of its keys.' -rfka '(__k8sapi-inspect_custom_completion ---completion corefile -- --server-block (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" plugin-cfg' -l 'plugin-cfg' -d 'The plugin.cfg that CoreDNS was built with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" kubeconfig' -l 'kubeconfig' -d 'The kubeconfig to connect with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" context' -l 'context' -d 'The kubeconfig\'s context.' -rfka '(__k8sapi-inspect_custom_completion ---completion corefile -- --context (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" server' -l 'server' -d 'The API server\'s URL.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" tls-server-name' -l 'tls-server-name' -d 'The name to verify the server\'s certificate against, in place of the URL\'s host.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" insecure-skip-tls-verify' -l 'insecure-skip-tls-verify' -d 'Do not verify the server\'s certificate, and say so with every command.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" token-file' -l 'token-file' -d 'A file with a bearer token, which takes the place of the user\'s credentials.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" proxy-url' -l 'proxy-url' -d 'The proxy to speak through: http, https or socks5.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" request-timeout' -l 'request-timeout' -d 'How long one request may take, watches apart. (default: no limit)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" as' -l 'as' -d 'The user to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" as-uid' -l 'as-uid' -d 'The UID to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile"' -l 'as-group' -d 'A group to act as; repeatable.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" demo' -l 'demo' -d 'Connect to a simulated cluster, with a Corefile of its own unless -f is given.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" timeout' -l 'timeout' -d 'How long to wait: 500ms, 5s, 1m. (default: 5s)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile"' -l 'only' -d 'Start these watches only: pod,service; repeatable.' -rfka '(__k8sapi-inspect_custom_completion ---completion corefile -- --only (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" list-mode' -l 'list-mode' -d 'How the first state is fetched: auto is paged unless KUBE_FEATURE_WatchListClient is true. (default: auto)' -rfka 'auto paged streaming'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" o output' -l 'output' -s 'o' -d 'How results are printed; github and junit are for check. (default: table)' -rfka 'table wide json yaml name github junit'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" no-headers' -l 'no-headers' -d 'Print tables without their headers.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" color' -l 'color' -d 'When colours are used; NO_COLOR is honoured. (default: auto)' -rfka 'auto always never'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" ascii' -l 'ascii' -d 'Draw with ASCII characters only; so anyway where the locale is not UTF-8.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile"' -l 'verbose' -s 'v' -d 'Tell more; repeatable.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" q quiet' -l 'quiet' -s 'q' -d 'Tell errors only, and show no progress.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" version' -l 'version' -d 'Show the version.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect corefile" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" strict' -l 'strict' -d 'Let warnings about the Corefile fail the check too.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" live' -l 'live' -d 'Connect, ask for permission, start every watch and wait until it has synced.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check"' -l 'expect' -d 'What has to hold after the sync, such as \'service>=1\', \'query pod PodIP 10.0.0.1\' or \'get pod default/web\'; repeatable.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" require-rv-fresh' -l 'require-rv-fresh' -d 'Let each watch hold what the API server holds.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" max-sync' -l 'max-sync' -d 'How long the slowest watch may take to sync.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" wait-for-server' -l 'wait-for-server' -d 'How long to wait for an API server that is still starting.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" corefile f' -s 'f' -l 'corefile' -d 'The Corefile: a path, - for standard input, or configmap:NAMESPACE/NAME[/KEY]. (default: Corefile)' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" server-block' -l 'server-block' -d 'One server block: its number from 1, or one of its keys.' -rfka '(__k8sapi-inspect_custom_completion ---completion check -- --server-block (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" plugin-cfg' -l 'plugin-cfg' -d 'The plugin.cfg that CoreDNS was built with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" kubeconfig' -l 'kubeconfig' -d 'The kubeconfig to connect with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" context' -l 'context' -d 'The kubeconfig\'s context.' -rfka '(__k8sapi-inspect_custom_completion ---completion check -- --context (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" server' -l 'server' -d 'The API server\'s URL.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" tls-server-name' -l 'tls-server-name' -d 'The name to verify the server\'s certificate against, in place of the URL\'s host.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" insecure-skip-tls-verify' -l 'insecure-skip-tls-verify' -d 'Do not verify the server\'s certificate, and say so with every command.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" token-file' -l 'token-file' -d 'A file with a bearer token, which takes the place of the user\'s credentials.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" proxy-url' -l 'proxy-url' -d 'The proxy to speak through: http, https or socks5.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" request-timeout' -l 'request-timeout' -d 'How long one request may take, watches apart. (default: no limit)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" as' -l 'as' -d 'The user to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" as-uid' -l 'as-uid' -d 'The UID to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check"' -l 'as-group' -d 'A group to act as; repeatable.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" demo' -l 'demo' -d 'Connect to a simulated cluster, with a Corefile of its own unless -f is given.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" timeout' -l 'timeout' -d 'How long to wait: 500ms, 5s, 1m. (default: 5s)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check"' -l 'only' -d 'Start these watches only: pod,service; repeatable.' -rfka '(__k8sapi-inspect_custom_completion ---completion check -- --only (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" list-mode' -l 'list-mode' -d 'How the first state is fetched: auto is paged unless KUBE_FEATURE_WatchListClient is true. (default: auto)' -rfka 'auto paged streaming'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" o output' -l 'output' -s 'o' -d 'How results are printed; github and junit are for check. (default: table)' -rfka 'table wide json yaml name github junit'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" no-headers' -l 'no-headers' -d 'Print tables without their headers.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" color' -l 'color' -d 'When colours are used; NO_COLOR is honoured. (default: auto)' -rfka 'auto always never'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" ascii' -l 'ascii' -d 'Draw with ASCII characters only; so anyway where the locale is not UTF-8.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check"' -l 'verbose' -s 'v' -d 'Tell more; repeatable.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" q quiet' -l 'quiet' -s 'q' -d 'Tell errors only, and show no progress.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" version' -l 'version' -d 'Show the version.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" role' -l 'role' -d 'Print a ClusterRole for the watches and its binding instead, as YAML.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" role-name' -l 'role-name' -d 'The name of the ClusterRole and its binding.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" service-account' -l 'service-account' -d 'The service account it is bound to.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" corefile f' -s 'f' -l 'corefile' -d 'The Corefile: a path, - for standard input, or configmap:NAMESPACE/NAME[/KEY]. (default: Corefile)' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" server-block' -l 'server-block' -d 'One server block: its number from 1, or one of its keys.' -rfka '(__k8sapi-inspect_custom_completion ---completion access -- --server-block (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" plugin-cfg' -l 'plugin-cfg' -d 'The plugin.cfg that CoreDNS was built with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" kubeconfig' -l 'kubeconfig' -d 'The kubeconfig to connect with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" context' -l 'context' -d 'The kubeconfig\'s context.' -rfka '(__k8sapi-inspect_custom_completion ---completion access -- --context (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" server' -l 'server' -d 'The API server\'s URL.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" tls-server-name' -l 'tls-server-name' -d 'The name to verify the server\'s certificate against, in place of the URL\'s host.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" insecure-skip-tls-verify' -l 'insecure-skip-tls-verify' -d 'Do not verify the server\'s certificate, and say so with every command.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" token-file' -l 'token-file' -d 'A file with a bearer token, which takes the place of the user\'s credentials.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" proxy-url' -l 'proxy-url' -d 'The proxy to speak through: http, https or socks5.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" request-timeout' -l 'request-timeout' -d 'How long one request may take, watches apart. (default: no limit)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" as' -l 'as' -d 'The user to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" as-uid' -l 'as-uid' -d 'The UID to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access"' -l 'as-group' -d 'A group to act as; repeatable.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" demo' -l 'demo' -d 'Connect to a simulated cluster, with a Corefile of its own unless -f is given.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" timeout' -l 'timeout' -d 'How long to wait: 500ms, 5s, 1m. (default: 5s)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access"' -l 'only' -d 'Start these watches only: pod,service; repeatable.' -rfka '(__k8sapi-inspect_custom_completion ---completion access -- --only (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" list-mode' -l 'list-mode' -d 'How the first state is fetched: auto is paged unless KUBE_FEATURE_WatchListClient is true. (default: auto)' -rfka 'auto paged streaming'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" o output' -l 'output' -s 'o' -d 'How results are printed; github and junit are for check. (default: table)' -rfka 'table wide json yaml name github junit'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" no-headers' -l 'no-headers' -d 'Print tables without their headers.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" color' -l 'color' -d 'When colours are used; NO_COLOR is honoured. (default: auto)' -rfka 'auto always never'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" ascii' -l 'ascii' -d 'Draw with ASCII characters only; so anyway where the locale is not UTF-8.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access"' -l 'verbose' -s 'v' -d 'Tell more; repeatable.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" q quiet' -l 'quiet' -s 'q' -d 'Tell errors only, and show no progress.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" version' -l 'version' -d 'Show the version.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect access" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" pods' -l 'pods' -d 'How many pods are made up. (default: 200)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" services' -l 'services' -d 'How many services are made up. (default: 40)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" namespaces' -l 'namespaces' -d 'How many namespaces are made up. (default: 6)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" seed' -l 'seed' -d 'What the made-up details depend on.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate"' -l 'from' -d 'A manifest to load, YAML or JSON, as kubectl get -o prints it; repeatable. Without counts nothing else is made up.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" churn' -l 'churn' -d 'Changes a second.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" write-kubeconfig' -l 'write-kubeconfig' -d 'Write the kubeconfig to this file instead.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate"' -l 'fault' -d 'Have something go wrong, such as status=429,retry-after=5,resource=pods,times=3; repeatable.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" port' -l 'port' -d 'The port; 0 lets the system choose.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" port-file' -l 'port-file' -d 'Write the port to this file once it serves.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" pki' -l 'pki' -d 'Keep the authority and the tokens in this folder, so that kubeconfigs outlive a restart.' -rfa '(__k8sapi-inspect_complete_directories)'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" corefile f' -s 'f' -l 'corefile' -d 'The Corefile: a path, - for standard input, or configmap:NAMESPACE/NAME[/KEY]. (default: Corefile)' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" server-block' -l 'server-block' -d 'One server block: its number from 1, or one of its keys.' -rfka '(__k8sapi-inspect_custom_completion ---completion simulate -- --server-block (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" plugin-cfg' -l 'plugin-cfg' -d 'The plugin.cfg that CoreDNS was built with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" kubeconfig' -l 'kubeconfig' -d 'The kubeconfig to connect with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" context' -l 'context' -d 'The kubeconfig\'s context.' -rfka '(__k8sapi-inspect_custom_completion ---completion simulate -- --context (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" server' -l 'server' -d 'The API server\'s URL.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" tls-server-name' -l 'tls-server-name' -d 'The name to verify the server\'s certificate against, in place of the URL\'s host.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" insecure-skip-tls-verify' -l 'insecure-skip-tls-verify' -d 'Do not verify the server\'s certificate, and say so with every command.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" token-file' -l 'token-file' -d 'A file with a bearer token, which takes the place of the user\'s credentials.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" proxy-url' -l 'proxy-url' -d 'The proxy to speak through: http, https or socks5.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" request-timeout' -l 'request-timeout' -d 'How long one request may take, watches apart. (default: no limit)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" as' -l 'as' -d 'The user to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" as-uid' -l 'as-uid' -d 'The UID to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate"' -l 'as-group' -d 'A group to act as; repeatable.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" demo' -l 'demo' -d 'Connect to a simulated cluster, with a Corefile of its own unless -f is given.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" timeout' -l 'timeout' -d 'How long to wait: 500ms, 5s, 1m. (default: 5s)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate"' -l 'only' -d 'Start these watches only: pod,service; repeatable.' -rfka '(__k8sapi-inspect_custom_completion ---completion simulate -- --only (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" list-mode' -l 'list-mode' -d 'How the first state is fetched: auto is paged unless KUBE_FEATURE_WatchListClient is true. (default: auto)' -rfka 'auto paged streaming'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" o output' -l 'output' -s 'o' -d 'How results are printed; github and junit are for check. (default: table)' -rfka 'table wide json yaml name github junit'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" no-headers' -l 'no-headers' -d 'Print tables without their headers.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" color' -l 'color' -d 'When colours are used; NO_COLOR is honoured. (default: auto)' -rfka 'auto always never'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" ascii' -l 'ascii' -d 'Draw with ASCII characters only; so anyway where the locale is not UTF-8.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate"' -l 'verbose' -s 'v' -d 'Tell more; repeatable.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" q quiet' -l 'quiet' -s 'q' -d 'Tell errors only, and show no progress.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" version' -l 'version' -d 'Show the version.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect simulate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" keep-going' -l 'keep-going' -d 'Run a script to its end whatever fails; the status is that of what failed.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" corefile f' -s 'f' -l 'corefile' -d 'The Corefile: a path, - for standard input, or configmap:NAMESPACE/NAME[/KEY]. (default: Corefile)' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" server-block' -l 'server-block' -d 'One server block: its number from 1, or one of its keys.' -rfka '(__k8sapi-inspect_custom_completion ---completion repl -- --server-block (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" plugin-cfg' -l 'plugin-cfg' -d 'The plugin.cfg that CoreDNS was built with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" kubeconfig' -l 'kubeconfig' -d 'The kubeconfig to connect with.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" context' -l 'context' -d 'The kubeconfig\'s context.' -rfka '(__k8sapi-inspect_custom_completion ---completion repl -- --context (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" server' -l 'server' -d 'The API server\'s URL.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" tls-server-name' -l 'tls-server-name' -d 'The name to verify the server\'s certificate against, in place of the URL\'s host.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" insecure-skip-tls-verify' -l 'insecure-skip-tls-verify' -d 'Do not verify the server\'s certificate, and say so with every command.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" token-file' -l 'token-file' -d 'A file with a bearer token, which takes the place of the user\'s credentials.' -rF
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" proxy-url' -l 'proxy-url' -d 'The proxy to speak through: http, https or socks5.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" request-timeout' -l 'request-timeout' -d 'How long one request may take, watches apart. (default: no limit)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" as' -l 'as' -d 'The user to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" as-uid' -l 'as-uid' -d 'The UID to act as.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl"' -l 'as-group' -d 'A group to act as; repeatable.' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" demo' -l 'demo' -d 'Connect to a simulated cluster, with a Corefile of its own unless -f is given.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" timeout' -l 'timeout' -d 'How long to wait: 500ms, 5s, 1m. (default: 5s)' -rfka ''
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl"' -l 'only' -d 'Start these watches only: pod,service; repeatable.' -rfka '(__k8sapi-inspect_custom_completion ---completion repl -- --only (count (__k8sapi-inspect_tokens -pc)) (__k8sapi-inspect_tokens -tC))'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" list-mode' -l 'list-mode' -d 'How the first state is fetched: auto is paged unless KUBE_FEATURE_WatchListClient is true. (default: auto)' -rfka 'auto paged streaming'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" o output' -l 'output' -s 'o' -d 'How results are printed; github and junit are for check. (default: table)' -rfka 'table wide json yaml name github junit'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" no-headers' -l 'no-headers' -d 'Print tables without their headers.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" color' -l 'color' -d 'When colours are used; NO_COLOR is honoured. (default: auto)' -rfka 'auto always never'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" ascii' -l 'ascii' -d 'Draw with ASCII characters only; so anyway where the locale is not UTF-8.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl"' -l 'verbose' -s 'v' -d 'Tell more; repeatable.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" q quiet' -l 'quiet' -s 'q' -d 'Tell errors only, and show no progress.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" version' -l 'version' -d 'Show the version.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect repl" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'k8sapi-inspect' -n '__k8sapi-inspect_should_offer_completions_for_flags_or_options "k8sapi-inspect help" version' -l 'version' -d 'Show the version.'
