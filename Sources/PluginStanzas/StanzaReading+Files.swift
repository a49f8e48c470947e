import Corefile
import StanzaSyntax

extension StanzaReading {
  /// Notes a file that only the machine has that CoreDNS runs on.
  mutating func noteFile(_ word: Token) {
    guard surroundings.files == nil else { return }
    findings.append(
      Diagnostic(
        .note, id: "file-not-read", "\(word.text) is a file of the machine that CoreDNS runs on",
        at: word,
        notes: ["what it holds is looked at on that machine, with --here"]))
  }

  /// Looks at the files of a TLS configuration, whose paths are where `root` says: none, a certificate
  /// authority, certificate and key, or all three.
  mutating func checkTLS(_ words: [Token], _ dispenser: Dispenser) throws(StanzaRefusal) {
    guard surroundings.files != nil else { return words.forEach { noteFile($0) } }
    let problem = TLSMaterial.problem(
      arguments: words.map { surroundings.below($0.text) }, read: surroundings.bytes)
    guard let problem else { return }
    throw StanzaMessage("invalid-tls", problem).refusal(at: words.first, dispenser)
  }

  /// Reads a key that signs, by one of the two ways in which plugins do; nil where its files are not
  /// known.
  mutating func signingKey(
    _ word: Token, _ dispenser: Dispenser,
    _ read: ([UInt8]?, [UInt8]?, String) -> DNSKeyFile.Outcome
  ) throws(StanzaRefusal) -> DNSKeyFile? {
    guard surroundings.files != nil else {
      noteFile(word)
      return nil
    }
    let base = surroundings.below(DNSKeyFile.baseName(word.text))
    let (publicKey, privateKey) = (base + ".key", base + ".private")
    switch read(surroundings.bytes(of: publicKey), surroundings.bytes(of: privateKey), base) {
    case .key(let key): return key
    case .problem(let text):
      throw StanzaMessage("invalid-key", text).refusal(at: word, dispenser)
    case .crash(let text):
      var message = StanzaMessage(
        "invalid-key", text, says: "a key file without a record makes CoreDNS crash")
      message.isCrash = true
      throw message.refusal(at: word, dispenser)
    }
  }

  /// Refuses a zone file; one that is missing comes later, unless it is looked for only once.
  mutating func refuseZoneFile(
    _ problem: StanzaSurroundings.FileProblem, path: String, _ file: Token, _ dispenser: Dispenser
  ) throws(StanzaRefusal) {
    let isMissing = problem.message.hasPrefix("open ")
    guard isMissing, !isReloadOff else {
      var message = StanzaMessage("invalid-zone-file", problem.message)
      message.prefix = isMissing ? .twice : .once
      throw message.refusal(at: file, dispenser)
    }
    lacksFile = true
    findings.append(
      Diagnostic(
        .warning, id: "missing-file", "there is no zone file \(path)", at: file,
        notes: ["CoreDNS looks for it again from time to time"]))
  }

  private var isReloadOff: Bool {
    let last = occurrences["reload"]?.last?.arguments.first?.text
    return last.flatMap { try? GoDuration.parse($0) } == .zero
  }

  /// Looks at the file of weights, which CoreDNS reads when it starts.
  mutating func checkWeights(reload: Duration, _ dispenser: Dispenser) {
    let word = line[1]
    func fault(_ text: String, isCrash: Bool = false) {
      var message = StanzaMessage("invalid-weights", text)
      (message.stage, message.isCrash) = (.start, isCrash)
      startFaults.append(message.refusal(at: word, dispenser))
    }
    if reload < .zero { fault("non-positive interval for NewTicker", isCrash: true) }
    do throws(StanzaSurroundings.FileProblem) {
      let path = surroundings.below(word.text)
      guard let bytes = try surroundings.read(path) else {
        return noteFile(word)
      }
      if let problem = WeightFile.problem(text: bytes, file: path) { fault(problem) }
    } catch {
      if reload == .zero { fault("weight file open error") }
    }
  }
}

extension StanzaSurroundings {
  /// Whether a path leads through something that is a file and no folder.
  func isBelowFile(_ path: String) -> Bool {
    guard let files else { return false }
    var parent = path[...]
    while let slash = parent.lastIndex(of: "/") {
      parent = parent[..<slash]
      guard !parent.isEmpty else { return false }
      let folder = parent.hasPrefix("/") ? String(parent) : "\(files.currentDirectory)/\(parent)"
      if (try? files.readFile(folder)) != nil { return true }
    }
    return false
  }
}
