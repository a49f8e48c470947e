import KubernetesClient
import KubernetesWire
import SimulatedCluster

extension SimulatedReplicas {
  /// A service that comes after the watches of stale replicas have stopped.
  static let newcomer: JSONValue = [
    "apiVersion": "v1", "kind": "Service",
    "metadata": ["name": "newcomer", "namespace": "default"],
    "spec": [
      "type": "ClusterIP", "clusterIP": "10.96.99.99", "clusterIPs": ["10.96.99.99"],
      "ports": [["name": "http", "port": 80, "protocol": "TCP"]],
    ],
  ]

  private static let serviceName = "kube-dns"

  private static let servicePorts: [JSONValue] = [
    ["name": "dns", "port": 53, "protocol": "UDP"],
    ["name": "dns-tcp", "port": 53, "protocol": "TCP"],
    ["name": "metrics", "port": 9153, "protocol": "TCP"],
  ]

  /// Has the service `kube-dns`, which is made where there is none, lead to the replicas: by the v1
  /// Endpoints that `services/proxy` looks at.
  static func publish(_ replicas: [SimulatedReplica], in cluster: SimulatedCluster) throws {
    if try cluster.object(.services, namespace: namespace, name: serviceName) == nil {
      try cluster.apply(service, .services)
    }
    func addresses(isReady: Bool) -> JSONValue {
      .array(replicas.filter { $0.isReady == isReady }.map(\.endpointAddress))
    }
    try cluster.apply(
      [
        "apiVersion": "v1", "kind": "Endpoints", "metadata": metadata,
        "subsets": [
          [
            "addresses": addresses(isReady: true), "notReadyAddresses": addresses(isReady: false),
            "ports": .array(servicePorts),
          ]
        ],
      ], .endpoints)
  }

  private static let metadata: JSONValue = [
    "name": .string(serviceName), "namespace": .string(namespace),
    "labels": ["k8s-app": .string(serviceName), "kubernetes.io/name": "CoreDNS"],
  ]

  private static let service: JSONValue = [
    "apiVersion": "v1", "kind": "Service", "metadata": metadata,
    "spec": [
      "type": "ClusterIP", "clusterIP": "10.96.0.10", "clusterIPs": ["10.96.0.10"],
      "selector": ["k8s-app": .string(serviceName)], "ports": .array(servicePorts),
    ],
  ]
}

extension SimulatedReplica {
  /// As the endpoints controller writes it.
  fileprivate var endpointAddress: JSONValue {
    [
      "ip": .string(address), "nodeName": .string(node),
      "targetRef": [
        "kind": "Pod", "namespace": .string(SimulatedReplicas.namespace), "name": .string(name),
      ],
    ]
  }
}
