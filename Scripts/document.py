"""The checks of Scripts/document: every public symbol has a comment of its own and a place under a heading.

Takes the folder of symbol graphs and that of archives. What the compiler writes (`init(rawValue:)` of an enumeration,
say) has the comment of the protocol it comes from and is counted apart."""

import json
import pathlib
import sys

graphs, archives = map(pathlib.Path, sys.argv[1:])
problems = []
for folder in sorted(path for path in graphs.iterdir() if path.is_dir()):
    module = folder.name
    written, documented, synthesised, uncurated = 0, 0, 0, set()
    for symbol in json.loads((folder / f"{module}.symbols.json").read_text(encoding="utf-8"))["symbols"]:
        name = ".".join([module, *symbol["pathComponents"]])
        comment = symbol.get("docComment", {})
        if "location" not in symbol:
            synthesised += 1
        else:
            written += 1
            if comment.get("module") == module:
                documented += 1
            else:
                problems.append(f"{name} has no comment of its own")
    data = archives / f"{module}.doccarchive" / "data" / "documentation"
    for path in sorted(data.rglob("*.json")):
        if path.stem.endswith("-implementations"):
            continue  # what comes with a protocol is listed there once more
        page = json.loads(path.read_text(encoding="utf-8"))
        for section in page.get("topicSections", []):
            # Cases of an enumeration, and what comes with a protocol, have their place by themselves.
            if section.get("generated") and section["title"] not in ("Enumeration Cases", "Default Implementations"):
                uncurated.update(
                    identifier for identifier in section["identifiers"]
                    if not identifier.endswith(("init(rawValue:)", "init(from:)")))
    for identifier in sorted(uncurated):
        problems.append(f"{identifier} stands under no heading; put it into a file of {module}.docc")
    print(
        f"{module}: {documented} of {written} public symbols documented; {synthesised} more by the compiler; "
        f"{len(uncurated)} under no heading")
for problem in problems:
    print(f"document: {problem}", file=sys.stderr)
sys.exit(1 if problems else 0)
