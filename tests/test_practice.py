"""What the rules find in annotated text is counted by relation, with what they miss and say wrongly."""

from __future__ import annotations

from pathlib import Path

from diplograph.extraction.extractor import Extractor
from training.practice import passages, practise

TEXT = """[1:State Kenya] attacked [2:State Chad].
= 1 attacked 2
[2 It] had sanctioned [3:State Mali], which cares for [1 Kenya].
= 2 sanctions 3; 3 supports 1

[1:State Peru] criticized [2:State Togo].
= 1 accuses 2

[1:State Peru] and [2:State Togo] exist.
=
"""


def test_found_missed_and_wrong(tmp_path: Path, extractor: Extractor) -> None:
    """A relation found, one missed and one said wrongly, each under its name; passages without relations are left."""
    (tmp_path / "some.txt").write_text(TEXT, encoding="utf-8")
    chosen = {"attacked", "supports", "criticizes", "accuses"}
    texts = list(passages(tmp_path, chosen))
    assert [len(passage) for passage in texts] == [2, 1]
    tallies = practise(texts, extractor)
    attacked, supports = tallies["attacked"], tallies["supports"]
    assert (attacked.stated, attacked.named, attacked.found, attacked.said, attacked.right) == (1, 1, 1, 1, 1)
    assert (supports.stated, supports.named, supports.found) == (1, 1, 0)
    assert supports.missed == ["[A Mali] [B Kenya]\n    It had sanctioned Mali, which cares for Kenya."]
    assert tallies["sanctions"].found == 1
    assert tallies["criticizes"].wrong == ["peru > togo [lexicon:conflict/criticizes-1]\n    Peru criticized Togo."]
    assert tallies["accuses"].found == 0
