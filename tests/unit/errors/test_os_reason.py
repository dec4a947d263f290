from pathlib import Path

import pytest

from footprint.errors import os_reason


def reason_of(path: Path) -> str:
    with pytest.raises(OSError) as caught:
        path.read_bytes()
    return os_reason(caught.value).zh


def test_common_reasons_are_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert reason_of(tmp_path / "absent") == "没有此文件或文件夹"
    assert reason_of(tmp_path) == "是文件夹"
    assert reason_of(tmp_path / "file" / "below") == "路径中有一段不是文件夹"
    assert reason_of(tmp_path / ("x" * 5000)) == "文件名过长"


@pytest.mark.parametrize(
    ("error", "words"), [(OSError(9999, "Something rare"), "Something rare"), (TimeoutError(), "TimeoutError")]
)
def test_an_uncommon_reason_is_as_the_system_words_it(error: OSError, words: str) -> None:
    assert os_reason(error).zh == os_reason(error).en == words
