// SPDX-License-Identifier: Apache-2.0

public import ComityDiagnostics

/// The formats in which mistakes in modules can be written.
public enum DiagnosticFormat: String, Sendable, CaseIterable {
  /// Lines as compilers write them.
  case text
  /// JSON for other programs, in a versioned shape.
  case json
  /// SARIF 2.1.0, for platforms that show the results of analyses.
  case sarif
  /// Annotations as GitHub reads them from the log of a workflow.
  case github

  /// What a format that lists the rules says of one.
  public struct Rule: Sendable {
    /// The identifier of the diagnostics.
    public var identifier: String
    /// The rule in a headline.
    public var title: String
    /// Why it exists.
    public var rationale: String

    /// Makes a rule.
    public init(identifier: String, title: String, rationale: String) {
      self.identifier = identifier
      self.title = title
      self.rationale = rationale
    }
  }
}

extension Sequence<Diagnostic> {
  /// The diagnostics in a format, sorted by place: equal input gives equal bytes.
  ///
  /// - Parameters:
  ///   - format: the format.
  ///   - rules: what is known of the rules; only SARIF shows it.
  ///   - version: the version of the program; only SARIF shows it.
  ///   - folder: the folder to which addresses in SARIF and in annotations are relative, as an absolute path.
  public func rendered(
    as format: DiagnosticFormat, rules: [DiagnosticFormat.Rule] = [], version: String = "", folder: String? = nil
  ) -> String {
    let sorted = sorted()
    return switch format {
    case .text: sorted.text()
    case .json: JSONFormat().encode(DiagnosticDocument(diagnostics: sorted))
    case .sarif: JSONFormat().encode(SARIFDocument(sorted, rules: rules, version: version, folder: folder))
    case .github: sorted.map { $0.githubAnnotation(in: folder) }.joined()
    }
  }
}

/// The JSON document; the first number of the version grows with every change, the second with every addition.
private struct DiagnosticDocument: Encodable {
  var schemaVersion = "1.0"
  var diagnostics: [Diagnostic]
}

// MARK: GitHub

extension Diagnostic {
  /// One line that GitHub turns into an annotation.
  fileprivate func githubAnnotation(in folder: String?) -> String {
    let command =
      switch severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var properties: [String] = []
    if let place {
      properties.append("file=\(relativePath(place.file, to: folder).escapedForProperty)")
      if place.line > 0 { properties.append("line=\(place.line)") }
      if place.column > 0 { properties.append("col=\(place.column)") }
    }
    properties.append("title=\(identifier.escapedForProperty)")
    var text = message
    for note in notes { text += "\n" + (note.place.map { "\($0): " } ?? "") + note.message }
    if let explanation { text += "\n" + explanation }
    return "::\(command) \(properties.joined(separator: ","))::\(text.escapedForAnnotation)\n"
  }
}

extension String {
  fileprivate var escapedForAnnotation: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  fileprivate var escapedForProperty: String {
    var result = ""
    for scalar in escapedForAnnotation.unicodeScalars {
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

// MARK: SARIF

/// As much of SARIF 2.1.0 as mistakes in files need.
private struct SARIFDocument: Encodable {
  var schema = "https://json.schemastore.org/sarif-2.1.0.json"
  var version = "2.1.0"
  var runs: [Run]

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version
    case runs
  }

  struct Run: Encodable {
    var tool: Tool
    var columnKind = "unicodeCodePoints"
    var results: [Result]
  }

  struct Tool: Encodable {
    var driver: Driver
  }

  struct Driver: Encodable {
    var name = "comity check"
    var version: String?
    var rules: [Rule]
  }

  struct Rule: Encodable {
    var id: String
    var shortDescription: Message?
    var fullDescription: Message?
  }

  struct Message: Encodable {
    var text: String
  }

  struct Result: Encodable {
    var ruleId: String
    var ruleIndex: Int
    var level: String
    var message: Message
    var locations: [Location]?
    var relatedLocations: [Location]?
  }

  struct Location: Encodable {
    var id: Int?
    var physicalLocation: PhysicalLocation
    var message: Message?

    init(_ place: Place, in folder: String?, id: Int? = nil, message: String? = nil) {
      self.id = id
      physicalLocation = PhysicalLocation(
        artifactLocation: Artifact(uri: artifactAddress(place.file, in: folder)),
        region: place.line > 0
          ? Region(startLine: place.line, startColumn: place.column > 0 ? place.column : nil) : nil)
      self.message = message.map(Message.init)
    }
  }

  struct PhysicalLocation: Encodable {
    var artifactLocation: Artifact
    var region: Region?
  }

  struct Artifact: Encodable {
    var uri: String
  }

  struct Region: Encodable {
    var startLine: Int
    var startColumn: Int?
  }

  init(_ diagnostics: [Diagnostic], rules known: [DiagnosticFormat.Rule], version: String, folder: String?) {
    let identifiers = Set(diagnostics.map(\.identifier)).sorted()
    let indexes = Dictionary(uniqueKeysWithValues: identifiers.enumerated().map { ($1, $0) })
    let rules = identifiers.map { identifier in
      let rule = known.first { $0.identifier == identifier }
      return Rule(
        id: identifier, shortDescription: rule.map { Message(text: $0.title) },
        fullDescription: rule.map { Message(text: $0.rationale) })
    }
    let results = diagnostics.map { diagnostic in
      let placed = diagnostic.notes.filter { $0.place != nil }
      let unplaced = diagnostic.notes.filter { $0.place == nil }.map { "\n\($0.message)" }.joined()
      return Result(
        ruleId: diagnostic.identifier, ruleIndex: indexes[diagnostic.identifier] ?? 0,
        level: diagnostic.severity.rawValue, message: Message(text: diagnostic.message + unplaced),
        locations: diagnostic.place.map { [Location($0, in: folder)] },
        relatedLocations: placed.isEmpty
          ? nil
          : placed.enumerated().compactMap { index, note in
            note.place.map { Location($0, in: folder, id: index + 1, message: note.message) }
          })
    }
    runs = [
      Run(
        tool: Tool(driver: Driver(version: version.isEmpty ? nil : version, rules: rules)), results: results)
    ]
  }
}
