import DNSAnswers

/// What `replicas` looks at.
package struct ReplicasRequest: Sendable {
  /// What picks the pods.
  package var selector = "k8s-app=kube-dns"
  /// The pods' namespace.
  package var namespace = "kube-system"
  /// The questions to ask; nil for those of the services.
  package var questions: [Question]?
  /// Whether each service's name is asked; else a sample.
  package var asksAllServices = false
  /// How many questions a second each replica is asked.
  package var rate = 50
  /// Whether the pods' addresses are dialled from here; else the API server is gone through.
  package var isDirect = false

  /// What holds where nothing is said.
  package init() {}
}
