// SPDX-License-Identifier: Apache-2.0

import ComityYAML

extension ShapeWriter {
  /// A bill on the law of a jurisdiction with these offences.
  mutating func bill(on code: String, changing offenses: [String]) -> String {
    let known = wildness > 0 || offenses.isEmpty ? offenses + ["\(prefix)-1", "\(prefix)-2"] : offenses
    choices = ["drop-exceptions": ["[]"], "builds-on": wildness > 0 ? ["[]", "[other-bill]"] : ["[]"]]
    let head =
      "{id: bill-\(numbers.below(1_000)), title: Bill, jurisdiction: \(code), "
      + "source: {title: T, url: \"https://example.org\"}}"
    var text = "bill: \(head)\n"
    var rest = known
    if numbers.chance(2), !offenses.isEmpty || wildness > 0 {
      text += "repeal: [\(rest.remove(at: numbers.below(rest.count)))]\n"
    }
    if !rest.isEmpty, !offenses.isEmpty || wildness > 0 {
      choices["id"] = [numbers.one(of: rest)]
      text += "amend: [\(mapping(.billAmendment, depth: 1))]\n"
    }
    choices["id"] = nil
    if numbers.chance(2) { text += "add: \(value(.list(.mapping(.offense)), depth: 0))\n" }
    return text
  }
}
