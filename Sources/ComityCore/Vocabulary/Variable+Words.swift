// SPDX-License-Identifier: Apache-2.0

package import Regions

extension Variable {
  /// The fewest words that say exactly these answers, groups before single answers.
  package func words(for values: ValueSet) -> [String] {
    var rest = values
    var words: [String] = []
    let sizes = groups.map(\.members.count)
    for index in groups.indices.sorted(by: { sizes[$0] > sizes[$1] })
    where groups[index].members.isSubset(of: rest) && sizes[index] > 0 {
      words.append(groups[index].id)
      rest = rest.subtracting(groups[index].members)
    }
    return words + rest.values.map { self.values[$0].id }
  }
}

extension NumberRange {
  /// The range as JSON and CSV show it: `18+`, `0-17`, `16`.
  package var words: String {
    guard let upper else { return "\(lower)+" }
    return upper - lower == 1 ? "\(lower)" : "\(lower)-\(upper - 1)"
  }
}
