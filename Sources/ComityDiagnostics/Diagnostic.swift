// SPDX-License-Identifier: Apache-2.0

/// Something that an author should know about a file: what, how grave, where.
///
/// Diagnostics are collected, never thrown: one run reports every mistake of every file. A message is a headline without
/// a full stop; it states the rule and leads with what is most specific.
public struct Diagnostic: Sendable, Hashable, Codable {
  /// How grave a diagnostic is, from the mildest to the gravest.
  public enum Severity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// A remark that asks for nothing.
    case note
    /// Something that is probably not meant; the file is used all the same.
    case warning
    /// A mistake: the file cannot be used as it is.
    case error

    /// Tells whether one severity is milder than another.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .note: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// A remark that belongs to a diagnostic, such as where the other of two things stands.
  public struct Note: Sendable, Hashable, Codable {
    /// What it says: a headline without a full stop.
    public var message: String
    /// Where it points, if anywhere.
    public var place: Place?

    /// Makes a note from what it says and where it points.
    public init(_ message: String, at place: Place? = nil) {
      self.message = message
      self.place = place
    }
  }

  /// A change that would resolve a diagnostic.
  public struct Fix: Sendable, Hashable, Codable {
    /// The text to write in place of the word that the diagnostic points at.
    public var replacement: String

    /// Makes a fix from the text to write.
    public init(replacement: String) {
      self.replacement = replacement
    }
  }

  /// The stable name of the kind of diagnostic, in kebab case, for tools.
  public var identifier: String
  /// How grave it is.
  public var severity: Severity
  /// What it says: a headline without a full stop.
  public var message: String
  /// Where it points; nothing when it concerns no file.
  public var place: Place?
  /// What belongs to it, each with a place of its own.
  public var notes: [Note]
  /// A longer text: why the rule exists, what to do.
  public var explanation: String?
  /// A change that would resolve it.
  public var fix: Fix?

  /// Makes a diagnostic; an error unless said otherwise.
  public init(
    _ identifier: String, _ message: String, severity: Severity = .error, at place: Place? = nil, notes: [Note] = [],
    explanation: String? = nil, fix: Fix? = nil
  ) {
    self.identifier = identifier
    self.severity = severity
    self.message = message
    self.place = place
    self.notes = notes
    self.explanation = explanation
    self.fix = fix
  }
}

extension Diagnostic: Comparable {
  /// Tells whether one diagnostic is shown before another: by place, then the graver first, then by name and message.
  ///
  /// What has no place comes first.
  public static func < (left: Self, right: Self) -> Bool {
    if left.place != right.place {
      guard let leftPlace = left.place else { return true }
      guard let rightPlace = right.place else { return false }
      return leftPlace < rightPlace
    }
    if left.severity != right.severity { return left.severity > right.severity }
    return (left.identifier, left.message) < (right.identifier, right.message)
  }
}
