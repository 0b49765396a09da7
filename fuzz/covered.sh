#!/bin/sh
# Stands before rustc: our own crates get the counters the fuzzer steers by, all others are compiled as ever.
rustc=$1
shift
case " $* " in
*" --crate-name serumpun "* | *" --crate-name serumpun_fuzz "* | *"/fuzz_targets/"* | *" fuzz_targets/"*)
    exec "$rustc" "$@" -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
        -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
        -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1
    ;;
*) exec "$rustc" "$@" ;;
esac
