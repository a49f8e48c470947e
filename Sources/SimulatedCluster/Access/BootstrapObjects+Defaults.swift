extension BootstrapObjects {
  /// What kube-apiserver writes by itself, without the roles of controllers and nodes.
  static let rbacDefaults = [clusterRoles, clusterRoleBindings, systemRoles]
    .joined(separator: "\n---\n")

  private static let clusterRoles = """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleList
    items:
    - metadata: {name: cluster-admin}
      rules:
      - {apiGroups: ["*"], resources: ["*"], verbs: ["*"]}
      - {nonResourceURLs: ["*"], verbs: ["*"]}
    - metadata: {name: admin}
      aggregationRule:
        clusterRoleSelectors:
        - matchLabels: {rbac.authorization.k8s.io/aggregate-to-admin: "true"}
      rules: []
    - metadata:
        name: edit
        labels: {rbac.authorization.k8s.io/aggregate-to-admin: "true"}
      aggregationRule:
        clusterRoleSelectors:
        - matchLabels: {rbac.authorization.k8s.io/aggregate-to-edit: "true"}
      rules: []
    - metadata:
        name: view
        labels: {rbac.authorization.k8s.io/aggregate-to-edit: "true"}
      aggregationRule:
        clusterRoleSelectors:
        - matchLabels: {rbac.authorization.k8s.io/aggregate-to-view: "true"}
      rules: []
    - metadata:
        name: system:aggregate-to-admin
        labels: {rbac.authorization.k8s.io/aggregate-to-admin: "true"}
      rules: \(aggregatedToAdmin)
    - metadata:
        name: system:aggregate-to-edit
        labels: {rbac.authorization.k8s.io/aggregate-to-edit: "true"}
      rules: \(aggregatedToEdit)
    - metadata:
        name: system:aggregate-to-view
        labels: {rbac.authorization.k8s.io/aggregate-to-view: "true"}
      rules: \(aggregatedToView)
    - metadata: {name: "system:basic-user"}
      rules:
      - apiGroups: [authorization.k8s.io]
        resources: [selfsubjectaccessreviews, selfsubjectrulesreviews]
        verbs: [create]
      - {apiGroups: [authentication.k8s.io], resources: [selfsubjectreviews], verbs: [create]}
    - metadata: {name: "system:discovery"}
      rules:
      - nonResourceURLs: [/api, /api/*, /apis, /apis/*, /healthz, /livez, /openapi, /openapi/*,
          /readyz, /version, /version/]
        verbs: [get]
    - metadata: {name: "system:kube-dns"}
      rules:
      - {apiGroups: [""], resources: [endpoints, services], verbs: [list, watch]}
    - metadata: {name: "system:monitoring"}
      rules:
      - nonResourceURLs: [/healthz, /healthz/*, /livez, /livez/*, /metrics, /metrics/slis, /readyz,
          /readyz/*]
        verbs: [get]
    - metadata: {name: "system:node-proxier"}
      rules:
      - {apiGroups: [""], resources: [endpoints, services], verbs: [list, watch]}
      - {apiGroups: [""], resources: [nodes], verbs: [get, list, watch]}
      - {apiGroups: ["", events.k8s.io], resources: [events], verbs: [create, patch, update]}
      - {apiGroups: [discovery.k8s.io], resources: [endpointslices], verbs: [list, watch]}
    - metadata: {name: "system:public-info-viewer"}
      rules:
      - nonResourceURLs: [/healthz, /livez, /readyz, /version, /version/]
        verbs: [get]
    - metadata: {name: "system:service-account-issuer-discovery"}
      rules:
      - nonResourceURLs: [/.well-known/openid-configuration, /.well-known/openid-configuration/,
          /openid/v1/jwks, /openid/v1/jwks/]
        verbs: [get]
    """

  private static let clusterRoleBindings = """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBindingList
    items:
    - metadata: {name: cluster-admin}
      roleRef: {kind: ClusterRole, name: cluster-admin}
      subjects: [{kind: Group, name: "system:masters"}]
    - metadata: {name: "system:basic-user"}
      roleRef: {kind: ClusterRole, name: "system:basic-user"}
      subjects: [{kind: Group, name: "system:authenticated"}]
    - metadata: {name: "system:discovery"}
      roleRef: {kind: ClusterRole, name: "system:discovery"}
      subjects: [{kind: Group, name: "system:authenticated"}]
    - metadata: {name: "system:kube-dns"}
      roleRef: {kind: ClusterRole, name: "system:kube-dns"}
      subjects: [{kind: ServiceAccount, name: kube-dns, namespace: kube-system}]
    - metadata: {name: "system:monitoring"}
      roleRef: {kind: ClusterRole, name: "system:monitoring"}
      subjects: [{kind: Group, name: "system:monitoring"}]
    - metadata: {name: "system:node-proxier"}
      roleRef: {kind: ClusterRole, name: "system:node-proxier"}
      subjects: [{kind: User, name: "system:kube-proxy"}]
    - metadata: {name: "system:public-info-viewer"}
      roleRef: {kind: ClusterRole, name: "system:public-info-viewer"}
      subjects:
      - {kind: Group, name: "system:authenticated"}
      - {kind: Group, name: "system:unauthenticated"}
    - metadata: {name: "system:service-account-issuer-discovery"}
      roleRef: {kind: ClusterRole, name: "system:service-account-issuer-discovery"}
      subjects: [{kind: Group, name: "system:serviceaccounts"}]
    """

  private static let systemRoles = """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: {name: extension-apiserver-authentication-reader, namespace: kube-system}
    rules:
    - apiGroups: [""]
      resources: [configmaps]
      resourceNames: [extension-apiserver-authentication]
      verbs: [get, list, watch]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: {name: "system::extension-apiserver-authentication-reader", namespace: kube-system}
    roleRef: {kind: Role, name: extension-apiserver-authentication-reader}
    subjects:
    - {kind: User, name: "system:kube-controller-manager"}
    - {kind: User, name: "system:kube-scheduler"}
    """
}
