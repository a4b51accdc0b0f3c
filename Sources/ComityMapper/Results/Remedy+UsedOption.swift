// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw

extension Remedy {
  /// Options used together, as declarations to be made.
  static func declare(_ options: [UsedOption]) -> Remedy {
    .declare(options.map { DeclarationToMake($0) })
  }
}

extension Remedy.DeclarationToMake {
  init(_ used: UsedOption) {
    // Of an option used in several parts the whole is named.
    self.init(option: used.option.id, alternative: used.alternatives.count == 1 ? used.alternatives.first : nil)
  }
}
