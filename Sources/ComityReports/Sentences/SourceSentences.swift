// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityMapper

extension FindingSentences {
  /// The sources of the report, each once: what is cited from it, its title, the day whose law it shows, and its address.
  var sources: [String] {
    var cited: [(citation: String?, source: Source)] = []
    if let source = report.record?.source, report.standing != .notStated { cited.append((nil, source)) }
    cited.append((nil, report.treaty.source))
    cited += report.bills.map { (nil, $0.source) }
    let named = named
    cited += report.provisions.filter { named.contains($0.id) }.map { (citation($0.id), $0.source) }
    cited += report.stateFacts.map { (citation($0.name.rawValue), $0.source) }
    cited += report.findings.flatMap(instruments).unique.map {
      ($0.citation, Source(title: $0.title, url: $0.url))
    }
    return cited.grouped(by: \.source).map { source, uses in
      let citations = uses.compactMap(\.citation).unique.joined(separator: Frame.semicolon.text(in: language))
      let day = source.consolidated.map {
        " (\(Caption.consolidated.text(["date": names.day($0)], in: language)))"
      }
      let head = citations.isEmpty ? "" : citations + Frame.colon.text(in: language) + " "
      return "\(head)\(source.title)\(day ?? ""), \(source.url)"
    }
  }

  /// The provisions that an answer, a finding or a remedy names: of the others nothing is said that could be looked up, and
  /// of those whose beginning nobody knows it would be said that they were law on a day long past.
  private var named: Set<String> {
    let findings = report.findings
    var named = Set(report.assessments.flatMap(\.provisions) + findings.flatMap(\.provisions))
    named.formUnion(findings.flatMap(\.blocking).map(\.provision))
    for remedy in findings.flatMap(\.remedies) {
      switch remedy {
      case .amend(let amendments): named.formUnion(amendments.map(\.provision))
      case .interpret(let readings): named.formUnion(readings.map(\.provision))
      default: break
      }
    }
    return named
  }

  /// The addresses of the sources of provisions, each once.
  func addresses(_ provisions: [String]) -> [String] {
    let facts = report.stateFacts
    return provisions.compactMap { id in
      report.provision(id)?.source.url ?? facts.first { $0.name.rawValue == id }?.source.url
    }.unique
  }
}
