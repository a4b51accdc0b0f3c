// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityMapper

extension Assessment {
  /// Why the answer is provisional, one phrase for each reason; empty where it is not.
  var provisionalReasons: [String] {
    (requirement.basis == .unread ? ["the text of the paragraph was not read"] : [])
      + unread.map { matter in
        switch matter {
        case .declaration(let option): "whether the State used the option \(option) was not read"
        case .beginning(let provision): "from when \(provision) is law was not read"
        case .topic(let topic): "a part of the topic \(topic) was not read"
        }
      }
  }
}

extension TreatyOption {
  /// Until when the option can be used, for machines; `nil` for a choice of domestic law, which is always open.
  var openUntil: String? { form == .choice ? nil : deadline.rawValue }
}
