"""Cleans a data set of articles, one JSON object a line, with `unspin --jsonl` on every executor.

    spark-submit clean_articles.py --unspin ./unspin --field title --field text INPUT OUTPUT

OUTPUT gets the folders `rejected=false` (the articles) and `rejected=true` (error records of the lines that
could not be read, each with its line). The last line on standard output is a JSON object with the counters.
"""

import argparse
import json
import os
import shlex
import sys

from pyspark import SparkContext, SparkFiles
from pyspark.rdd import RDD
from pyspark.sql import Observation, SparkSession
from pyspark.sql import functions as f

# How every error record of unspin starts.
ERROR_RECORD = '{"unspin_error":'

# The exit code for "some lines were bad, all the others were done".
BAD_DATA = 65


def shipped(context: SparkContext, path: str) -> str:
    """Sends a file to all executors, and says where a task finds it."""
    context.addFile(os.path.abspath(path))
    name = os.path.basename(path)
    # Executors fetch files into the folder they run in; with a local master the driver keeps them elsewhere.
    return SparkFiles.get(name) if context.master.split("[")[0] == "local" else os.path.join(".", name)


def clean(lines: RDD, unspin: str, fields: list[str], options: list[str] = []) -> RDD:
    """Repairs an RDD of JSON objects, one a line.

    The result has a line for every line, in the same order; the bad ones are error records. `unspin` is a path
    on the driver; `options` are further arguments of `unspin --jsonl`, such as `["--report", "unspin"]`.
    """
    command = [shipped(lines.context, unspin), "--jsonl"]
    for field in fields:
        command += ["--field", field]
    command += options
    # Bad lines are in the output and fail nothing. Anything else fails the task; a broken dictionary has the same
    # exit code as bad lines, so an empty stream is tried first.
    script = f'"$@" </dev/null || exit; "$@" || {{ code=$?; [ $code -eq {BAD_DATA} ] || exit $code; }}'
    return lines.pipe(shlex.join(["sh", "-c", script, "unspin"] + command), checkCode=True)


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Clean a data set of articles, one JSON object a line.")
    parser.add_argument("input", help="files of JSON Lines: anything SparkContext.textFile takes")
    parser.add_argument("output", help="the folder to write; it must not be there yet")
    parser.add_argument("--unspin", required=True, help="the static build of unspin (Scripts/build-static)")
    parser.add_argument("--field", action="append", required=True, help="a field of text; may be repeated")
    parser.add_argument("--report", help="add a report on each line under this field")
    parser.add_argument("--lexicon", action="append", default=[], help="an own dictionary; may be repeated")
    parser.add_argument("--near", action="store_true", help="read neighbouring words alone: faster, restores less")
    parser.add_argument("--partitions", type=int, help="at least so many partitions")
    parser.add_argument("--compression", default="none", help="of the output, such as gzip (default: none)")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    options = parse(arguments)
    spark = SparkSession.builder.appName("unspin").getOrCreate()
    context = spark.sparkContext
    extra = ["--near"] if options.near else []
    if options.report:
        extra += ["--report", options.report]
    for path in options.lexicon:
        extra += ["--lexicon", shipped(context, path)]

    lines = context.textFile(options.input, options.partitions)
    cleaned = clean(lines, options.unspin, options.field, extra)
    rows = spark.createDataFrame(
        cleaned.filter(bool).map(lambda line: (line, line.startswith(ERROR_RECORD))),
        "value string, rejected boolean")
    # Counted on the way, once for each row that is written, whatever tasks are tried again.
    counters = Observation("unspin")
    rows = rows.observe(
        counters, f.count("*").alias("lines"), f.count_if("rejected").alias("rejected"))
    rows.write.partitionBy("rejected").option("compression", options.compression).text(options.output)
    print(json.dumps(counters.get))
    spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
