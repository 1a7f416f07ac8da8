import ContractHistory
import Foundation
import Testing

/// Events as files hold them.
struct EventCodingTests {
  private static let at = "2026-01-25T13:05:00+09:00"

  static let texts = [
    #"{"application":"A-1","at":"\#(at)","type":"applied"}"#,
    #"{"at":"\#(at)","contractType":"course-2","kind":"handsetSet","line":"L-1","type":"lineStarted"}"#,
    #"{"at":"\#(at)","kind":"simOnly","line":"L-1","type":"lineStarted"}"#,
    #"{"at":"\#(at)","line":"L-1","type":"lineTerminated"}"#,
    #"{"at":"\#(at)","line":"L-1","order":"O-1","sale":"2026-01","type":"handsetSold"}"#,
    #"{"at":"\#(at)","line":"L-1","type":"handsetSold"}"#,
    #"{"at":"\#(at)","line":"L-1","order":"O-1","type":"handsetCancelled"}"#,
    #"{"entry":"E-1","expires":"2031-01-25T00:00:00+09:00","list":"TCA","reason":"unpaid","severity":"major","since":"\#(at)","type":"listed"}"#,
    #"{"entry":"E-1","list":"own","reason":"short","severity":"permanent","since":"\#(at)","type":"listed"}"#,
    #"{"at":"\#(at)","entry":"E-1","type":"listEntryRemoved"}"#,
    #"{"at":"\#(at)","line":"L-1","type":"disputed"}"#,
    #"{"at":"\#(at)","entry":"E-1","type":"disputed"}"#,
    #"{"at":"\#(at)","line":"L-1","type":"disputeSettled"}"#,
  ]

  @Test("Every event comes back from its line of JSON", arguments: texts)
  func roundTrip(text: String) throws {
    let event = try JSONDecoder().decode(ContractEvent.self, from: Data(text.utf8))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(String(decoding: try encoder.encode(event), as: UTF8.self) == text)
    let fields = Dictionary(uniqueKeysWithValues: event.fields.map { ($0.name, $0.text) })
    #expect(try ContractEvent(fields: fields) == event)
  }

  @Test("A row of CSV has empty cells where an event has no field")
  func row() throws {
    let event = try ContractEvent(fields: [
      "type": "lineTerminated", "line": "L-1", "at": "2026-07-31", "kind": "", "expires": "",
    ])
    #expect(event == .lineTerminated(line: "L-1", at: try Instant("2026-07-31")))
  }

  @Test("JSON may say null for no field")
  func null() throws {
    let text = #"{"type": "handsetSold", "line": "L-1", "order": null, "sale": null, "at": "2026-07-31"}"#
    let event = try JSONDecoder().decode(ContractEvent.self, from: Data(text.utf8))
    #expect(event == .handsetSold(HandsetSale(line: "L-1", at: try Instant("2026-07-31"))))
  }

  @Test(
    "What is no event says in which field and what was expected, and repeats nothing that stood there",
    arguments: [
      (
        #"{}"#,
        "type: found nothing; expected one of `applied`, `lineStarted`, `lineTerminated`, `handsetSold`, `handsetCancelled`, `listed`, `listEntryRemoved`, `disputed`, `disputeSettled`"
      ),
      (
        #"{"type": "lineEnded"}"#,
        "type: found something else; expected one of `applied`, `lineStarted`, `lineTerminated`, `handsetSold`, `handsetCancelled`, `listed`, `listEntryRemoved`, `disputed`, `disputeSettled`"
      ),
      (
        #"{"type": "lineTerminated", "at": "2026-07-31"}"#,
        "line: found nothing; expected a text of 1…256 bytes"
      ),
      (
        #"{"type": "lineTerminated", "line": "", "at": "2026-07-31"}"#,
        "line: found nothing; expected a text of 1…256 bytes"
      ),
      (
        #"{"type": "lineTerminated", "line": 7, "at": "2026-07-31"}"#,
        "line: found something else; expected a text in quotes"
      ),
      (
        #"{"type": "lineTerminated", "line": "L", "at": "31.7.2026"}"#,
        "at: found something else; expected `2026-11-23T10:00:00+09:00`, `2026-11-23T01:00:00Z` or `2026-11-23` (midnight in Tokyo)"
      ),
      (
        #"{"type": "lineStarted", "line": "L", "at": "2026-07-31", "kind": "set"}"#,
        "kind: found something else; expected one of `handsetSet`, `simOnly`"
      ),
      (
        #"{"type": "listed", "entry": "E", "list": "own", "reason": "r", "severity": "major", "since": "2026-07-31", "expire": "2027-07-31"}"#,
        "expire: found an unknown field; expected for `listed`: `entry`, `expires`, `list`, `reason`, `severity`, `since`, `type`"
      ),
      (
        #"{"type": "listed", "entry": "E", "list": "own", "reason": "r", "severity": "major", "since": "2026-07-31", "expires": "2026-07-31"}"#,
        "expires: found something else; expected a moment after `since`, or nothing for never"
      ),
      (#"{"type": "disputed", "at": "2026-07-31"}"#, "line: found nothing; expected `line` or `entry`"),
      (
        #"{"type": "disputed", "line": "L", "entry": "E", "at": "2026-07-31"}"#,
        "entry: found something else; expected `line` or `entry`, not both"
      ),
      (#"["lineTerminated"]"#, "type: found nothing; expected an object with the fields of an event"),
    ])
  func refusing(text: String, message: String) {
    let problem = #expect(throws: ContractEventProblem.self) {
      try JSONDecoder().decode(ContractEvent.self, from: Data(text.utf8))
    }
    #expect(problem?.description == message)
  }

  @Test("An id has an end")
  func longID() {
    let problem = #expect(throws: ContractEventProblem.self) {
      try ContractEvent(fields: [
        "type": "lineTerminated", "line": String(repeating: "L", count: 257), "at": "2026-07-31",
      ])
    }
    #expect(problem?.field == "line")
  }
}
