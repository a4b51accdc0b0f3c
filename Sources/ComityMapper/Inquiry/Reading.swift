// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw

/// Something about the law, the State or the treaty that this program cannot decide: whether an element is required, whether
/// a fact holds, what nobody has read.
enum OpenQuestion: Hashable, Sendable {
  /// What courts or commentators dispute, what the treaty leaves to the State, exceptions that nobody classified.
  case disputes
  /// A fact of the State that its module does not state.
  case fact(StateFact.Name)
  /// A declaration that was not read, by the option that it would use.
  case declaration(String)
  /// A provision whose beginning is not known, asked for a day in the past.
  case beginning(String)
  /// A part of a topic that was not read.
  case part(String)

  /// Whether the answer hangs on something that nobody has read, rather than on what is disputed.
  var isUnread: Bool {
    switch self {
    case .disputes, .fact: false
    case .declaration, .beginning, .part: true
    }
  }
}

extension [OpenQuestion] {
  /// The questions that can meet a requirement.
  ///
  /// - Parameters:
  ///   - isDisputed: whether anything of the law that could answer it is disputed, or left open by the treaty.
  ///   - beginnings: the provisions of which the beginning is not known.
  ///   - unreadTopics: the topics of which a part was not read.
  ///   - facts: the facts of the State on which it hangs and which its module does not state.
  init(
    isDisputed: Bool, beginnings: [String], unreadTopics: [String], options: OptionsAtStake, facts: [StateFact.Name]
  ) {
    self = isDisputed || options.areSomeIndefinite ? [.disputes] : []
    self += beginnings.map { .beginning($0) } + unreadTopics.map { .part($0) }
    self += options.unread.compactMap { $0.first.map { .declaration($0.option.id) } } + facts.map { .fact($0) }
  }
}

/// How open questions are decided.
///
/// The strict reading decides each of them against the answer "met", the lenient one for it. To see on which question an
/// answer hangs, one of them is decided the other way.
struct Reading: Hashable, Sendable {
  /// Whether questions are decided for the answer "met".
  var isLenient: Bool
  /// The one question that is decided the other way.
  var flipped: OpenQuestion?

  /// Each open question is decided against the State.
  static let strict = Reading(isLenient: false)
  /// Each open question is decided for the State.
  static let lenient = Reading(isLenient: true)

  /// Whether a question is decided for the answer "met".
  func favors(_ question: OpenQuestion) -> Bool { isLenient != (flipped == question) }
}
