// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityTestSupport
import Testing

/// What the page of conventions asks of every module, as far as a test can tell.
@Suite("Conventions") struct ConventionTests {
  static let modules = Result { try LawBook.load(treaties: []).modules }

  @Test("The kind of an exception is that of the question that decided it")
  func exceptions() throws {
    for module in try Self.modules.get() {
      for offense in module.offenses {
        for exception in offense.exceptions {
          let kinds: [Carveout.Kind] =
            switch exception.question {
            case 1: [.bar]
            // Of what the article itself speaks of, the article decides.
            case 2: [.justification, .limit]
            case 3: [.justification]
            case 4: [.limit]
            case 5: [.both]
            default: []
            }
          #expect(kinds.contains(exception.kind), "\(offense.id): \(exception.id)")
        }
      }
      for rule in module.dataSharing {
        for exception in rule.exceptions {
          let kind: Carveout.Kind? = exception.question == 3 ? .right : exception.question == 4 ? .limit : nil
          #expect(exception.kind == kind, "\(rule.id): \(exception.id)")
        }
      }
    }
  }

  @Test("Whether an attempt is punished is said with the rule that says so")
  func attempts() throws {
    for module in try Self.modules.get() {
      for offense in module.offenses {
        if let attempt = offense.attempt { #expect(attempt.citation != nil, "\(offense.id)") }
      }
    }
  }
}
