// swift-tools-version: 6.2
import PackageDescription

// Programs that use Unspin from outside. `Scripts/run-examples` builds and runs them all.
let examples = ["TenLines", "StoredReport", "ConcurrentRequests", "FolderBatch", "OwnLexicon"]

let package = Package(
  name: "Client",
  dependencies: [.package(name: "Unspin", path: "../..")],
  targets: examples.map { name in
    .executableTarget(name: name, dependencies: [.product(name: "Unspin", package: "Unspin")])
  }
)
