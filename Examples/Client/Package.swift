// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Client",
  dependencies: [.package(name: "Unspin", path: "../..")],
  targets: [
    .executableTarget(name: "Client", dependencies: [.product(name: "Unspin", package: "Unspin")])
  ]
)
