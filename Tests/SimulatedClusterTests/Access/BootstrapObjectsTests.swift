import KubernetesWire
import Testing

@testable import SimulatedCluster

@Suite struct BootstrapObjectsTests {
  static let coredns = "system:serviceaccount:kube-system:coredns"

  static let cases: [(user: String, groups: [String], request: String, isAllowed: Bool)] = [
    ("kubernetes-admin", ["kubeadm:cluster-admins"], "delete nodes", true),
    ("kubernetes-admin", ["kubeadm:cluster-admins"], "impersonate users /x", true),
    ("kubernetes-admin", ["kubeadm:cluster-admins"], "get /metrics", true),
    (coredns, [], "list endpoints", true), (coredns, [], "watch pods", true),
    (coredns, [], "list endpointslices.discovery.k8s.io", true),
    (coredns, [], "get pods default/web", false),
    (coredns, [], "get configmaps kube-system/coredns", false),
    (coredns, [], "list serviceimports.multicluster.x-k8s.io", false),
    (coredns, [], "get /openid/v1/jwks", true), ("nobody", [], "get /openid/v1/jwks", false),
    ("limited", [], "list endpoints", true),
    ("limited", [], "list endpointslices.discovery.k8s.io", false),
    ("nobody", [], "create selfsubjectaccessreviews.authorization.k8s.io", true),
    ("nobody", [], "create selfsubjectreviews.authentication.k8s.io", true),
    ("nobody", [], "get /openapi/v3", true), ("nobody", [], "list namespaces", false),
    ("system:node:one", ["system:nodes"], "get configmaps kube-system/kubelet-config", true),
    ("system:node:one", ["system:nodes"], "get configmaps kube-system/coredns", false),
    ("system:serviceaccount:kube-system:kube-proxy", [], "list services", true),
    (
      "system:kube-scheduler", [],
      "get configmaps kube-system/extension-apiserver-authentication", true
    ),
    ("probe", ["system:monitoring"], "get /metrics", true),
  ]

  @Test(arguments: cases.indices) func everybodyMayWhatKubeadmGives(_ index: Int) throws {
    let (user, groups, request, isAllowed) = Self.cases[index]
    let decision = try AccessFixtures.core().authorizer.decide(
      AccessFixtures.identity(user, groups: groups), AccessFixtures.request(request))
    #expect(decision.isAllowed == isAllowed, "\(user): \(request)")
  }

  @Test func anonymousClientsSeeTheVersionOnly() throws {
    let authorizer = try AccessFixtures.core().authorizer
    let anonymous = Identity(name: "system:anonymous", groups: ["system:unauthenticated"])
    for (request, isAllowed) in [
      ("get /version", true), ("get /apis", false), ("list pods", false),
      ("get configmaps kube-public/cluster-info", true),
    ] {
      let decision = authorizer.decide(anonymous, AccessFixtures.request(request))
      #expect(decision.isAllowed == isAllowed, "\(request)")
    }
  }

  @Test func rolesForPeopleHoldOneAnother() throws {
    let core = try AccessFixtures.core()
    let resource = try #require(core.catalogue.resource(.clusterRoles))
    var rules: [String: Set<PolicyRule>] = [:]
    for item in core.storage.snapshot(.clusterRoles).items {
      let role = try ItemEncoder(resource: resource).value(item)
      rules[item.key] = Set(PolicyRule.rules(of: role))
    }
    let view = try #require(rules["view"])
    let edit = try #require(rules["edit"])
    let admin = try #require(rules["admin"])
    #expect(!view.isEmpty)
    #expect(view.isStrictSubset(of: edit))
    #expect(edit.isStrictSubset(of: admin))
    for resource in ["pods", "services", "endpoints", "configmaps", "namespaces"] {
      let request = AccessFixtures.request("watch \(resource)")
      #expect(view.contains { $0.allows(request) }, "\(resource)")
    }
    #expect(!view.contains { $0.allows(AccessFixtures.request("get secrets")) })
    #expect(!edit.contains { $0.allows(AccessFixtures.request("create endpoints")) })
  }

  @Test func everyBindingHasItsRole() throws {
    let objects = try BootstrapObjects.all.get()
    #expect(objects.count < 100)
    for object in objects where object.object["roleRef"] != nil {
      let kind = object.object["roleRef"]?["kind"]
      let name = object.object["roleRef"]?["name"]
      #expect(
        objects.contains {
          $0.object["kind"] == kind && $0.object["metadata"]?["name"] == name
            && (kind == "ClusterRole" || $0.namespace == object.namespace)
        }, "\(object.name)")
    }
  }

  @Test func whatTheServerLooksAfterIsMarked() throws {
    let objects = try BootstrapObjects.all.get()
    let marked = objects.filter {
      $0.object["metadata"]?["labels"]?["kubernetes.io/bootstrapping"] == "rbac-defaults"
        && $0.object["metadata"]?["annotations"]?["rbac.authorization.kubernetes.io/autoupdate"]
          == "true"
    }
    let names = Set(marked.map(\.name))
    #expect(names.isSuperset(of: ["cluster-admin", "view", "system:discovery"]))
    #expect(names.isDisjoint(with: ["system:coredns", "kubeadm:cluster-admins", "limited"]))
  }
}
