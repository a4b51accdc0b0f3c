// SPDX-License-Identifier: Apache-2.0

import ComityCore

/// Makes command lines that ask about the files of a scenario.
struct Commands {
  var numbers: SeededNumbers
  /// The codes, treaties and bills that can be named.
  let codes: [String]
  let treaties: [String]
  let bills: [String]
  let baselines: [String]
  let evidence: Vocabulary?
  /// Whether questions on all jurisdictions are asked, which read all of the bundled law.
  var asksAll = false

  private static let reports = ["text", "html", "markdown", "json", "csv", "sarif", "junit"]
  private static let matrices = ["text", "html", "markdown", "json", "csv"]
  private static let diffs = ["text", "markdown", "json", "html"]
  private static let pairs = ["text", "json", "html"]
  private static let checks = ["text", "json", "sarif", "github"]
  private static let plain = ["text", "json"]

  mutating func command() -> [String] {
    let command = numbers.one(
      of: Scenario.commands + ["report", "report", "report", "report", "check", "check", "diff", "dual", "request"])
    switch command {
    case "report":
      var line = [command, code] + (numbers.chance(6) ? [code] : []) + question
      if numbers.chance(4) { line += ["--show", "all"] }
      if numbers.chance(3) { line += ["--fail-on", numbers.one(of: ["note", "warning", "error"])] }
      if let baseline = baselines.first, numbers.chance(3) { line += ["--baseline", baseline] }
      return line + law + format(Self.reports) + language
    case "matrix" where asksAll: return [command] + question + law + format(Self.matrices) + language
    case "dual": return [command, code, code] + topic + day + law + format(Self.pairs) + language
    case "request":
      var line = [
        command, "--from", code, "--to", code, "--offense", "\(numbers.one(of: ["xk", "xl"]))-\(1 + numbers.below(9))",
      ]
      line += ["--measure", word("action"), "--data", word("data")]
      if numbers.chance(4) { line += ["--emergency"] }
      if numbers.chance(4) { line += ["--addressee", numbers.one(of: ["authority", "provider"])] }
      if numbers.chance(3) { line += ["--assuming", treaty] }
      for _ in 0..<numbers.below(3) { line += ["--fact", fact] }
      return line + day + law + format(Self.pairs) + language
    case "exposure":
      var line = [command, "--from", code]
      if !asksAll || !numbers.chance(4) { line += ["--to", code] }
      if numbers.chance(2) { line += ["--treaty", treaty] }
      return line + day + law + format(Self.pairs) + language
    case "diff":
      if numbers.chance(4) { return [command, treaty, treaty] + day + law + format(Self.diffs) + language }
      let code = code
      let sides = [code, "\(code)@2020-01-01", "\(code)@2026-07-01"] + bills.map { "\(code)+\($0)" }
      return [command, numbers.one(of: sides), numbers.one(of: sides)] + question + law + format(Self.diffs) + language
    case "explain":
      let kind = numbers.one(of: ["gap", "carve-out-gap", "overreach", "no-legal-basis"])
      return [command, "\(code)/\(treaty)/\(2 + numbers.below(9))/\(kind)"] + day + law + format(Self.plain) + language
    case "list":
      let subject = numbers.one(of: [["treaties"], ["treaties", treaty], ["provisions", code]])
      return [command] + (asksAll && numbers.chance(3) ? ["jurisdictions"] : subject) + modules + format(Self.plain)
    case "vocabulary":
      return [command, numbers.one(of: ["conduct", "evidence"])] + modules + format(Self.plain) + language
    default: return ["check", numbers.one(of: ["xk", "."])] + day + law + format(Self.checks)
    }
  }

  // MARK: Parts

  private var code: String { mutating get { numbers.chance(40) ? "QQ" : numbers.one(of: codes) } }
  private var treaty: String { mutating get { numbers.chance(40) ? "no-treaty" : numbers.one(of: treaties) } }
  private var topic: [String] { mutating get { numbers.chance(2) ? ["--treaty", treaty] : [] } }
  private var modules: [String] { mutating get { numbers.chance(20) ? [] : ["--modules", "."] } }

  private var law: [String] {
    mutating get {
      var line = modules
      if numbers.chance(3) { line.append("--replace") }
      for bill in bills where numbers.chance(3) { line += ["--with", bill] }
      return line
    }
  }

  private var day: [String] {
    mutating get {
      numbers.chance(2)
        ? ["--as-of", numbers.one(of: ["2020-01-01", "2026-11-23", "2101-01-01", "1900-01-01", "x"])] : []
    }
  }

  private var question: [String] {
    mutating get {
      var line = day + (numbers.chance(3) ? ["--without-declarations"] : [])
      // Treaties go last of their kind, since the option takes whatever follows up to the next.
      line += ["--treaty", treaty] + (numbers.chance(6) ? [treaty] : [])
      return line
    }
  }

  private var language: [String] {
    mutating get { numbers.chance(2) ? ["--language", numbers.one(of: ["de", "fr", "en"])] : [] }
  }

  private mutating func format(_ words: [String]) -> [String] {
    var line: [String] = []
    for _ in 0..<1 + (numbers.chance(8) ? 1 : 0) {
      let word = numbers.chance(60) ? "word" : numbers.one(of: words)
      line += ["--format", word + (line.isEmpty ? "" : "=out.txt")]
    }
    return line
  }

  private mutating func word(_ variable: String) -> String {
    let words = evidence?.variables.first { $0.id == variable }?.words ?? ["produce"]
    return numbers.one(of: words)
  }

  private var fact: String {
    mutating get {
      guard let variable = evidence.map({ numbers.one(of: $0.variables) }) else { return "x=y" }
      if variable.kind == .number { return "\(variable.id)=\(numbers.below(40))" }
      return "\(variable.id)=\(numbers.one(of: variable.words))"
    }
  }
}
