import KubernetesWire
import InspectorCommands
import Sessions
import Testing

/// The commands that connect to nothing.
struct OfflineCommandTests {
  @Test func corefileShowsBlocksAndTokens() async throws {
    let workplace = try Workplace(
      [
        "Corefile": "a.org:{$PORT} {\n  import x.conf\n}\n", "x.conf": "whoami\nbogus 1\n",
      ], environment: ["PORT": "54"])
    let outcome = await workplace.run(["corefile", "-o", "json"])
    #expect(outcome.status == .success)
    let block = try #require(try outcome.document["blocks"]?.arrayValue?.first)
    #expect(block["keys"] == ["a.org:54"])
    #expect(block["normalizedKeys"] == ["dns://a.org.:54"])
    #expect(
      block["directives"] == [
        [
          "name": "whoami",
          "tokens": [["file": "x.conf", "line": 1, "column": 1, "text": "whoami"]],
        ],
        [
          "name": "bogus",
          "tokens": [
            ["file": "x.conf", "line": 2, "column": 1, "text": "bogus"],
            ["file": "x.conf", "line": 2, "column": 7, "text": "1"],
          ],
        ],
      ])
    let finding = try #require(try outcome.document["diagnostics"]?.arrayValue?.first)
    #expect(finding["severity"] == "warning")
    #expect(finding["file"] == "x.conf")
    #expect(finding["line"] == 2)
    #expect(outcome.messages.contains("x.conf:2:1 warning["))
    #expect(await workplace.run(["corefile", "-q"]).messages.isEmpty)
  }

  @Test func aBrokenCorefileHasItsStatusAndTheBlocksBefore() async throws {
    let outcome = try await Workplace().run(
      ["corefile", "-f", "-", "-o", "json"], input: "a {\n whoami\n}\nb {\n errors\n")
    #expect(outcome.status == .invalidCorefile)
    #expect(try outcome.document["blocks"]?.arrayValue?.count == 1)
    #expect(try outcome.document["diagnostics"]?.arrayValue?.last?["severity"] == "error")
    #expect(outcome.messages.contains("stdin:"))
  }

  @Test("No command takes a Corefile that CoreDNS would refuse")
  func refusals() async throws {
    let broken = [
      "a {\n errors\n", ".:53 {\n k8s_api {\n  namespaces x\n }\n}\n", "a {\n whoami\n}\n",
      ".:53 {\n kubernetes {\n  pods bogus\n }\n k8s_api\n}\n",
    ]
    for text in broken {
      let workplace = try Workplace(["Corefile": text])
      for command in [
        ["watches", "--static"], ["watches"], ["config"], ["sync"], ["list", "pod"],
      ] {
        let outcome = await workplace.run(command)
        #expect(outcome.status == .invalidCorefile, "\(command) of \(text)")
        #expect(outcome.messages.contains("error"), "\(command) of \(text)")
      }
    }
    let missing = try await Workplace().run(["config"])
    #expect(missing.status == .invalidCorefile)
    #expect(missing.messages.contains("Corefile cannot be read"))
  }

  @Test func staticWatchesNeedNoConnection() async throws {
    let workplace = try Workplace(["Corefile": Corefiles.shared])
    let outcome = await workplace.run(["watches", "--static", "-o", "json"])
    #expect(outcome.status == .success)
    #expect(outcome.messages.isEmpty)
    let block = try #require(try outcome.document["serverBlocks"]?.arrayValue?.first)
    #expect(block["keys"] == [".:53"])
    #expect(block["plugin"] == "k8s_api")
    let pod = try #require(block["watches"]?.arrayValue?.first { $0["name"] == "pod" })
    #expect(
      pod == [
        "name": "pod", "plugin": "kubernetes", "shadows": [],
        "consumers": ["podnames", "kubernetes"],
        "resource": ["group": "", "version": "v1", "resource": "pods"],
        "labelSelector": "environment=qa",
        "fieldSelector": "status.phase!=Succeeded,status.phase!=Failed,status.phase!=Unknown",
        "indexes": ["PodIP"], "objects": nil, "synced": nil, "syncedAfterSeconds": nil,
        "resourceVersion": nil, "relists": nil, "bytesReceived": nil,
        "wireBytesReceived": nil, "requests": nil, "lastError": nil, "history": nil,
      ])
  }

  @Test func theOrderOfPluginsCanBeGiven() async throws {
    let workplace = try Workplace([
      "Corefile": Corefiles.shared,
      "plugin.cfg":
        "kubernetes:kubernetes\npodnames:x/podnames\nk8s_api:x/k8s_api\nerrors:errors\n",
      "bad.cfg": "nonsense\n",
    ])
    let outcome = await workplace.run([
      "watches", "--static", "-o", "json", "--plugin-cfg", "plugin.cfg", "--only", "pod",
    ])
    let watches = try outcome.document["serverBlocks"]?.arrayValue?.first?["watches"]?.arrayValue
    #expect(watches?.map { $0["consumers"] } == [["kubernetes", "podnames"]])
    let bad = await workplace.run(["watches", "--static", "--plugin-cfg", "bad.cfg"])
    #expect(bad.status == .invalidCorefile)
    #expect(bad.messages.contains("bad.cfg:1"))
  }

  @Test func configShowsSettingsAndConnection() async throws {
    let workplace = try Workplace(["Corefile": Corefiles.stock])
    let outcome = await workplace.run(["config", "-o", "json", "--as", "jane", "--as-group", "g"])
    #expect(outcome.status == .success)
    let block = try #require(try outcome.document["serverBlocks"]?.arrayValue?.first)
    #expect(block["keys"] == ["cluster.local:1053"])
    #expect(block["plugin"] == "kubernetes")
    #expect(block["settings"]?["kubernetes"]?["zones"] == ["cluster.local."])
    let connection = try #require(block["connection"])
    #expect(connection["source"] == "endpoint")
    #expect(connection["baseURL"] == "http://10.0.0.1:8080")
    #expect(connection["uses"] == [])
    #expect(connection["insecure"] == false)
    #expect(connection["impersonate"] == ["user": "jane", "uid": "", "groups": ["g"]])
    #expect(
      connection.objectValue?.keys == [
        "source", "baseURL", "uses", "tokenFile", "certFile", "keyFile", "caFile", "insecure",
        "serverName", "impersonate", "disableCompression", "credential", "expirations", "origins",
      ])
  }

  @Test func configNamesThePlaceOfEverySettingThatTheCorefileSets() async throws {
    let workplace = try Workplace(["Corefile": Corefiles.stock])
    let outcome = await workplace.run(["config", "--no-headers"])
    let rows = outcome.output.split(separator: "\n").map { $0.split(separator: " ") }
    let origins = Dictionary(
      rows.filter { $0.count == 4 }.map { ("\($0[0]) \($0[1])", $0[3]) },
      uniquingKeysWith: { first, _ in first })
    #expect(origins["kubernetes zones"] == "Corefile:5")
    #expect(origins["kubernetes endpoint"] == "Corefile:6")
    #expect(origins["kubernetes startupTimeoutSeconds"] == "Corefile:7")
    #expect(origins["kubernetes ttl"] == "default")
    #expect(origins["connection source"] == "Corefile:6")
    #expect(origins["connection baseURL"] == "Corefile:6")
  }

  @Test("A connection that cannot be made is an error with its cause")
  func configErrors() async throws {
    let workplace = try Workplace([
      "Corefile": ".:53 {\n k8s_api {\n  kubeconfig missing x\n }\n}\n",
      "incluster": ".:53 {\n k8s_api\n}\n",
      "context": ".:53 {\n k8s_api {\n  kubeconfig kube nope\n }\n}\n",
      "kube": "apiVersion: v1\nkind: Config\n",
    ])
    for (file, cause, status, finding) in [
      // The file may be where CoreDNS runs.
      ("Corefile", "no such file", ExitStatus.success, "note[not-checked-here]"),
      ("context", "nope", .invalidCorefile, "error[connection]"),
    ] {
      let outcome = await workplace.run(["config", "-f", file, "-o", "json"])
      #expect(outcome.status == status, "\(file)")
      let block = try outcome.document["serverBlocks"]?.arrayValue?.first
      #expect(block?["connection"] == JSONValue.null, "\(file)")
      #expect(outcome.messages.contains(cause), "\(file): \(outcome.messages)")
      #expect(outcome.messages.contains("\(file):3:3 \(finding)"), "\(outcome.messages)")
    }
    let elsewhere = await workplace.run(["config", "-f", "incluster", "-o", "json"])
    #expect(elsewhere.status == .success, "a pod's own cluster is no fault of the Corefile")
    #expect(elsewhere.messages.contains("incluster:2:2 note[in-cluster-unchecked]"))
    let live = await workplace.run(["list", "pod"])
    #expect(live.status == .usage, "without plugins there is no watch: \(live.messages)")
  }

  @Test func secretsAreNeverShown() async throws {
    let kubeconfig = """
      apiVersion: v1
      kind: Config
      clusters: [{name: c, cluster: {server: "https://u:hidden@k.example", insecure-skip-tls-verify: true}}]
      users: [{name: u, user: {token: hidden}}]
      contexts: [{name: one, context: {cluster: c, user: u}}]
      current-context: one
      """
    let workplace = try Workplace([
      "Corefile": """
      .:53 {
        k8s_api {
          kubeconfig kube one
          endpoint https://u:hidden@k.example
        }
      }
      """, "kube": kubeconfig,
    ])
    for format in ["table", "wide", "json", "yaml", "name"] {
      let outcome = await workplace.run(["config", "-o", format, "-v"])
      #expect(!outcome.output.contains("hidden"), "\(format)")
      #expect(!outcome.messages.contains("hidden"), "\(format)")
    }
  }

  @Test func passwordsInURLsAreNeverShownByAnyCommand() async throws {
    let workplace = try Workplace([
      "Corefile": """
      https://u:hidden@example.org {
        whoami https://u:hidden@a,https://u:hidden@b "https://u:hidden words@c"
        kubernetes cluster.local
        k8s_api {
          endpoint u:hidden@10.0.0.1:8080
        }
      }
      """, "refused": ".:53 {\n k8s_api {\n  zorg https://u:hidden@k.example\n }\n}\n",
    ])
    for file in ["Corefile", "refused"] {
      for command in ["corefile", "config", "watches"] {
        for format in ["table", "json", "yaml", "name"] {
          let outcome = await workplace.run(
            [command, "-f", file, "-o", format, "-v"] + (command == "watches" ? ["--static"] : []))
          let text = outcome.output + outcome.messages
          #expect(!text.contains("hidden"), "\(command) \(file) \(format): \(text)")
        }
      }
    }
  }

  @Test func serverBlocksAreChosenByNumberOrKey() async throws {
    let workplace = try Workplace(["Corefile": Corefiles.stock + Corefiles.shared])
    for (choice, count) in [(nil, 2), ("2", 1), (".:53", 1), ("dns://.:53", 1)] as [(String?, Int)]
    {
      let outcome = await workplace.run(
        ["watches", "--static", "-o", "json"] + (choice.map { ["--server-block", $0] } ?? []))
      let blocks = try outcome.document["serverBlocks"]?.arrayValue
      #expect(blocks?.count == count, "\(choice ?? "all")")
    }
    let neither = await workplace.run(["watches", "--static", "--server-block", "1"])
    #expect(neither.status == .invalidCorefile)
    #expect(neither.messages.contains("has no plugin that reads Kubernetes"))
  }
}
