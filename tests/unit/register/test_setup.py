from datetime import date
from pathlib import Path

import pytest

from footprint.certificate.keys import load_certificates
from footprint.errors import InputError, Text
from footprint.register.issuing import issuing_key
from footprint.register.log import Register
from footprint.register.settings import read_settings
from footprint.register.setup import set_up, set_up_sample
from tests.certificate.own_issuer import make_own_issuer

NAME = Text("某机构", "Some Body")
FIRST, LAST, DAY = date(2026, 1, 1), date(2027, 12, 31), date(2026, 6, 1)


def sample(folder: Path, prefix: str = "YT") -> Path:
    return set_up_sample(folder, name=NAME, number_prefix=prefix, valid_from=FIRST, valid_to=LAST)


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An issuer's own key, outside any desk."""
    return make_own_issuer(tmp_path_factory.mktemp("keys"), FIRST, LAST)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample(tmp_path_factory.mktemp("desk") / "new" / "folder").parent


def own(folder: Path, keys: Path, **changes: object) -> Path:
    given = {
        "name": NAME,
        "number_prefix": "YT",
        "certificate": keys / "issuer.pem",
        "key": keys / "issuer.p12",
        "password_file": keys / "issuer.password",
        "password_env": None,
        "on": DAY,
    } | changes
    return set_up(folder, **given)


def test_a_sample_desk_can_issue_and_says_so(desk: Path) -> None:
    settings = read_settings(desk / "footprint.toml")
    assert settings.signing is not None
    assert settings.signing.sample
    key = issuing_key(desk / "footprint.toml", settings.issuer, settings.signing, on=DAY)
    assert key.certificate in load_certificates(desk / "issuer.pem")
    with Register.open("register.sqlite", base=desk) as register:
        assert register.statuses(DAY) == []
    assert (desk / "issuer.password").stat().st_mode & 0o077 == 0


def test_nothing_is_overwritten(desk: Path) -> None:
    before = {path.name: path.read_bytes() for path in desk.iterdir()}
    with pytest.raises(InputError) as caught:
        sample(desk)
    assert len(caught.value.problems) == len(before) == 5
    assert {path.name: path.read_bytes() for path in desk.iterdir()} == before


def test_an_unusable_value_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        sample(tmp_path / "new", prefix="not allowed")
    assert list(tmp_path.iterdir()) == []


def test_a_register_that_cannot_be_made_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        set_up_sample(
            tmp_path, name=NAME, number_prefix="YT", valid_from=FIRST, valid_to=LAST, register="absent/x.sqlite"
        )
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError):
        sample(tmp_path / "file")


def test_an_own_key_is_checked_and_left_where_it_is(tmp_path: Path, keys: Path) -> None:
    path = own(tmp_path / "own", keys)
    settings = read_settings(path)
    assert settings.signing is not None
    assert not settings.signing.sample
    assert sorted(p.name for p in path.parent.iterdir()) == ["footprint.toml", "register.sqlite"]
    issuing_key(path, settings.issuer, settings.signing, on=DAY)


@pytest.mark.parametrize("change", ["password", "certificate", "day", "register"])
def test_a_desk_that_could_not_issue_is_not_set_up(tmp_path: Path, keys: Path, change: str) -> None:
    other = sample(tmp_path / "other").parent
    changes: dict[str, dict[str, object]] = {
        "password": {"password_file": keys / "issuer.pem"},
        "certificate": {"certificate": other / "issuer.pem"},
        "day": {"on": date(2030, 1, 1)},
        "register": {"register": "absent/x.sqlite"},
    }
    folder = tmp_path / "own"
    with pytest.raises(InputError):
        own(folder, keys, **changes[change])
    assert not folder.exists() or list(folder.iterdir()) == []


def test_a_throw_away_key_is_no_issuers_own(tmp_path: Path, desk: Path) -> None:
    with pytest.raises(InputError) as caught:
        own(tmp_path / "own", desk)
    assert [p.code for p in caught.value.problems] == ["issuer.sample"]
    settings = read_settings(desk / "footprint.toml")
    assert settings.signing is not None
    real = settings.signing.model_copy(update={"sample": False})
    with pytest.raises(InputError):
        issuing_key(desk / "footprint.toml", settings.issuer, real, on=DAY)
