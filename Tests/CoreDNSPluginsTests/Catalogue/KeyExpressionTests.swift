import CoreDNSPlugins
import Informers
import K8sAPI
import KubernetesWire
import Testing

/// The rules by which the described plugins file objects.
@Suite struct KeyExpressionTests {
  @Test(
    arguments: [
      // The annotation, in lower case, without spaces, cut at commas, valid names only.
      (
        "k8s_gateway a.org", "service", "serviceHostname",
        #"{"metadata":{"name":"s","namespace":"n","annotations":{"coredns.io/hostname":"A.org, *.b.org,-bad,c_d"}},"spec":{"type":"LoadBalancer"}}"#,
        ["a.org", "*.b.org"]
      ),
      // The first annotation that is there counts, though no name of it is valid.
      (
        "k8s_gateway a.org", "service", "serviceHostname",
        #"{"metadata":{"name":"s","namespace":"n","annotations":{"coredns.io/hostname":"-","external-dns.alpha.kubernetes.io/hostname":"b.org"}},"spec":{"type":"LoadBalancer"}}"#,
        []
      ),
      (
        "k8s_gateway a.org", "service", "serviceHostname",
        #"{"metadata":{"name":"s","namespace":"n","annotations":{"external-dns.alpha.kubernetes.io/hostname":"b.org"}},"spec":{"type":"LoadBalancer"}}"#,
        ["b.org"]
      ),
      (
        "k8s_gateway a.org", "service", "serviceHostname",
        #"{"metadata":{"name":"s","namespace":"n"},"spec":{"type":"LoadBalancer"}}"#, ["s.n"]
      ),
      (
        "k8s_gateway a.org", "service", "serviceHostname",
        #"{"metadata":{"name":"s","namespace":"n"},"spec":{"type":"ClusterIP"}}"#, []
      ),
      (
        "k8s_gateway a.org", "service", "serviceHostname",
        #"{"metadata":{"name":"s","namespace":"n","annotations":{"k8s-gateway.dns/resolve-endpoints":"true"}},"spec":{"type":"ClusterIP"}}"#,
        ["s.n"]
      ),
      // The label that has an object left out.
      (
        "k8s_gateway a.org", "service", "serviceHostname",
        #"{"metadata":{"name":"s","namespace":"n","labels":{"k8s-gateway.dns/ignore":"true"}},"spec":{"type":"LoadBalancer"}}"#,
        []
      ),
      // Hosts as they are written, the empty one too.
      (
        "k8s_gateway a.org", "ingress", "ingressHostname",
        #"{"metadata":{"name":"i","namespace":"n"},"spec":{"rules":[{"host":"Shop.Org."},{"http":{}}]}}"#,
        ["Shop.Org.", ""]
      ),
      (
        "k8s_gateway a.org", "ingress", "ingressHostname",
        #"{"metadata":{"name":"i","namespace":"n"},"spec":{}}"#, []
      ),
      (
        "k8s_gateway a.org", "endpointslice", "endpointSliceService",
        #"{"metadata":{"name":"e","namespace":"n","labels":{"kubernetes.io/service-name":"s"}}}"#,
        ["n/s"]
      ),
      (
        "k8s_gateway a.org", "endpointslice", "endpointSliceService",
        #"{"metadata":{"name":"e","namespace":"n"}}"#, ["n/"]
      ),
      (
        "k8s_gateway a.org {\n resources Node\n}", "node", "nodeHostname",
        #"{"metadata":{"name":"x"},"status":{"addresses":[{"type":"InternalIP","address":"10.0.0.1"},{"type":"Hostname","address":"X1"}]}}"#,
        ["X1"]
      ),
      (
        "k8s_gateway a.org {\n resources HTTPRoute\n}", "httproute", "httpRouteHostname",
        #"{"metadata":{"name":"r","namespace":"n"},"spec":{"hostnames":["a.org","B.org"]}}"#,
        ["a.org", "B.org"]
      ),
      (
        "k8s_gateway a.org {\n resources HTTPRoute\n}", "gateway", "gatewayIndex",
        #"{"metadata":{"name":"g","namespace":"n"}}"#, ["n/g"]
      ),
      (
        "k8s_gateway a.org {\n resources DNSEndpoint\n}", "dnsendpoint", "externalDNSHostname",
        #"{"metadata":{"name":"d","namespace":"n"},"spec":{"endpoints":[{"dnsName":"a.org"},{"dnsName":"b.org"}]}}"#,
        ["a.org", "b.org"]
      ),
      (
        "kubeapi\nkubenodes", "node", "reverse",
        #"{"metadata":{"name":"x"},"status":{"addresses":[{"type":"InternalIP","address":"10.0.0.1"},{"type":"ExternalIP","address":"1.2.3.4"}]}}"#,
        ["10.0.0.1"]
      ),
      (
        "kubeapi\nkubenodes {\n external\n}", "node", "reverse",
        #"{"metadata":{"name":"x"},"status":{"addresses":[{"type":"InternalIP","address":"10.0.0.1"},{"type":"ExternalIP","address":"1.2.3.4"}]}}"#,
        ["1.2.3.4"]
      ),
      // Dots where there are exactly three and no `::`, else colons.
      (
        "kubeapi\nkubepods", "pod", "dashedip",
        #"{"metadata":{"name":"p","namespace":"n"},"status":{"podIPs":[{"ip":"10.1.2.3"},{"ip":"fd00::1"},{"ip":"::ffff:10.1.2.3"}]}}"#,
        ["n/10-1-2-3", "n/fd00--1", "n/--ffff-10.1.2.3"]
      ),
      (
        "multicluster a.org", "endpoints", "EndpointNameNamespace",
        #"{"metadata":{"name":"e","namespace":"n","labels":{"multicluster.kubernetes.io/service-name":"s"}}}"#,
        ["s.n"]
      ),
      (
        "lighthouse a.org", "endpoints", "sourceNamespaceName",
        #"{"metadata":{"name":"e","namespace":"n","labels":{"lighthouse.submariner.io/sourceNamespace":"m","multicluster.kubernetes.io/service-name":"s"}}}"#,
        ["m/s"]
      ),
    ] as [(String, String, String, String, [String])])
  func filesAnObject(
    block: String, watch: String, index: String, object: String, expected: [String]
  ) throws {
    let registry = try BuiltInDefinitionTests.plan(block).makeRegistry()
    let informer = try #require(registry.watch(watch)?.informer as? SharedInformer<DescribedObject>)
    let kept = try #require(
      try informer.kept(of: try JSONValue(parsing: object)) as? DescribedObject)
    informer.store.upsert(kept)
    #expect(try informer.store.indexValues(index) == expected.sorted())
    #expect(kept.fields["object"]?["metadata"]?["name"] == JSONValue(stringLiteral: kept.key.name))
  }
}
