import base64
import stat
from concurrent.futures import ThreadPoolExecutor

from deploy import keys


def test_a_secret_is_made_once_and_readable_by_the_owner_alone(tmp_path):
    first = keys.own("secret_key", tmp_path)
    assert len(first) >= 50
    assert keys.own("secret_key", tmp_path) == first
    assert stat.S_IMODE((tmp_path / "keys" / "secret_key").stat().st_mode) == 0o600


def test_the_confidential_key_has_32_bytes(tmp_path):
    assert len(base64.b64decode(keys.own("confidential_keys", tmp_path))) == 32


def test_processes_that_start_at_once_agree(tmp_path):
    with ThreadPoolExecutor(16) as pool:
        made = set(pool.map(lambda _: keys.own("secret_key", tmp_path), range(64)))
    assert len(made) == 1
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["secret_key"]
