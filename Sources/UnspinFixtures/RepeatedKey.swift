/// The first key that stands twice in one object of `json`, or nil.
///
/// Decoders take one of the two and say nothing, so a copied line could lose its expectation unseen.
/// `json` must be valid; keys are compared as written, escapes included.
func repeatedKey(in json: ArraySlice<UInt8>) -> String? {
  var objects: [Set<ArraySlice<UInt8>>] = []
  var index = json.startIndex
  var last: ArraySlice<UInt8>?

  while index < json.endIndex {
    switch json[index] {
    case UInt8(ascii: "{"):
      objects.append([])
    case UInt8(ascii: "}"):
      objects.removeLast()
    case UInt8(ascii: "\""):
      let start = index + 1
      index = start
      while index < json.endIndex, json[index] != UInt8(ascii: "\"") {
        index += json[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      last = json[start..<min(index, json.endIndex)]
    case UInt8(ascii: ":"):
      // A colon outside a text follows a key, which is the last text read.
      if let key = last, !objects.isEmpty, !objects[objects.count - 1].insert(key).inserted {
        return String(decoding: key, as: UTF8.self)
      }
    default:
      break
    }
    index += 1
  }
  return nil
}
