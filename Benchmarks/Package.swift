// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that whoever uses the library need not fetch what measures it. `Library` leads to the
// sources of the library; being in one package gives the benchmarks package access.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    // Without traits: its default ones need a package that is gone.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: [])
  ],
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
    .systemLibrary(
      name: "CICUWords", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    .executableTarget(
      name: "Pipeline",
      dependencies: [
        "CICUWords", "Unspin", "UnspinLexicon", "UnspinText",
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Pipeline",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)

for target in package.targets
where target.type != .system && !["CKernel", "CLexiconImage"].contains(target.name) {
  target.swiftSettings = settings
}
