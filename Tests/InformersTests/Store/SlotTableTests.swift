import Recordings
import Testing

@testable import Informers

@Suite struct SlotTableTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func findsExactlyWhatIsInItWhateverCollides(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var table = SlotTable()
    var model: [Int32: UInt32] = [:]
    for _ in 0..<20_000 {
      let slot = Int32.random(in: 0..<200, using: &random)
      // Few hashes, at both ends of the table, so that runs are long and wrap around.
      let hashes: [UInt32] = [0, 1, 5, .max, .max - 1, 15, 16]
      let hash = hashes.randomElement(using: &random) ?? 0
      if let old = model.removeValue(forKey: slot) {
        table.remove(old, slot)
      } else {
        table.insert(hash, slot)
        model[slot] = hash
      }
    }
    #expect(table.count == model.count)
    for slot in Int32(0)..<200 {
      let found = model[slot].flatMap { table.find($0) { $0 == slot } }
      #expect(found == (model[slot] == nil ? nil : slot))
    }
    #expect(table.find(0) { $0 >= 200 } == nil)
  }

  @Test func removingWhatIsNotThereChangesNothing() {
    var table = SlotTable()
    table.remove(1, 1)
    table.insert(1, 1)
    table.remove(1, 2)
    #expect(table.count == 1)
    #expect(table.find(1) { _ in true } == 1)
  }
}
