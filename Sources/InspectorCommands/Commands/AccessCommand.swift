import ArgumentParser
import CoreDNSPlugins
import Informers
import Inspection
import K8sAPI
import KubernetesClient
import Sessions

/// `access`: whether each watch may be listed and watched.
struct AccessCommand: InspectorCommand {
  static let configuration = CommandConfiguration(
    commandName: "access",
    abstract: "Show whether each watch may be listed and watched, by whoever connects or --as.",
    discussion: """
      The API server is asked by SelfSubjectAccessReview; no watch is started. With --role \
      nothing is connected to: a ClusterRole with exactly what the watches need is printed, and \
      its binding, ready for kubectl apply -f -. With --replicas it is about what the command \
      replicas needs in its namespace; the Role that --role prints then is bound to nobody.

      Exit status: 0 where everything is allowed, 3 where something is not or nobody can be asked.
      """)

  @Flag(help: "Print a ClusterRole for the watches and its binding instead, as YAML.")
  var role = false

  @Flag(help: "Ask for the rights that the command replicas needs instead.")
  var replicas = false

  @OptionGroup var pods: ReplicaPodOptions

  @Option(help: ArgumentHelp("The name of the ClusterRole and its binding.", valueName: "name"))
  var roleName = Self.usualRoleName

  @Option(
    help: ArgumentHelp("The service account it is bound to.", valueName: "namespace:name"))
  var serviceAccount = ServiceAccountArgument.coreDNS

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    if !pods.given.isEmpty, !replicas {
      throw ValidationError("--namespace and --selector are for --replicas")
    }
    let isForbidden: (Character) -> Bool = { $0 == "/" || $0 == "%" }
    if roleName.isEmpty || [".", ".."].contains(roleName) || roleName.contains(where: isForbidden) {
      throw ValidationError("--role-name needs a name without / and %")
    }
  }

  var purposeOfServer: String? { role ? nil : "access" }

  func run(_ invocation: Invocation) async throws -> ExitStatus {
    if replicas, role {
      try await invocation.show(
        ReplicaRoleManifest(
          name: roleName == Self.usualRoleName ? Self.replicaRoleName : roleName,
          namespace: pods.request.namespace))
      return .success
    }
    var status = ExitStatus.success
    let (loaded, plans) = try await invocation.sessions.usablePlans(&status)
    try invocation.sessions.checkNames(global.onlyNames, in: plans)
    if replicas {
      return status.worse(try await showReplicaAccess(invocation, loaded, plans))
    }
    if role {
      try await invocation.show(try manifest(plans, invocation))
      return status
    }
    let outcome = try await invocation.sessions.withDemo(isPopulated: false) { sessions in
      var report = AccessReport(serverBlocks: [], user: global.impersonatedUser ?? "")
      var told: Set<FailureMessage> = []
      for plan in plans {
        let (block, failure) = try await block(plan, sessions)
        report.serverBlocks.append(block)
        if let failure, told.insert(failure).inserted { invocation.tell(failure) }
      }
      try await invocation.show(report)
      return report.isAllowed ? ExitStatus.success : .cannotConnect
    }
    return status.worse(outcome)
  }

  private func manifest(
    _ plans: [ServerBlockPlan], _ invocation: Invocation
  ) throws -> RoleManifest {
    let opener = invocation.sessions.opener
    let watches = try plans.flatMap { try opener.openOffline($0).watches }
    return RoleManifest(
      name: roleName, namespace: serviceAccount.namespace, serviceAccount: serviceAccount.name,
      resources: watches.map(\.informer.description.resource),
      rights: plans.flatMap(\.rights).map {
        AccessRule(group: $0.group, resources: [$0.resource], verbs: $0.verbs)
      })
  }

  /// Asks for the watches of one block; with why that cannot be done.
  private func block(
    _ plan: ServerBlockPlan, _ sessions: SessionRun
  ) async throws -> (AccessReport.Block, FailureMessage?) {
    let open = try sessions.opener.open(plan, watches: global.onlyNames)
    let session = open.session
    sessions.tellNotices(session)
    var access: [String: WatchAccess] = [:]
    var failure = session.failure.map { FailureReport($0) }
    if let client = open.client {
      let survey = AccessSurvey(
        transport: client, limit: sessions.timeout, time: sessions.context.time)
      access = try await closing {
        try await survey.ask(session.watches)
      } close: {
        await client.close()
      }
      failure = access.keys.sorted().lazy.compactMap { access[$0]?.failure }.first
    }
    let block = AccessReport.Block(
      session.identity,
      watches: session.watches.map { watch in
        let description = watch.informer.description
        return AccessReport.Watch(
          name: watch.name, plugin: watch.plugin, resource: description.resource,
          namespace: description.namespace,
          access: access[watch.name]
            ?? WatchAccess(list: .unknown(failure), watch: .unknown(failure))
        )
      })
    return (block, failure.map { message($0, session) })
  }

  /// A refused review is most often one of acting as somebody else.
  private func message(_ failure: FailureReport, _ session: BlockSession) -> FailureMessage {
    var message = FailureMessage(failure, server: session.server)
    if failure.code == .forbidden, global.impersonatedUser != nil {
      message.hint =
        "let whoever connects impersonate \(global.impersonatedUser ?? ""), or leave"
        + " out --as"
    }
    return message
  }
}
