import KubernetesWire
import Sessions
import Testing

/// What `check` does beside finding.
@Suite struct CheckOutputTests {
  private static let doubtful = """
    cluster.local {
        kubernetes cluster.local {
            ttl 5 6
        }
    }

    """

  @Test(
    "A finding is silenced by a comment and by an option",
    arguments: [
      ("        ttl 5 6 # k8sapi-inspect: allow surplus-argument", [String]()),
      ("        # k8sapi-inspect: allow surplus-argument\n        ttl 5 6", []),
      ("        ttl 5 6", ["--allow", "surplus-argument"]),
    ])
  func allows(line: String, options: [String]) async throws {
    let text = Self.doubtful.replacing("        ttl 5 6", with: line)
    let outcome = try await Workplace(["Corefile": text]).run(["check", "-o", "name"] + options)
    #expect(outcome.output == "in-cluster-unchecked\n")
  }

  @Test func aCommentBeforeAllElseHoldsForTheFileAndAnotherDoesNot() async throws {
    let whole = "# k8sapi-inspect: allow surplus-argument, in-cluster-unchecked\n" + Self.doubtful
    #expect(try await Workplace(["Corefile": whole]).run(["check", "-o", "name"]).output == "")
    let other = Self.doubtful.replacing("ttl 5 6", with: "ttl 5 6 # allow surplus-argument")
    let outcome = try await Workplace(["Corefile": other]).run(["check", "-o", "name"])
    #expect(outcome.output.contains("surplus-argument"))
  }

  @Test func severalFilesGiveOneDocumentALine() async throws {
    let workplace = try Workplace(["a": Self.doubtful, "b": ".:53 {\n    nosuch\n}\n"])
    let outcome = await workplace.run(["check", "a", "b", "-o", "json"])
    let documents = try outcome.output.split(separator: "\n").map {
      try JSONValue(parsing: String($0))
    }
    #expect(documents.map { $0["file"]?.stringValue } == ["a", "b"])
    #expect(documents.map { $0["errors"]?.integerValue } == [0, 1])
    #expect(outcome.status == .invalidCorefile)
  }

  @Test func aFileThatCannotBeReadDoesNotHideTheOthers() async throws {
    let workplace = try Workplace(["a": Self.doubtful])
    for format in ["json", "name", "table"] {
      let outcome = await workplace.run(["check", "missing", "a", "-o", format])
      #expect(outcome.output.contains("surplus-argument"))
      #expect(outcome.messages.contains("missing cannot be read"))
      #expect(outcome.status == .invalidCorefile)
    }
  }

  @Test func sarifHasARuleAndAPlaceForEachFinding() async throws {
    let workplace = try Workplace(["a b": Self.doubtful])
    let document = try await workplace.run(["check", "a b", "-o", "sarif"]).document
    let run = document["runs"]?.arrayValue?.first
    let rules = run?["tool"]?["driver"]?["rules"]?.arrayValue ?? []
    let identifiers = rules.compactMap { $0["id"]?.stringValue }
    #expect(identifiers.contains("surplus-argument"))
    let results = run?["results"]?.arrayValue ?? []
    let result = results.first { $0["ruleId"] == "surplus-argument" }
    #expect(result?["level"] == "warning")
    let rule = result?["ruleIndex"]?.integerValue.flatMap { index in
      rules.indices.contains(Int(index)) ? rules[Int(index)]["id"] : nil
    }
    #expect(rule == "surplus-argument")
    let place = result?["locations"]?.arrayValue?.first?["physicalLocation"]
    #expect(place?["artifactLocation"]?["uri"] == "a%20b")
    #expect(place?["region"]?["startLine"] == 3)
    #expect(place?["region"]?["endColumn"] == 16)
  }

  @Test func anUpgradeIsAskedForWithTwoVersions() async throws {
    let text =
      "cluster.local {\n    cache\n    autopath @kubernetes\n    kubernetes {\n"
      + "        pods verified\n    }\n}\n"
    let workplace = try Workplace(["Corefile": text])
    let crossing = await workplace.run(
      ["check", "--coredns-version", "1.11.3..1.14.7", "-o", "name"])
    #expect(crossing.output.contains("upgrade-order\n"))
    #expect(crossing.output.contains("upgrade-streaming-lists\n"))
    let near = await workplace.run(["check", "--coredns-version", "1.13.0..1.14.1", "-o", "name"])
    #expect(!near.output.contains("upgrade-order"))
    #expect(await workplace.run(["check", "--coredns-version", "1.14.0..1.13.0"]).status == .usage)
  }

  @Test func aFindingIsExplainedAndAnUnknownOneIsUsage() async throws {
    let workplace = try Workplace()
    let outcome = await workplace.run(["check", "--explain", "comma-in-word"])
    #expect(outcome.output.hasPrefix("comma-in-word: a comma is part of the word\n\n"))
    let unknown = await workplace.run(["check", "--explain", "comma-in-words"])
    #expect(unknown.status == .usage)
    #expect(unknown.messages.contains("did you mean comma-in-word?"))
  }

  @Test func whatIsHereIsLookedAtOnlyWhereThatIsAskedFor() async throws {
    let workplace = try Workplace(["Corefile": ".:53 {\n    file db.missing {\n reload 0\n}\n}\n"])
    #expect(await workplace.run(["check"]).status == .success)
    let outcome = await workplace.run(["check", "--here"])
    #expect(outcome.status == .invalidCorefile)
    #expect(outcome.output.contains("plugin/file: plugin/file: open db.missing"))
  }

  @Test func anEmptyCorefileIsNoError() async throws {
    let outcome = try await Workplace(["Corefile": "# nothing\n"]).run(["check"])
    #expect(outcome.status == .success)
    #expect(outcome.output.contains("CoreDNS serves port 53 with whoami and log alone"))
  }
}
