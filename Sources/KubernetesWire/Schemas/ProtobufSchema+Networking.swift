extension ProtobufSchema {
  /// `core/v1` and `discovery/v1`: services, endpoints, endpoint slices, namespaces.
  static let networking = """
    Service: 1 metadata ObjectMeta; 2 spec ServiceSpec; 3 status ServiceStatus
    Endpoints: 1 metadata ObjectMeta; 2 subsets []EndpointSubset
    EndpointSlice: 1 metadata ObjectMeta; 4 addressType string!; 2 endpoints []Endpoint!;
      3 ports []EndpointSlicePort!
    Namespace: 1 metadata ObjectMeta; 2 spec NamespaceSpec; 3 status NamespaceStatus
    ServiceSpec: 1 ports []ServicePort; 2 selector map string; 3 clusterIP string;
      18 clusterIPs []string; 4 type string; 5 externalIPs []string; 7 sessionAffinity string;
      8 loadBalancerIP string; 9 loadBalancerSourceRanges []string; 10 externalName string;
      11 externalTrafficPolicy string; 12 healthCheckNodePort int32;
      13 publishNotReadyAddresses bool; 14 sessionAffinityConfig SessionAffinityConfig?;
      19 ipFamilies []string; 17 ipFamilyPolicy string?; 20 allocateLoadBalancerNodePorts bool?;
      21 loadBalancerClass string?; 22 internalTrafficPolicy string?;
      23 trafficDistribution string?
    ServiceStatus: 1 loadBalancer LoadBalancerStatus; 2 conditions []Condition
    EndpointSubset: 1 addresses []EndpointAddress; 2 notReadyAddresses []EndpointAddress;
      3 ports []EndpointPort
    Endpoint: 1 addresses []string!; 2 conditions EndpointConditions; 3 hostname string?;
      4 targetRef ObjectReference?; 5 deprecatedTopology map string; 6 nodeName string?;
      7 zone string?; 8 hints EndpointHints?
    EndpointSlicePort: 1 name string?; 2 protocol string?; 3 port int32?; 4 appProtocol string?
    NamespaceSpec: 1 finalizers []string
    NamespaceStatus: 1 phase string; 2 conditions []NamespaceCondition
    ServicePort: 1 name string; 2 protocol string; 6 appProtocol string?; 3 port int32!;
      4 targetPort IntOrString; 5 nodePort int32
    SessionAffinityConfig: 1 clientIP ClientIPConfig?
    LoadBalancerStatus: 1 ingress []LoadBalancerIngress
    Condition: 1 type string!; 2 status string!; 3 observedGeneration int64;
      4 lastTransitionTime Time!; 5 reason string!; 6 message string!
    EndpointAddress: 1 ip string!; 3 hostname string; 4 nodeName string?;
      2 targetRef ObjectReference?
    EndpointPort: 1 name string; 2 port int32!; 3 protocol string; 4 appProtocol string?
    EndpointConditions: 1 ready bool?; 2 serving bool?; 3 terminating bool?
    ObjectReference: 1 kind string; 2 namespace string; 3 name string; 4 uid string;
      5 apiVersion string; 6 resourceVersion string; 7 fieldPath string
    EndpointHints: 1 forZones []ForZone; 2 forNodes []ForNode
    NamespaceCondition: 1 type string!; 2 status string!; 4 lastTransitionTime Time;
      5 reason string; 6 message string
    ClientIPConfig: 1 timeoutSeconds int32?
    LoadBalancerIngress: 1 ip string; 2 hostname string; 3 ipMode string?; 4 ports []PortStatus
    ForZone: 1 name string!
    ForNode: 1 name string!
    PortStatus: 1 port int32!; 2 protocol string!; 3 error string?
    """
}
