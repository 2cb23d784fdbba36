"""A package is verified by the one file that lies in it: no server, no settings, no library; whatever byte is changed is found."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflow.registers.test_archive import chained, everything, packed
from workflow.core import journal
from workflow.registers.archive import verify as program
from workflow.registers.archive.verify import TAG_MANIFEST, digest_of, faults_of_chain, verify


@pytest.fixture(scope="module")
def sealed_once(tmp_path_factory):
    folder = tmp_path_factory.mktemp("school") / "OUT-2026-0137"
    packed(folder, entries=chained("create", "submit", "decide", matter=7))
    return folder


@pytest.fixture
def elsewhere(sealed_once, tmp_path):
    """A copy of the package on a machine that has never heard of this system."""
    return Path(shutil.copytree(sealed_once, tmp_path / "usb" / "package"))


def run(folder, *words, cwd=None):
    """Isolated from the environment, from the packages installed and from this repository."""
    command = [sys.executable, "-I", "-S", str(folder / "verify.py"), *words]
    done = subprocess.run(command, cwd=cwd or folder.parent, env={}, capture_output=True, text=True, encoding="utf-8")
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout.splitlines()


def test_the_copy_in_the_package_says_that_it_is_whole(elsewhere):
    code, said = run(elsewhere)
    assert (code, said[0]) == (0, f"The package is whole. Its digest is {digest_of(elsewhere)}.")
    assert run(elsewhere, "--digest", digest_of(elsewhere)) == (0, said[:1])
    assert verify(elsewhere) == [], "the check itself must leave nothing behind"


def test_the_copy_names_what_was_changed_and_fails(elsewhere):
    paper = elsewhere / "data/papers/01-F1.pdf"
    paper.chmod(0o600)
    paper.write_bytes(b"%PDF fork")
    code, said = run(elsewhere)
    assert code == 1 and "data/papers/01-F1.pdf: changed" in said


def test_one_copy_checks_any_folder(elsewhere, sealed_once, tmp_path):
    assert run(elsewhere, str(sealed_once))[0] == 0
    assert run(elsewhere, str(tmp_path / "nowhere")) == (1, [f"{tmp_path / 'nowhere'}: there is no such folder", "1 faults."])


def test_it_imports_the_standard_library_alone():
    tree = ast.parse(Path(program.__file__).read_text(encoding="utf-8"))
    named = [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]
    rooms = {alias.name for node in named if isinstance(node, ast.Import) for alias in node.names}
    rooms |= {"." * node.level + str(node.module) for node in named if isinstance(node, ast.ImportFrom)}
    assert {room.split(".")[0] for room in rooms} <= sys.stdlib_module_names


@given(data=st.data())
def test_whatever_byte_of_whatever_file_is_changed_its_name_is_told(sealed_once, data):
    name = data.draw(st.sampled_from(everything(sealed_once)))
    path = sealed_once / name
    whole, kept = path.read_bytes(), digest_of(sealed_once)
    place = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[place]))
    path.chmod(0o600)
    path.write_bytes(whole[:place] + bytes([other]) + whole[place + 1 :])
    alone, with_digest = verify(sealed_once), verify(sealed_once, digest=kept)
    path.write_bytes(whole)
    assert any(name in fault for fault in alone), (name, place, other, alone)
    assert any(fault.startswith(name) for fault in with_digest)


@pytest.mark.parametrize("name", [TAG_MANIFEST, "manifest-sha256.txt", "bagit.txt", "bag-info.txt", "verify.py"])
def test_every_byte_of_the_small_files_is_watched(elsewhere, name):
    path = elsewhere / name
    path.chmod(0o600)
    whole = path.read_bytes()
    for place in range(0, len(whole), 1 if len(whole) < 1000 else 97):
        for flip in (1, 0x20, 0x80):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ flip]) + whole[place + 1 :])
            assert any(name in fault for fault in verify(elsewhere)), (place, flip)
    path.write_bytes(whole)
    assert verify(elsewhere) == []


@given(data=st.data())
def test_a_manifest_cut_off_anywhere_is_found(sealed_once, data):
    path = sealed_once / data.draw(st.sampled_from(everything(sealed_once)))
    whole = path.read_bytes()
    path.chmod(0o600)
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    found = verify(sealed_once)
    path.write_bytes(whole)
    assert any(path.name in fault for fault in found)


def test_words_that_break_lines_elsewhere_are_no_fault(tmp_path):
    lines = chained("create")
    said = {name: value for name, value in lines[0].items() if name != "hash"} | {"facts": {"opinion": "同意\u2028\x85请尽快\x0b办理"}}
    packed(tmp_path / "x", entries=[said | {"hash": journal.hash_of_said(said)}])
    assert verify(tmp_path / "x") == []


# --- the chain, judged by two programs ----------------------------------------------------------------------------------


TAMPERED = st.sampled_from(["drop", "double", "swap", "facts", "by", "hash", "prev", "seq", "target", "forge"])


@given(deeds=st.lists(st.tuples(TAMPERED, st.integers(0, 5), st.integers(0, 5)), max_size=3))
def test_the_verifier_and_the_system_judge_a_chain_alike(deeds):
    lines = chained("create", "submit", "decide", "decide", "close", "archive")
    for deed, first, second in deeds:
        lines = tampered(lines, deed, first % len(lines), second % len(lines)) if lines else lines
    system = [fault.removeprefix("matter 1: ") for fault in journal.faults_of_lines(lines)]
    assert list(faults_of_chain(lines)) == system
    whole = chained("create", "submit", "decide", "decide", "close", "archive")
    has_its_end = bool(lines) and lines[-1]["hash"] == whole[-1]["hash"]
    assert system or not has_its_end or lines == whole, "a chain whose end is known hides nothing"


def tampered(lines, deed, first, second):
    """What somebody did to the lines; a forger also writes the hash of the changed line anew."""
    lines = [dict(line) for line in lines]
    one, other = lines[first], lines[second]
    if deed == "drop":
        del lines[first]
    elif deed == "double":
        lines.insert(first, dict(one))
    elif deed == "swap":
        lines[first], lines[second] = other, one
    elif deed == "forge":
        said = {name: value for name, value in one.items() if name != "hash"} | {"facts": {"forged": second}}
        lines[first] = said | {"hash": journal.hash_of_said(said)}
    else:
        one[deed] = {"facts": {"share": "all"}, "by": 99, "seq": one["seq"] + 1, "target": "archived"}.get(deed, "f" * 64)
    return lines


# --- heads kept elsewhere -----------------------------------------------------------------------------------------------


def heads(tmp_path, *rows):
    path = tmp_path / "heads-2026.txt"
    path.write_text("# checkpoint 1 " + "0" * 64 + "\n" + "".join(f"{' '.join(map(str, row))}\n" for row in rows))
    return path


def test_exported_heads_find_a_journal_written_anew_as_a_whole(elsewhere, tmp_path):
    lines = chained("create", "submit", "decide", matter=7)
    exported = heads(tmp_path, (6, 1, "a" * 64), (7, 3, lines[2]["hash"]))
    assert verify(elsewhere, heads=exported) == [] and run(elsewhere, "--heads", str(exported))[0] == 0
    packed(elsewhere, entries=chained("create", "approve", "decide", matter=7), replace=True)
    assert verify(elsewhere) == []
    fault = "data/journal.jsonl: entry 3 is not there as it was exported to heads-2026.txt"
    assert verify(elsewhere, heads=exported) == [fault] and run(elsewhere, "--heads", str(exported)) == (1, [fault, "1 faults."])


@pytest.mark.parametrize(
    ("row", "fault"), [((8, 1, "a" * 64), "has nothing on matter 7"), ((7, 4, "a" * 64), "has a later entry, 4"), (("x",), "cannot be read")]
)
def test_heads_that_cannot_be_compared_say_so(elsewhere, tmp_path, row, fault):
    assert any(fault in line for line in verify(elsewhere, heads=heads(tmp_path, row)))
