"""Runs clean_articles.py on a small data set and holds the result against one run of the command.

    python test_clean_articles.py UNSPIN MASTER...
"""

import glob
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))

SENTENCES = [
    "Web optimization Dan Ah performs a former observe and area athlete within the drama.",
    "The solid and workers labored laborious on the scene, however nobody complained.",
    "As a substitute of resting, she can’t assist however learn the script once more.",
    "The film was shot in a small town, and the crew stayed for two weeks.",
    "Nobody had told the driver that the bridge was closed.",
]

BAD = ['{"text": 1}', '{"text": "cut', "no JSON", "[]", '{"text": "half \\ud83d a pair"}']


def articles(count: int) -> list[str]:
    lines = []
    for number in range(count):
        if number % 40 == 7:
            lines.append(BAD[number // 40 % len(BAD)])
            continue
        text = " ".join(SENTENCES[(number * step) % len(SENTENCES)] for step in (1, 2, 3, 4))
        article = {"id": 10**20 + number, "title": SENTENCES[number % len(SENTENCES)], "text": text, "tags": ["é", number]}
        lines.append(json.dumps(article, ensure_ascii=number % 2 == 0))
    return lines


def read(folder: str) -> list[str]:
    lines = []
    for path in sorted(glob.glob(os.path.join(folder, "part-*"))):
        with open(path, encoding="utf-8", newline="\n") as file:
            lines += file.read().splitlines()
    return lines


def submit(master: str, arguments: list[str], folder: str) -> tuple[int, str, str]:
    """Exit code, standard output and the end of standard error of the job."""
    environment = dict(os.environ, PYSPARK_PYTHON=sys.executable)
    command = [
        os.path.join(os.path.dirname(sys.executable), "spark-submit"), "--master", master,
        "--conf", "spark.ui.enabled=false", os.path.join(HERE, "clean_articles.py"),
    ]
    run = subprocess.run(command + arguments, cwd=folder, env=environment, capture_output=True, text=True)
    return run.returncode, run.stdout, run.stderr[-4000:]


def repaired(unspin: str, lines: list[str], options: list[str]) -> list[str]:
    """What one run of the command makes of the lines, bad ones among them."""
    run = subprocess.run(
        [unspin, "--jsonl", "--field", "title", "--field", "text", *options], input="\n".join(lines) + "\n",
        text=True, encoding="utf-8", capture_output=True)
    assert run.returncode == 65, run.stderr
    return run.stdout.splitlines()


def test(unspin: str, master: str, lines: list[str], options: list[str]) -> None:
    expected = repaired(unspin, lines, options)
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "articles.jsonl")
        with open(source, "w", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(lines) + "\n")
        fields = ["--unspin", unspin, "--field", "title", "--field", "text", "--partitions", "4", *options]
        code, output, error = submit(master, fields + [source, os.path.join(folder, "out")], folder)
        assert code == 0, f"{master}: exit code {code}\n{error}"

        counters = json.loads(output.splitlines()[-1])
        rejected = [json.loads(line) for line in read(os.path.join(folder, "out", "rejected=true"))]
        clean = read(os.path.join(folder, "out", "rejected=false"))
        good = [line for line in expected if not line.startswith('{"unspin_error":')]
        bad = [line for line in lines if line in BAD]
        assert counters == {"lines": len(lines), "rejected": len(bad)}, f"{master}: counted {counters}"
        assert clean == good, f"{master}: the articles differ from those of one run of the command"
        # Line numbers count within a partition; the lines themselves are all there, in order.
        assert [record["unspin_input"] for record in rejected] == bad, f"{master}: rejected lines are lost"
        assert len(glob.glob(os.path.join(folder, "out", "rejected=false", "part-*"))) >= 4

        # What cannot be mended has to fail the job, not to lose lines.
        missing = os.path.join(folder, "none.tsv")
        with open(missing, "w", encoding="utf-8") as file:
            file.write("no such\trow\n")
        code, _, _ = submit(master, fields + ["--lexicon", missing, source, os.path.join(folder, "other")], folder)
        assert code != 0, f"{master}: a broken dictionary goes unnoticed"
        name = " ".join([master, *options])
        print(f"{name}: {len(lines)} lines, {len(bad)} rejected, as one run of the command")


def main(arguments: list[str]) -> int:
    unspin = os.path.abspath(arguments[0])
    masters = arguments[1:] or ["local[2]", "local-cluster[2,1,1024]"]
    lines = articles(600)
    near = ["--near"]
    assert repaired(unspin, lines, near) != repaired(unspin, lines, []), "--near makes no difference to these texts"
    for master in masters:
        test(unspin, master, lines, [])
    # Options reach the command by whatever master: one is enough.
    test(unspin, masters[0], lines, near)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
