import DNSMessages
import Inspection
import Testing

@testable import DNSAnswers

/// Two answers to one question.
struct AnswerDifferenceTests {
  private func answer(
    _ code: ResponseCode, _ addresses: [String] = [], ttl: UInt32 = 5, steps: [Step] = []
  ) throws -> Answer {
    let name = try DNSName("web.shop.svc.cluster.local.")
    var answer = Answer(Question(name, .a), .code(code))
    answer.answer = addresses.compactMap { InternetAddress($0) }.map {
      ResourceRecord(name, ttl: ttl, .a($0))
    }
    answer.steps = steps
    return answer
  }

  private func step(_ plugin: String, _ verdict: String, _ facts: [String] = []) -> Step {
    Step(plugin: plugin, verdict: verdict, location: nil, facts: facts.map { Fact($0) })
  }

  @Test func orderAndTTLsAreNoDifference() throws {
    let first = try answer(.noError, ["10.0.0.1", "10.0.0.2"])
    let second = try answer(.noError, ["10.0.0.2", "10.0.0.1"], ttl: 30)
    #expect(AnswerDifference(first, second) == nil)
  }

  @Test func otherStepsToTheSameAnswerAreNoDifference() throws {
    let first = try answer(.noError, ["10.0.0.1"], steps: [step("cache", "misses")])
    #expect(AnswerDifference(first, try answer(.noError, ["10.0.0.1"])) == nil)
  }

  @Test func theFirstStepThatPartsIsTheReason() throws {
    let shared = step("server", "server block .:53 serves the name")
    let first = try answer(
      .noError, ["10.0.0.1"],
      steps: [shared, step("kubernetes", "answers with a record", ["exposed", "has 10.0.0.1"])])
    let second = try answer(
      .nameError,
      steps: [shared, step("kubernetes", "NXDOMAIN", ["exposed", "there is no service"])])
    let difference = try #require(AnswerDifference(first, second))
    #expect(difference.first.result == "NOERROR")
    #expect(difference.first.records == ["web.shop.svc.cluster.local. A 10.0.0.1"])
    #expect(difference.first.facts == ["has 10.0.0.1"])
    #expect(difference.second.facts == ["there is no service"])
    #expect(difference.reason == "kubernetes: answers with a record -> kubernetes: NXDOMAIN")
  }

  @Test func theSameDecisionFromOtherDataIsSaidSo() throws {
    let first = try answer(
      .noError, ["10.0.0.1"], steps: [step("kubernetes", "answers", ["has 10.0.0.1"])])
    let second = try answer(
      .noError, ["10.0.0.2"], steps: [step("kubernetes", "answers", ["has 10.0.0.2"])])
    #expect(AnswerDifference(first, second)?.reason == "kubernetes: answers, with other data")
  }

  @Test func aStepThatOneSideLacksIsNamed() throws {
    let first = try answer(.serverFailure)
    let second = try answer(.noError, ["10.0.0.1"], steps: [step("hosts", "answers")])
    #expect(AnswerDifference(first, second)?.reason == "nothing decided -> hosts: answers")
  }
}
