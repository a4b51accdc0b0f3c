// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityMapper

extension FindingSentences {
  /// Why an answer is provisional, one phrase for each reason; empty where it is not.
  func provisionalReasons(_ assessment: Assessment) -> [String] {
    let isUnread = assessment.requirement.basis == .unread
    return (isUnread ? [Frame.unreadParagraph.text(in: language)] : []) + unreadReasons(assessment)
  }

  /// What nobody has read and would change an answer, one phrase for each.
  func unreadReasons(_ assessment: Assessment) -> [String] {
    assessment.unread.map { matter in
      switch matter {
      case .declaration(let id): Frame.unreadDeclaration.text(["option": optionParagraph(id)], in: language)
      case .beginning(let id): Frame.unreadBeginning.text(["provision": citation(id)], in: language)
      case .topic(let id):
        Frame.unreadTopic.text(["topic": names.topic(id, among: report.topics)], in: language)
      }
    }
  }
}

extension TreatyOption {
  /// Until when the option can be used, for machines; `nil` for a choice of domestic law, which is always open.
  var openUntil: String? { form == .choice ? nil : deadline.rawValue }
}
