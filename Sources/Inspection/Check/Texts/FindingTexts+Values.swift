extension FindingTexts {
  /// Findings about words that a plugin does not take.
  static let values: [FindingText] = [
    FindingText(
      "invalid-address", "CoreDNS cannot listen at this address",
      """
      The plugin's own listener has an address or port that cannot be used, such as a port above
      65535. CoreDNS finds out when it starts to listen, and fails to start. Write an address
      such as `:8080`.
      """),
    FindingText(
      "invalid-class", "this is no class of DNS records",
      """
      The first word behind `template` has to be a class: `IN`, `CH`, `CS`, `HS`, `NONE` or
      `ANY`, in upper case. CoreDNS refuses to start with `invalid query class`. In nearly all
      cases `IN` is meant.
      """),
    FindingText(
      "invalid-database", "the database of geoip cannot be used",
      """
      The file cannot be opened, or it is no MaxMind database with city data. CoreDNS opens it
      when it reads the Corefile and refuses to start. The path is not below `root`; write it in
      full, and check that the volume with the file is mounted.
      """),
    FindingText(
      "invalid-duration", "this is no duration",
      """
      The value is no duration that Go understands. CoreDNS refuses to start and logs
      `failed to parse`. Write a number with its unit (`ms`, `s`, `m` or `h`); days and bare
      numbers are not known.

          startup_timeout 10s
      """),
    FindingText(
      "invalid-event", "the event or the command of on cannot be used",
      """
      `on` takes one of `startup`, `shutdown` and `certrenew`, and then a command whose quotes
      have to be closed. CoreDNS refuses to start with anything else, and its message does not
      name the plugin.
      """),
    FindingText(
      "invalid-expression", "the expression of a view does not compile",
      """
      CoreDNS cannot compile the expression and refuses to start. Its message shows the place in
      several lines. Check names, quotes and parentheses, and that each function is one that
      `view` has.

          expr incidr(client_ip(), '10.0.0.0/8')
      """),
    FindingText(
      "invalid-ignore-value", "ignore takes the word empty_service only",
      """
      The word behind `ignore` is another than `empty_service`. CoreDNS refuses to start. Write
      `ignore empty_service` to answer NXDOMAIN for services without ready endpoints, or remove
      the line.
      """),
    FindingText(
      "invalid-key", "a key file cannot be used for signing",
      """
      One of the two files of a DNSSEC key, `NAME.key` and `NAME.private`, is missing or does
      not hold what the plugin needs. CoreDNS refuses to start. Plugin `sign` wants a key that
      signs keys (flags 257), and crashes when the `.key` file holds no record. Name the pair
      without the ending, below `root`.
      """),
    FindingText(
      "invalid-number", "this must be a number that is not negative",
      """
      The limits `apiserver_qps`, `apiserver_burst` and `apiserver_max_inflight` take one number
      that is zero or more; the last two take whole numbers. With anything else CoreDNS refuses
      to start. Correct the number, or leave the property out: CoreDNS does not use it anyway.
      """),
    FindingText(
      "invalid-pod-mode", "pods must be disabled, insecure or verified",
      """
      The word behind `pods` is none of the three modes, which are written in lower case.
      CoreDNS refuses to start. `disabled` answers no pod names, `insecure` answers any address
      without looking, and `verified` answers for pods that exist, at the cost of a watch of all
      pods.
      """),
    FindingText(
      "invalid-prefix", "this is no prefix that dns64 can use",
      """
      `dns64` needs an IPv6 network of 32 to 96 bits, in steps of 8. With another one, or an
      IPv4 network, CoreDNS refuses to start. The usual prefix, and the default, is
      `64:ff9b::/96`.
      """),
    FindingText(
      "invalid-rewrite", "the rewrite rule cannot be used",
      """
      The words of the rule are not what this kind of `rewrite` takes: the kind is unknown,
      words are missing, a regular expression does not compile, or a `{1}` has no group to refer
      to. CoreDNS refuses to start. A block behind a bare `rewrite` is one rule, so write a line
      with `rewrite` for each.

          rewrite name exact old.example.org new.example.org
      """),
    FindingText(
      "invalid-root", "the path leads through a file that is no folder",
      """
      A part of the path is an ordinary file, so that nothing can be below it. CoreDNS refuses
      to start. A folder that does not exist is only warned of. Correct the path.
      """),
    FindingText(
      "invalid-rule", "a rule of acl or header cannot be read",
      """
      A line of the block is no rule of this plugin. CoreDNS refuses to start. `acl` takes an
      action with `type` and `net`; `header` takes `query` or `response`, then `set` or `clear`,
      then flags.

          allow net 10.0.0.0/8
      """),
    FindingText(
      "invalid-selector", "the label selector cannot be used",
      """
      The words are no label selector, or one that this plugin cannot express. CoreDNS refuses
      to start. `kubernetes` takes `=`, `==`, `in`, `notin`, `NAME` and `!NAME`; `!=`, `<` and
      `>` are refused, although kubectl takes them.

          labels tier notin (internal),environment=production
      """),
    FindingText(
      "invalid-server", "this is no server to send queries to",
      """
      The word is no IP address, no file like resolv.conf that names one, or has a scheme that
      the plugin does not take. CoreDNS refuses to start. Host names are not allowed here,
      because resolving them would need DNS. `forward` takes plain addresses and `dns://` or
      `tls://` before them.

          forward . tls://192.0.2.53
      """),
    FindingText(
      "invalid-tls", "the TLS files cannot be loaded",
      """
      A certificate, key or CA that the stanza names is missing, is not PEM, or does not belong
      to the others. CoreDNS reads the files when it reads the Corefile and refuses to start.
      The order is certificate, key, CA; one file alone is a CA. Check the mounted Secret, and
      that paths are below `root`.
      """),
    FindingText(
      "invalid-ttl", "ttl must be a whole number from 0 to 3600",
      """
      The `ttl` of this plugin is a number of seconds from 0 to 3600, without a unit. CoreDNS
      refuses to start with any other. Write `ttl 30`, not `ttl 30s`.
      """),
    FindingText(
      "invalid-type", "this is no type of DNS records",
      """
      The second word behind `template` has to be a record type in upper case, such as `A`,
      `AAAA` or `ANY`. CoreDNS refuses to start; its message says `invalid RR class`, but means
      the type.
      """),
    FindingText(
      "invalid-value", "the plugin does not take this value",
      """
      The value is of another kind than the property wants: a word that is no number, a duration
      without its unit, a regular expression that Go does not compile, an unknown policy or
      mode. CoreDNS refuses to start. Most values are case-sensitive, and durations are written
      like `30s` or `5m`.
      """),
    FindingText(
      "invalid-weights", "the weight file of loadbalance cannot be used",
      """
      The file of `loadbalance weighted` has a line that is neither a name nor an address with a
      weight from 1 to 255 below a name, or it is missing with `reload 0`. CoreDNS fails to
      start. A negative `reload` makes it crash.

          app.example.org
          192.0.2.10 3
      """),
    FindingText(
      "invalid-zone-file", "a zone file cannot be used",
      """
      The file has no SOA record, a syntax error behind it, the serial number 0, or NSEC3
      records; or it is missing with `reload 0`. CoreDNS parses it for each zone when it reads
      the Corefile and refuses to start. The message about a missing SOA may hide a syntax error
      before it.
      """),
  ]
}
