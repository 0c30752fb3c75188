"""`./inglenook bench` lists the measurements; `./inglenook bench NAME` runs one.

Each prints a table for people and ends with one line of JSON that holds every figure.
"""

import importlib
import sys

MEASUREMENTS = {
    "vault": "open, search and type in a room of 10,000 and 50,000 entries, beside WebCrypto alone",
    "server": "push and pull 10,000 boxes on both databases, beside the bare driver",
    "sync": "10,000 random schedules of devices, faults and restarts, in Python and in the browser's code",
    "size": "what a page weighs, and the share of Python and JavaScript",
}


def main() -> int:
    if len(sys.argv) < 2:
        for name, line in MEASUREMENTS.items():
            print(f"  ./inglenook bench {name:<8} {line}")
        return 0
    if sys.argv[1] not in MEASUREMENTS:
        print(f"There is no measurement {sys.argv[1]}; these exist: {', '.join(MEASUREMENTS)}.", file=sys.stderr)
        return 2
    module = importlib.import_module(f"bench.{sys.argv[1]}")
    return int(module.main(sys.argv[2:]) or 0)


if __name__ == "__main__":
    sys.path.insert(0, str(__import__("pathlib").Path(__file__).resolve().parents[1]))
    sys.exit(main())
