import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Whatever is read from outside is read damaged as well: it must end, and not by a trap.
///
/// `FUZZ_ROUNDS` inputs for each reader (2,000 where it is not set) are made from `FUZZ_SEED`. With
/// `FUZZ_INPUT=FILE` each input is written there before it is read, so that the one that ends the
/// process is at hand; it belongs into the corpus then.
@Suite struct FuzzTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let rounds = Int(environment["FUZZ_ROUNDS"] ?? "") ?? 2_000
  private static let seed = UInt64(environment["FUZZ_SEED"] ?? "") ?? 20_261_127
  private static let inputFile = environment["FUZZ_INPUT"]
  /// Larger inputs only take longer.
  private static let inputLimit = 64 * 1024

  @Test("reads its corpus", arguments: FuzzTarget.all)
  func corpus(_ target: FuzzTarget) throws {
    for (number, input) in try target.corpus().enumerated() {
      do {
        try target.read(input)
      } catch {
        #expect(!target.readsItsCorpus, "input \(number) of \(target.name): \(error)")
      }
    }
  }

  @Test("survives damaged input", .timeLimit(.minutes(10)), arguments: FuzzTarget.all)
  func damaged(_ target: FuzzTarget) throws {
    let corpus = try target.corpus()
    #expect(!corpus.isEmpty)
    var mutator = Mutator(seed: Self.seed, words: target.words.map { Array($0.utf8) })
    // Inputs that are still read are worth damaging further.
    var pool = corpus
    var outcomes = (read: 0, refused: 0)
    for _ in 0..<Self.rounds {
      let input = mutator.mutate(
        mutator.pick(pool), with: mutator.pick(corpus), limit: Self.inputLimit)
      if let file = Self.inputFile { try Data(input).write(to: URL(filePath: file)) }
      do {
        try target.read(input)
        outcomes.read += 1
        if pool.count < 200 { pool.append(input) }
      } catch {
        outcomes.refused += 1
      }
    }
    #expect(outcomes.read + outcomes.refused == Self.rounds)
  }
}
