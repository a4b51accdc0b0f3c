// SPDX-License-Identifier: Apache-2.0

import ComityCore

extension Level {
  /// The level of what the law fails to do: the one rule for every kind of finding.
  ///
  /// An error is a duty that certainly is not met, by the text that was read, whatever is still unread; what a State can
  /// close by a declaration needs a decision and no change of law. What the treaty only lets a State do is worth knowing.
  static func of(
    _ requirement: Requirement, certainty: Certainty, isProvisional: Bool, isClosable: Bool = false
  ) -> Level {
    guard requirement.modality.isDuty else { return .note }
    let isError =
      requirement.modality == .shall && requirement.basis == .read && certainty == .certain && !isProvisional
      && !isClosable
    return isError ? .error : .warning
  }
}
