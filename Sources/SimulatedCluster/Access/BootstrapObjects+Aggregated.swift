extension BootstrapObjects {
  /// What `view` allows: to read all but secrets and what belongs to RBAC.
  static let aggregatedToView = """

      - apiGroups: [""]
        resources: [bindings, configmaps, endpoints, events, limitranges, namespaces,
          namespaces/status, persistentvolumeclaims, persistentvolumeclaims/status, pods, pods/log,
          pods/status, replicationcontrollers, replicationcontrollers/scale,
          replicationcontrollers/status, resourcequotas, resourcequotas/status, serviceaccounts,
          services, services/status]
        verbs: [get, list, watch]
      - {apiGroups: [discovery.k8s.io], resources: [endpointslices], verbs: [get, list, watch]}
      - apiGroups: [apps]
        resources: [controllerrevisions, daemonsets, daemonsets/status, deployments,
          deployments/scale, deployments/status, replicasets, replicasets/scale,
          replicasets/status, statefulsets, statefulsets/scale, statefulsets/status]
        verbs: [get, list, watch]
      - apiGroups: [autoscaling]
        resources: [horizontalpodautoscalers, horizontalpodautoscalers/status]
        verbs: [get, list, watch]
      - apiGroups: [batch]
        resources: [cronjobs, cronjobs/status, jobs, jobs/status]
        verbs: [get, list, watch]
      - apiGroups: [policy]
        resources: [poddisruptionbudgets, poddisruptionbudgets/status]
        verbs: [get, list, watch]
      - apiGroups: [networking.k8s.io]
        resources: [ingresses, ingresses/status, networkpolicies]
        verbs: [get, list, watch]
    """

  /// What `edit` allows beside that: to write it, except endpoints and their slices.
  static let aggregatedToEdit = """

      - apiGroups: [""]
        resources: [pods/attach, pods/exec, pods/portforward, pods/proxy, secrets, services/proxy]
        verbs: [get, list, watch]
      - {apiGroups: [""], resources: [serviceaccounts], verbs: [impersonate]}
      - apiGroups: [""]
        resources: [configmaps, events, persistentvolumeclaims, pods, pods/attach, pods/exec,
          pods/portforward, pods/proxy, replicationcontrollers, replicationcontrollers/scale,
          secrets, serviceaccounts, services, services/proxy]
        verbs: &write [create, delete, deletecollection, patch, update]
      - {apiGroups: [""], resources: [pods/eviction, serviceaccounts/token], verbs: [create]}
      - apiGroups: [apps]
        resources: [daemonsets, deployments, deployments/rollback, deployments/scale, replicasets,
          replicasets/scale, statefulsets, statefulsets/scale]
        verbs: *write
      - {apiGroups: [autoscaling], resources: [horizontalpodautoscalers], verbs: *write}
      - {apiGroups: [batch], resources: [cronjobs, jobs], verbs: *write}
      - {apiGroups: [policy], resources: [poddisruptionbudgets], verbs: *write}
      - apiGroups: [networking.k8s.io]
        resources: [ingresses, networkpolicies]
        verbs: *write
      - apiGroups: [coordination.k8s.io]
        resources: [leases]
        verbs: [create, delete, deletecollection, get, list, patch, update, watch]
    """

  /// What `admin` allows beside that: to give roles of the namespace to others.
  static let aggregatedToAdmin = """

      - {apiGroups: [authorization.k8s.io], resources: [localsubjectaccessreviews], verbs: [create]}
      - apiGroups: [rbac.authorization.k8s.io]
        resources: [rolebindings, roles]
        verbs: [create, delete, deletecollection, get, list, patch, update, watch]
    """
}
