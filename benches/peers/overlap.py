"""Runs overlap.sql over a folder that big.rs wrote: python overlap.py FOLDER. Prints the shared counts as CSV."""

import pathlib
import sys

import duckdb

folder = pathlib.Path(sys.argv[1])
files = sorted(folder.glob("*/holdings.csv"))
paths = {name: "[" + ", ".join(f"'{path}'" for path in files[first::2]) + "]" for first, name in enumerate(["alma", "koha"])}
sql = (pathlib.Path(__file__).parent / "overlap.sql").read_text(encoding="utf-8")
sql = "\n".join(line for line in sql.splitlines() if not line.startswith("--"))
for name, value in paths.items():
    sql = sql.replace(f"${name}", value)
connection = duckdb.connect()
rows = []
for statement in filter(str.strip, sql.split(";")):
    rows = connection.execute(statement).fetchall()
for one, other, titles in rows:
    print(pathlib.Path(one).parent.name, pathlib.Path(other).parent.name, titles, sep=",")
