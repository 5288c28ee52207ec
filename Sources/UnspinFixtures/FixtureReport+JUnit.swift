extension FixtureReport {
  /// The report as JUnit XML, which continuous integration shows: one suite a topic, one test a case.
  ///
  /// Known failures that still fail are skipped tests; lines that could not be read are a suite of errors.
  /// There are no times in it, so the same outcome gives the same bytes.
  public var junitXML: String {
    let failed = failures.count
    let skipped = total.knownFailures
    var xml = """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites tests="\(cases.count + problems.count)" failures="\(failed)" errors="\(problems.count)" \
      skipped="\(skipped)">

      """
    if !problems.isEmpty {
      xml += "  <testsuite name=\"reading\" tests=\"\(problems.count)\" errors=\"\(problems.count)\">\n"
      for problem in problems {
        let place = "\(problem.path ?? "")\(problem.line.map { ":\($0)" } ?? "")"
        xml += "    <testcase classname=\"reading\" name=\"\(escaped(place))\">"
        xml += "<error message=\"\(escaped(problem.message))\"/></testcase>\n"
      }
      xml += "  </testsuite>\n"
    }
    for topic in topics {
      xml +=
        "  <testsuite name=\"\(escaped(topic.name))\" tests=\"\(topic.cases)\" failures=\"\(topic.failed)\""
      xml += " skipped=\"\(topic.knownFailures)\">\n"
      for result in cases where result.topic == topic.name {
        xml += "    <testcase classname=\"\(escaped(topic.name))\" name=\"\(escaped(result.fixture.id))\""
        xml += " file=\"\(escaped(result.path))\" line=\"\(result.line)\""
        if let first = result.failures.first {
          xml += "><failure message=\"\(escaped("\(first.check.rawValue): \(first.message)"))\">"
          xml += escaped(result.description(verbose: true)) + "</failure></testcase>\n"
        } else if !result.knownFailures.isEmpty {
          xml += "><skipped message=\"\(escaped(result.fixture.note))\"/></testcase>\n"
        } else {
          xml += "/>\n"
        }
      }
      xml += "  </testsuite>\n"
    }
    return xml + "</testsuites>\n"
  }
}

/// `text` for an attribute or element; scalars that XML 1.0 has no way to write become U+FFFD.
private func escaped(_ text: String) -> String {
  var escaped = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    case "\n", "\t", "\r": escaped += "&#\(scalar.value);"
    case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}
