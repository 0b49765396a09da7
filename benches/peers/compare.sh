#!/bin/sh
# Runs `serumpun overlap` and the DuckDB peer side by side: compare.sh SERUMPUN FOLDER [TIMES] [PYTHON]
# Prints wall seconds, CPU seconds and peak memory of every run, the medians, and the ratio of the medians of wall time.
set -eu
program=$1 folder=$2 times=${3:-5} python=${4:-python3}
here=$(dirname "$0")
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# One run: `name seconds cpu megabytes` on a line of the log.
run() {
    name=$1
    shift
    /usr/bin/time -f "%e %U %S %M" -o "$log.one" "$@" >/dev/null 2>&1
    tail -n 1 "$log.one" | awk -v name="$name" '{ printf "%s %.2f %.2f %.0f\n", name, $1, $2 + $3, $4 / 1024 }' | tee -a "$log"
    rm -f "$log.one"
}

# The files must come from memory for both.
cat "$folder"/*/holdings* >/dev/null
for _ in $(seq "$times"); do
    run serumpun "$program" overlap "$folder" --json
    run duckdb "$python" "$here/overlap.py" "$folder"
done

median() {
    awk -v name="$1" -v at="$2" '$1 == name { print $at }' "$log" | sort -n | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int((NR + 2) / 2)]) / 2 }'
}
for name in serumpun duckdb; do
    echo "$name: median $(median $name 2) s, $(median $name 3) s CPU, $(median $name 4) MB"
done
echo "ratio $(echo "$(median serumpun 2) $(median duckdb 2)" | awk '{ printf "%.2f", $1 / $2 }')"
