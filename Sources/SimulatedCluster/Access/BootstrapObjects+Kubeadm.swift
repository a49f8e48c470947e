extension BootstrapObjects {
  /// What kubeadm adds for itself, for the nodes that join and for its add-ons.
  static let kubeadm = """
    apiVersion: v1
    kind: ServiceAccountList
    items:
    - metadata: {name: coredns, namespace: kube-system}
    - metadata: {name: kube-proxy, namespace: kube-system}
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleList
    items:
    - metadata: {name: "kubeadm:get-nodes"}
      rules:
      - {apiGroups: [""], resources: [nodes], verbs: [get]}
    - metadata: {name: "system:coredns"}
      rules:
      - {apiGroups: [""], resources: [endpoints, services, pods, namespaces], verbs: [list, watch]}
      - {apiGroups: [discovery.k8s.io], resources: [endpointslices], verbs: [list, watch]}
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBindingList
    items:
    - metadata: {name: "kubeadm:cluster-admins"}
      roleRef: {kind: ClusterRole, name: cluster-admin}
      subjects: [{kind: Group, name: "kubeadm:cluster-admins"}]
    - metadata: {name: "kubeadm:get-nodes"}
      roleRef: {kind: ClusterRole, name: "kubeadm:get-nodes"}
      subjects: [{kind: Group, name: "system:bootstrappers:kubeadm:default-node-token"}]
    - metadata: {name: "kubeadm:node-proxier"}
      roleRef: {kind: ClusterRole, name: "system:node-proxier"}
      subjects: [{kind: ServiceAccount, name: kube-proxy, namespace: kube-system}]
    - metadata: {name: "system:coredns"}
      roleRef: {kind: ClusterRole, name: "system:coredns"}
      subjects: [{kind: ServiceAccount, name: coredns, namespace: kube-system}]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleList
    items:
    - metadata: {name: kube-proxy, namespace: kube-system}
      rules:
      - {apiGroups: [""], resources: [configmaps], resourceNames: [kube-proxy], verbs: [get]}
    - metadata: {name: "kubeadm:kubelet-config", namespace: kube-system}
      rules:
      - {apiGroups: [""], resources: [configmaps], resourceNames: [kubelet-config], verbs: [get]}
    - metadata: {name: "kubeadm:nodes-kubeadm-config", namespace: kube-system}
      rules:
      - {apiGroups: [""], resources: [configmaps], resourceNames: [kubeadm-config], verbs: [get]}
    - metadata: {name: "kubeadm:bootstrap-signer-clusterinfo", namespace: kube-public}
      rules:
      - {apiGroups: [""], resources: [configmaps], resourceNames: [cluster-info], verbs: [get]}
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBindingList
    items:
    - metadata: {name: kube-proxy, namespace: kube-system}
      roleRef: {kind: Role, name: kube-proxy}
      subjects: [{kind: Group, name: "system:bootstrappers:kubeadm:default-node-token"}]
    - metadata: {name: "kubeadm:kubelet-config", namespace: kube-system}
      roleRef: {kind: Role, name: "kubeadm:kubelet-config"}
      subjects: &nodes
      - {kind: Group, name: "system:nodes"}
      - {kind: Group, name: "system:bootstrappers:kubeadm:default-node-token"}
    - metadata: {name: "kubeadm:nodes-kubeadm-config", namespace: kube-system}
      roleRef: {kind: Role, name: "kubeadm:nodes-kubeadm-config"}
      subjects: *nodes
    - metadata: {name: "kubeadm:bootstrap-signer-clusterinfo", namespace: kube-public}
      roleRef: {kind: Role, name: "kubeadm:bootstrap-signer-clusterinfo"}
      subjects: [{kind: User, name: "system:anonymous"}]
    """
}
