"""Everything the import can say has words, and no words are left over."""

import re
from pathlib import Path

from inglenook.kit.journals import PROGRAMS
from inglenook.rooms.reflect.words_import import ASKS, LOST, NOTES, SKIPPED, WORDS_IMPORT

IMPORTING = Path(__file__).resolve().parents[1] / "static/reflect/importing"
SAID = re.compile(
    r"""(?:Refusal\(|\btell\(|\bskip:\s|\blose:\s|\bsay:\s|"(?:skipped|lost)",\s|work\.part\([\w.]+, "[\w-]+",\s)"""
    r"""[^"\n]*?"([a-z_]+)\""""
)


def script() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(IMPORTING.rglob("*.js")))


def test_every_reason_has_words():
    said = set(SAID.findall(script()))
    assert len(said) > 25
    assert {key for key in said if f"import_{key}" not in WORDS_IMPORT} == set()


def test_no_words_are_left_over():
    text = script()
    reasons = {key.removeprefix("import_") for key in {**SKIPPED, **LOST, **NOTES}} - {"already"}
    assert {key for key in reasons if f'"{key}"' not in text} == set()
    assert "import_day_or_month" in ASKS


def test_every_program_has_a_name():
    assert {program.key for program in PROGRAMS if f"import_program_{program.key}" not in WORDS_IMPORT} == set()


def test_words_are_sentences_without_pressure():
    for words in {**SKIPPED, **LOST, **NOTES}.values():
        assert str(words)[0].isupper()
        assert str(words).endswith(".")
