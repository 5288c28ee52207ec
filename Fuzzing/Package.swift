// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the library is built with the fuzzer's counters here and nowhere else.
// `Library` leads to the sources of the library; being in one package gives the targets package access.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "Fuzzing",
  targets: [
    .systemLibrary(
      name: "CICU", path: "Library/CICU", pkgConfig: "icu-i18n",
      providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    .target(
      name: "CLexiconImage", path: "Library/CLexiconImage",
      exclude: ["context.image", "lexicon.image", "model.image"]),
    .target(name: "CKernel", path: "Library/CKernel"),
    .target(name: "UnspinText", dependencies: ["CICU"], path: "Library/UnspinText"),
    .target(
      name: "UnspinLexicon", dependencies: ["UnspinText", "CLexiconImage"], path: "Library/UnspinLexicon"),
    .target(
      name: "Unspin", dependencies: ["UnspinLexicon", "UnspinText", "CKernel"], path: "Library/Unspin"),
    .target(name: "UnspinFixtures", dependencies: ["Unspin"], path: "Library/UnspinFixtures"),
    .systemLibrary(name: "CFuzzer"),
    .executableTarget(
      name: "unspin-fuzz",
      dependencies: ["CFuzzer", "Unspin", "UnspinFixtures", "UnspinLexicon", "UnspinText"],
      path: "Sources/UnspinFuzz"),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)

for target in package.targets
where target.type != .system && !["CKernel", "CLexiconImage"].contains(target.name) {
  target.swiftSettings = settings
}
