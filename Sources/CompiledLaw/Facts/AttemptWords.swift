// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Regions

/// What the vocabulary says of attempts: an act that is begun, or done without its result, and the intent to do it.
package struct AttemptWords: Sendable {
  /// The variable that tells how far an act has come.
  package let stage: Int
  let begun: ValueSet
  let done: ValueSet
  let mentalState: Int
  /// Intent, and whatever is stronger.
  let intent: ValueSet

  init?(_ vocabulary: Vocabulary) {
    guard let stage = vocabulary.index(of: .stage), let mentalState = vocabulary.index(of: .mentalState),
      let begun = vocabulary.answer(.begun), let done = vocabulary.answer(.carriedOut),
      let intent = vocabulary.answer(.intentional)
    else { return nil }
    (self.stage, self.mentalState) = (stage, mentalState)
    (self.begun, self.done) = (begun.value.members, done.value.members)
    self.intent = vocabulary.variables[mentalState].atLeast(intent.value)
  }
}
