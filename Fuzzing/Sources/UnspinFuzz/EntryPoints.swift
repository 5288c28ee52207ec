import CFuzzer
import FoundationEssentials

/// What libFuzzer calls, for the target that the environment names.
private let target: any FuzzTarget.Type = {
  let name = ProcessInfo.processInfo.environment["UNSPIN_FUZZ_TARGET"] ?? ""
  guard let target = FuzzTargets.named(name) else {
    fatalError("UNSPIN_FUZZ_TARGET is “\(name)”, which is no target; see FuzzTargets")
  }
  return target
}()

/// Tries one input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  target.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

/// Changes an input in place and gives back its new length, `capacity` at most.
@_cdecl("LLVMFuzzerCustomMutator")
public func customMutator(
  _ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ capacity: Int, _ seed: UInt32
) -> Int {
  var random = SplitMix64(state: UInt64(seed))
  // libFuzzer's own mutations learn from comparisons and dictionaries, so they keep a share.
  if random.isTrue(0.6),
    let changed = target.mutate(Array(UnsafeBufferPointer(start: bytes, count: count)), using: &random)
  {
    let kept = changed.prefix(capacity)
    for (index, byte) in kept.enumerated() { bytes[index] = byte }
    return kept.count
  }
  return LLVMFuzzerMutate(bytes, count, capacity)
}
