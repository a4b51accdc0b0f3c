// SPDX-License-Identifier: Apache-2.0

import ComityYAML

extension ShapeWriter {
  /// A bill on the law of a jurisdiction whose offences are numbered.
  mutating func bill(on code: String) -> String {
    let known = (1...9).map { "\(prefix)-\($0)" }
    choices = [
      "id": known + ["\(prefix)-new", "\(prefix)-newer"], "drop-exceptions": ["[]", "[\(numbers.one(of: known))]"],
      "builds-on": ["[]", "[other-bill]"],
    ]
    let head =
      "{id: bill-\(numbers.below(3)), title: Bill, jurisdiction: \(code), "
      + "source: {title: T, url: \"https://example.org\"}}"
    var text = file(.billFile, heads: ["bill": head])
    if numbers.chance(2) { text += "repeal: [\(numbers.one(of: known))]\n" }
    return text
  }
}
