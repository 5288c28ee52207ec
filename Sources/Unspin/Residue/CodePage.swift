/// A one-byte encoding that UTF-8 is often misread in.
///
/// The tables are the encodings' own definitions, the upper 128 bytes of each; a byte that an encoding leaves
/// undefined reads as the C1 control of its number, as browsers read it.
struct CodePage: Sendable {
  /// What messages call it.
  let name: String
  private let bytes: [UInt32: UInt8]

  /// All that are known, the most frequent first. Latin-1 is the part of windows-1252 with C1 controls.
  static let all: [CodePage] = [
    CodePage("windows-1252", windows1252),
    CodePage("Mac Roman", macRoman),
    CodePage("windows-1250", windows1250),
    CodePage("windows-1251", windows1251),
    CodePage("windows-1253", windows1253),
    CodePage("windows-1254", windows1254),
    CodePage("windows-1257", windows1257),
  ]

  private init(_ name: String, _ upper: String) {
    self.name = name
    var bytes: [UInt32: UInt8] = [:]
    // Latin-1 below, so that text in which both were used reads whole.
    for byte in UInt8(0x80)...0x9F { bytes[UInt32(byte)] = byte }
    for (index, scalar) in upper.unicodeScalars.enumerated() where index < 128 {
      bytes[scalar.value] = UInt8(0x80 + index)
    }
    self.bytes = bytes
  }

  /// The byte that reads as a character; nil when none above 0x7F does.
  func byte(for scalar: UInt32) -> UInt8? { bytes[scalar] }

  /// What windows-1252 has in place of a C1 control; nil where it has nothing.
  static func printable(for control: UInt32) -> Unicode.Scalar? {
    guard (0x80...0x9F).contains(control) else { return nil }
    let index = windows1252.unicodeScalars.index(
      windows1252.unicodeScalars.startIndex, offsetBy: Int(control) - 0x80)
    let scalar = windows1252.unicodeScalars[index]
    return scalar.value == control ? nil : scalar
  }

  private static let windows1252 =
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ"
    + "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿"
    + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
    + "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"

  private static let macRoman =
    "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü"
    + "†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
    + "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ"
    + "‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"

  private static let windows1250 =
    "€\u{81}‚\u{83}„…†‡\u{88}‰Š‹ŚŤŽŹ\u{90}‘’“”•–—\u{98}™š›śťžź"
    + "\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż"
    + "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß"
    + "ŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙"

  private static let windows1251 =
    "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ"
    + "\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї"
    + "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
    + "абвгдежзийклмнопрстуфхцчшщъыьэюя"

  private static let windows1253 =
    "€\u{81}‚ƒ„…†‡\u{88}‰\u{8A}‹\u{8C}\u{8D}\u{8E}\u{8F}\u{90}‘’“”•–—\u{98}™\u{9A}›\u{9C}\u{9D}\u{9E}\u{9F}"
    + "\u{A0}΅Ά£¤¥¦§¨©ª«¬\u{AD}®―°±²³΄µ¶·ΈΉΊ»Ό½ΎΏ"
    + "ΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡÒΣΤΥΦΧΨΩΪΫάέήί"
    + "ΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώÿ"

  private static let windows1254 =
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}\u{8E}\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}\u{9E}Ÿ"
    + "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿"
    + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞß"
    + "àáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ"

  private static let windows1257 =
    "€\u{81}‚\u{83}„…†‡\u{88}‰\u{8A}‹\u{8C}¨ˇ¸\u{90}‘’“”•–—\u{98}™\u{9A}›\u{9C}¯˛\u{9F}"
    + "\u{A0}¡¢£¤¥¦§Ø©Ŗ«¬\u{AD}®Æ°±²³´µ¶·ø¹ŗ»¼½¾æ"
    + "ĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽß"
    + "ąįāćäåęēčéźėģķīļšńņóōõö÷ųłśūüżž˙"
}
