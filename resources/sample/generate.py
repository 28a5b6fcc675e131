"""Makes the spreadsheets of the sample shop: `python resources/sample/generate.py [--seed N] [--out DIR]`.

The same seed gives the same cells. `--truth FILE.json` writes what is in them, for tests that check an import.
Needs nothing but the standard library and XlsxWriter.
"""

import argparse
from pathlib import Path

from generator.practice import write_practice_files
from generator.shop import build_shop
from generator.spoiling import choose_spoils
from generator.truth import write_truth
from generator.write_customers import write_customers
from generator.write_lists import write_lists
from generator.write_till import write_till_sales
from generator.write_web import write_web_orders

DEFAULT_SEED = 1


def main() -> None:
    """Writes all files beside this script unless told otherwise."""
    parser = argparse.ArgumentParser(description="Make the spreadsheets of the sample shop.")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED, help="another number gives another shop")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="folder for the files")
    parser.add_argument("--truth", type=Path, help="also write customers and receipts as JSON to this file")
    answers = parser.parse_args()
    write_sample(answers.seed, answers.out)
    if answers.truth:
        shop = build_shop(answers.seed)
        write_truth(shop, choose_spoils(shop), answers.truth)


def write_sample(seed: int, folder: Path) -> None:
    """All files of the sample shop into `folder`, which is made when it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    shop = build_shop(seed)
    spoils = choose_spoils(shop)
    write_till_sales(shop, spoils, folder)
    write_web_orders(shop, folder)
    write_customers(shop, spoils, folder)
    write_lists(shop, folder)
    write_practice_files(seed, folder / "practice")


if __name__ == "__main__":
    main()
