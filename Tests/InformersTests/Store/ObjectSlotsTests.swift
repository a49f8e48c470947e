import Testing

@testable import Informers

@Suite struct ObjectSlotsTests {
  private final class Tracked {}

  @Test func objectsStayWhereTheyArePutOverManyChunks() {
    var slots = ObjectSlots(for: String.self)
    for number in 0..<5000 {
      slots.take(number).initializeMemory(as: String.self, to: "object number \(number)")
    }
    var texts: [String] = []
    for number in 0..<slots.count { texts.append(slots.pointer(number).object(String.self)) }
    #expect(texts == (0..<5000).map { "object number \($0)" })
    let object = slots.free(1023).moved(String.self)
    #expect(object == "object number 1023")
    let isTaken = slots.isTaken(1023)
    #expect(!isTaken)
    slots.take(1023).initializeMemory(as: String.self, to: "again")
    let (again, count) = (slots.pointer(1023).object(String.self), slots.count)
    #expect(again == "again")
    #expect(count == 5000)
  }

  @Test func objectsAreReleasedWhenTakenAndAtTheEnd() {
    weak var taken: Tracked?
    weak var left: Tracked?
    do {
      var slots = ObjectSlots(for: Tracked.self)
      for number in 0..<2 { slots.take(number).initializeMemory(as: Tracked.self, to: Tracked()) }
      taken = slots.pointer(0).object(Tracked.self)
      left = slots.pointer(1).object(Tracked.self)
      _ = slots.free(0).moved(Tracked.self)
      #expect(taken == nil)
      #expect(left != nil)
    }
    #expect(left == nil)
  }
}
