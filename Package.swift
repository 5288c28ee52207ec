// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "Unspin",
  products: [
    .library(name: "Unspin", targets: ["Unspin"]),
    .library(name: "UnspinFixtures", targets: ["UnspinFixtures"]),
    .executable(name: "unspin", targets: ["UnspinCommand"]),
    .executable(name: "unspin-lexicon", targets: ["LexiconTool"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    .systemLibrary(
      name: "CICU", pkgConfig: "icu-i18n",
      providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    .target(name: "CLexiconImage", exclude: ["context.image", "lexicon.image", "model.image"]),
    .target(name: "CKernel"),

    .target(name: "UnspinText", dependencies: ["CICU"]),
    .target(name: "UnspinLexicon", dependencies: ["UnspinText", "CLexiconImage"]),
    .target(name: "Unspin", dependencies: ["UnspinLexicon", "UnspinText", "CKernel"]),
    .target(name: "UnspinFixtures", dependencies: ["Unspin"]),
    .target(name: "UnspinLearning", dependencies: ["Unspin", "UnspinLexicon", "UnspinText"]),
    .executableTarget(name: "UnspinCommand", dependencies: ["Unspin", "UnspinFixtures", arguments]),
    .executableTarget(
      name: "LexiconTool",
      dependencies: [
        "Unspin", "UnspinFixtures", "UnspinLearning", "UnspinLexicon", "UnspinText", arguments,
      ]),

    .testTarget(name: "UnspinTextTests", dependencies: ["UnspinText", "CICU"]),
    .testTarget(name: "UnspinLexiconTests", dependencies: ["UnspinLexicon", "UnspinText"]),
    .testTarget(name: "UnspinTests", dependencies: ["Unspin", "UnspinLexicon", "UnspinText", "CKernel"]),
    .testTarget(name: "UnspinFixturesTests", dependencies: ["UnspinFixtures", "Unspin"]),
    .testTarget(
      name: "UnspinLearningTests", dependencies: ["UnspinLearning", "Unspin", "UnspinLexicon", "UnspinText"]),
    .testTarget(
      name: "UnspinCommandTests", dependencies: ["UnspinCommand", "LexiconTool", "Unspin"],
      exclude: ["Snapshots"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)

for target in package.targets
where target.type != .system && !["CKernel", "CLexiconImage"].contains(target.name) {
  target.swiftSettings = settings
  // Rooms that work on memory itself are left out: text, images, look-ups and the decoder.
  if ["UnspinFixtures", "UnspinLearning", "UnspinCommand", "LexiconTool"].contains(target.name) {
    target.swiftSettings?.append(.strictMemorySafety())
  }
}
