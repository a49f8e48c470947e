/// The code that descriptions of stanzas name.
public enum StanzaCodes {
  /// The code of that name; nil where there is none.
  public static func named(_ name: String) -> (any StanzaCode)? {
    switch name {
    case "acl": ACLStanza()
    case "auto": AutoStanza()
    case "autopath": AutoPathStanza()
    case "azure": AzureStanza()
    case "bind": BindStanza()
    case "cache": CacheStanza()
    case "clouddns": CloudDNSStanza()
    case "dns64": DNS64Stanza()
    case "dnssec": DNSSECStanza()
    case "dnstap": DnstapStanza()
    case "erratic": ErraticStanza()
    case "etcd": EtcdStanza()
    case "file": FileStanza()
    case "forward": ForwardStanza()
    case "geoip": GeoIPStanza()
    case "grpc": GRPCStanza()
    case "header": HeaderStanza()
    case "health": HealthStanza()
    case "hosts": HostsStanza()
    case "listener": ListenerStanza()
    case "loadbalance": LoadBalanceStanza()
    case "multisocket": MultisocketStanza()
    case "nomad": NomadStanza()
    case "on": OnStanza()
    case "rewrite": RewriteStanza()
    case "root": RootStanza()
    case "route53": Route53Stanza()
    case "secondary": SecondaryStanza()
    case "sign": SignStanza()
    case "template": TemplateStanza()
    case "timeouts": TimeoutsStanza()
    case "tls": TLSStanza()
    case "trace": TraceStanza()
    case "transfer": TransferStanza()
    case "tsig": TSIGStanza()
    case "view": ViewStanza()
    default: nil
    }
  }
}
