"""Turns the description of a command (ArgumentParser's dump-help) on standard input into a manual page."""

import json
import re
import sys


def text(words):
    """Words as roff takes them: nothing in them is a request or an escape."""
    words = words.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return "\n".join("\\&" + line if line.startswith((".", "'")) else line for line in words.split("\n"))


def bold(words):
    return f"\\fB{text(words)}\\fR"


def italic(words):
    return f"\\fI{text(words)}\\fR"


def head(argument):
    """How an option is written."""
    value = argument.get("valueName", "")
    if argument["kind"] == "positional":
        return italic(value) + (" ..." if argument["isRepeating"] else "")
    names = []
    for name in argument["names"]:
        names.append(bold(("-" if name["kind"] == "short" else "--") + name["name"]))
    line = ", ".join(names)
    return line if argument["kind"] == "flag" else f"{line} {italic(value)}"


def options(command):
    lines = []
    shown = [a for a in command.get("arguments", []) if a["shouldDisplay"]]
    for argument in shown:
        about = argument.get("abstract", "")
        if argument.get("allValues"):
            about += f" One of: {', '.join(argument['allValues'])}."
        if argument.get("defaultValue"):
            about += f" (default: {argument['defaultValue']})"
        lines += [".TP", head(argument), text(about) or "\\&"]
    return lines


def paragraphs(words):
    """A discussion; lines with deeper blanks are a table."""
    lines = []
    for part in words.split("\n\n"):
        if re.search(r"^ {2}", part, re.M):
            lines += [".PP", ".nf", text(part), ".fi"]
        else:
            lines += [".PP", text(part)]
    return lines


def usage(name, command):
    parts = [bold(name)]
    if any(a["kind"] != "positional" for a in command.get("arguments", [])):
        parts.append("[" + italic("options") + "]")
    for argument in command.get("arguments", []):
        if argument["kind"] == "positional":
            word = head(argument)
            parts.append(f"[{word}]" if argument["isOptional"] else word)
    return " ".join(parts)


command = json.load(sys.stdin)["command"]
name = command["commandName"]
others = [c for c in command["subcommands"] if c["commandName"] not in ("help", "repair")]
# The files are those of the repair, which need not be named.
repair = next(c for c in command["subcommands"] if c["commandName"] == "repair")
command["arguments"] = [a for a in repair["arguments"] if a["kind"] == "positional"] + command["arguments"]
discussion, _, exits = command.get("discussion", "").partition("EXIT CODES\n")
page = [f'.TH {name.upper()} 1 "" "{text(sys.argv[1])}" "User Commands"', ".SH NAME"]
page += [f"{name} \\- {text(command['abstract'][0].lower() + command['abstract'][1:].rstrip('.'))}", ".SH SYNOPSIS"]
for index, (label, each) in enumerate([(name, command)] + [(f"{name} {c['commandName']}", c) for c in others]):
    page += ([".br"] if index else []) + [usage(label, each)]
page += [".SH DESCRIPTION", *paragraphs(discussion.strip()), ".SH OPTIONS", *options(command), ".SH COMMANDS"]
for each in others:
    page += [f".SS {name} {each['commandName']}", text(each.get("abstract", ""))]
    page += paragraphs(each["discussion"]) if each.get("discussion") else []
    page += options(each)
if exits:
    page += [".SH EXIT STATUS"]
    for line in exits.rstrip().split("\n"):
        match = re.match(r" *(\d+) +(.*)", line)
        page += [".TP", bold(match.group(1)), text(match.group(2))] if match else [".br", text(line.strip())]
page += [
    ".SH ENVIRONMENT", ".TP", bold("NO_COLOR"),
    text("When set and not empty, nothing is coloured unless --color always is given."),
    ".TP", bold("TERM"), text("With the value dumb, the same."),
    ".SH FILES", text("Completion scripts are written by"),
    f"{bold('unspin --generate-completion-script')} {italic('bash')}", text("(or zsh, fish)."),
]
print("\n".join(page))
