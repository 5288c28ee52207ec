// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v13)],
  dependencies: [
    .package(name: "Unspin", path: ".."),
    // Without traits: its default ones need a package that is gone.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
  ],
  targets: [
    .systemLibrary(name: "CICUWords", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .executableTarget(
      name: "Pipeline",
      dependencies: [
        "CICUWords",
        .product(name: "Unspin", package: "Unspin"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Pipeline",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)
