import Testing

@testable import Informers

@Suite struct ObjectSlotsTests {
  private final class Tracked {}

  @Test func objectsStayWhereTheyArePutOverManyChunks() {
    var slots = ObjectSlots<String>()
    for number in 0..<5000 { slots.put("object number \(number)", into: number) }
    var texts: [String] = []
    for number in 0..<slots.count { texts.append(slots[number]) }
    #expect(texts == (0..<5000).map { "object number \($0)" })
    let object = slots.take(from: 1023)
    #expect(object == "object number 1023")
    let isTaken = slots.isTaken(1023)
    #expect(!isTaken)
    slots.put("again", into: 1023)
    let (again, count) = (slots[1023], slots.count)
    #expect(again == "again")
    #expect(count == 5000)
  }

  @Test func objectsAreReleasedWhenTakenAndAtTheEnd() {
    weak var taken: Tracked?
    weak var left: Tracked?
    do {
      var slots = ObjectSlots<Tracked>()
      for number in 0..<2 { slots.put(Tracked(), into: number) }
      taken = slots[0]
      left = slots[1]
      _ = slots.take(from: 0)
      #expect(taken == nil)
      #expect(left != nil)
    }
    #expect(left == nil)
  }
}
