// SPDX-License-Identifier: Apache-2.0

import ComityDiagnostics

extension Check {
  /// Checks of files and of their YAML, before anything is read as law.
  static let ofText: [Check] = [
    Check(
      "yaml-syntax", "A file is YAML",
      because: "The reader could not go on; a note shows where the piece began that is not closed.",
      bad: head(changing: "name: Kenya", to: "name: [Kenya"), good: head()),
    Check(
      "yaml-tab", "Lines are indented with blanks",
      because: "YAML does not allow tabs there, since nobody can see how wide they are.",
      bad: head(changing: "  name: Kenya", to: "\tname: Kenya"), good: head()),
    Check(
      "yaml-duplicate-key", "A key stands once in a mapping",
      because: "Of two values one would be lost; the note shows the first.",
      bad: head(changing: "name: Kenya", to: "name: Kenya\n  name: Republic of Kenya"), good: head()),
    Check(
      "yaml-complex-key", "A key is a word",
      because: "Lists and mappings as keys have no meaning here.",
      bad: head(changing: "name: Kenya", to: "name: Kenya\n  [a, b]: c"), good: head()),
    Check("yaml-long-key", "A key is short", because: "A key of thousands of characters is text in the wrong place."),
    Check(
      "yaml-merge-key", "Entries are written out",
      because: "Merge keys hide where a value comes from, and readers of YAML disagree on them.",
      bad: head(changing: "name: Kenya", to: "<<: {name: Kenya}"), good: head()),
    Check(
      "yaml-tag", "Values have no tags",
      because: "Which type is meant follows from the key; tags that name types of programs are a danger.",
      bad: head(changing: "name: Kenya", to: "name: !!str Kenya"), good: head()),
    Check(
      "yaml-several-documents", "A file holds one document",
      because: "What follows a line of three hyphens would be passed over.",
      bad: head() + "---\n" + provision(), good: head()),
    Check(
      "yaml-duplicate-anchor", "An anchor is set once",
      because: "An alias has to name one node.",
      bad: head(changing: "name: Kenya", to: "name: &a Kenya").replacing("Kenyan", with: "&a Kenyan"), good: head()),
    Check(
      "yaml-undefined-alias", "An alias names an anchor that stands before it",
      because: "Otherwise it stands for nothing.",
      bad: head(changing: "name: Kenya", to: "name: *kenya"), good: head()),
    Check(
      "yaml-cyclic-alias", "An alias does not stand inside the node that it names",
      because: "Such a node would have no end.",
      bad: "surveyed: &all [*all]\n", good: head()),
    Check(
      "yaml-too-many-aliases", "A file has a bounded number of aliases",
      because: "Aliases of aliases can ask for more memory than there is."),
    Check(
      "yaml-too-deep", "Lists and mappings are nested in a bounded depth",
      because: "No law needs more; a file that does is damaged or hostile."),
    Check(
      "yaml-too-many-nodes", "A file holds a bounded number of values",
      because: "No law needs more; split the file: the files of a folder are read as one module."),
    Check(
      "yaml-too-much-text", "A file holds a bounded amount of text",
      because: "No law needs more; split the file: the files of a folder are read as one module."),
    Check(
      "yaml-too-large", "A file has a bounded size",
      because: "No law needs more; split the file: the files of a folder are read as one module."),
    Check(
      "yaml-too-many-mistakes", "The first mistakes of a file are shown", severity: .note,
      because: "A file with more mistakes than these is probably of another kind."),
    Check(
      "yaml-not-utf8", "A file is UTF-8",
      because: "Save it as UTF-8 without a byte order mark of another encoding."),
    Check(
      "yaml-invalid-utf8", "Every byte is part of UTF-8 text",
      because: "The file was saved in another encoding, or is damaged."),
    Check(
      "yaml-control-character", "A text has no control characters",
      because: "They cannot be seen, and can steer a terminal; escapes such as `\\e` in quotes are refused as well.",
      bad: head(changing: "name: Kenya", to: "name: \"Ken\\eya\""), good: head()),
    Check(
      "yaml-bidirectional-control", "A text does not turn the direction of writing",
      because: "What such a character does to the line around it lets a reader see another text than the program does.",
      bad: head(changing: "name: Kenya", to: "name: \"Ken\\u202Eya\""), good: head()),
    Check(
      "yaml-invisible-character", "What stands in a text can be seen", severity: .warning,
      because: """
        Soft hyphens, blanks without width, marks of direction and line ends of other kinds come along when a text is copied.
        Nobody sees them, and two texts that look alike are two; they leave the program only spelled out.
        """,
      bad: head(changing: "name: Kenya", to: "name: \"Ken\\u00ADya\""), good: head()),
    Check(
      "unprintable-text", "What a module in Swift states can be printed and seen",
      because: """
        Control characters and those that turn the direction of writing are refused, and what nobody can see is warned of,
        as in files.
        """),
    Check(
      "file-missing", "A file or folder that is named is there", because: "The path is mistyped, or a link is broken."),
    Check("file-not-permitted", "A file may be read", because: "Its permissions do not let this user read it."),
    Check("file-is-folder", "A file is a file", because: "A folder stands where a file is needed."),
    Check("file-link-loop", "A link leads somewhere", because: "Links that lead back to themselves have no content."),
    Check("file-not-regular", "A file is an ordinary one", because: "Devices, pipes and sockets have no end."),
    Check("file-unreadable", "A file can be read", because: "The system reports a fault."),
    Check("file-name-not-utf8", "The name of a file is UTF-8", because: "Messages could not show it."),
    Check(
      "file-too-many", "A folder holds a bounded number of files",
      because: "A wrong folder was named, such as a whole disk."),
  ]

  /// Every check, by identifier.
  public static let all: [Check] = (ofMeaning + ofForm + ofLaw + ofText).sorted { $0.identifier < $1.identifier }
}
