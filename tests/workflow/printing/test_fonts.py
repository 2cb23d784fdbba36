"""Faces: converted on demand, found in folders, never a blank box, always the same bytes."""

import shutil
from io import BytesIO

import pytest
from pypdf import PdfReader

from approvals.errors import NotComplete
from tests.workflow.printing.faces import face_file
from tests.workflow.printing.samples import SAMPLES
from tests.workflow.printing.samples.f01 import FORM
from tests.workflow.printing.samples.imprints import IMPRINT
from workflow.matters.delegations.papers.f01 import approval_form
from workflow.printing import floor
from workflow.printing.fonts import FANGSONG, HEI, MissingGlyph, Typecase
from workflow.printing.page import Around
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Row, field_of
from workflow.printing.tounicode import unicode_map

EXT_E = "\U0002c386"  # 𬎆, which the faces that come with Python do not have


def printed(words: str, case: Typecase) -> str:
    paper = Paper("表", case=case, around=Around())
    paper.table([Band((Row((field_of(words),)),))])
    return PdfReader(BytesIO(paper.bytes())).pages[0].extract_text()


def test_a_character_nobody_has_is_refused_by_name(case):
    with pytest.raises(MissingGlyph, match="U\\+2C386") as refusal:
        approval_form(FORM.__class__(**{**FORM.__dict__, "leader": f"赵{EXT_E}"}), IMPRINT, case=case)
    assert refusal.value.character == EXT_E
    assert refusal.value.package == "fonts-babelstone-han"
    assert isinstance(refusal.value, NotComplete)


def test_a_script_that_needs_shaping_is_refused_rather_than_misprinted(case):
    with pytest.raises(MissingGlyph):
        printed("ئابدۇراخمان", case)


def test_a_rare_face_in_the_schools_folder_prints_the_name(var, tmp_path):
    face_file(tmp_path / "rare.ttf", EXT_E, "BabelStone Han")
    assert f"赵{EXT_E}" in printed(f"赵{EXT_E}", Typecase(var=var, own=tmp_path, system=()))


def test_the_floor_reads_back_characters_beyond_the_basic_plane(case):
    assert "李𨱏、王𪾢、张\U0002b127" in printed("李𨱏、王𪾢、张\U0002b127", case)


def test_a_form_with_many_rare_characters_reads_back_whole(case):
    face = case.chains[FANGSONG][0]
    rare = "".join(chr(code) for code in sorted(face.cmap) if code > 0x20000 and chr(code).isalpha())[:300]
    assert printed(rare, case).replace("\n", "").count(rare) == 1


def test_the_unicode_map_holds_at_most_a_hundred_entries_a_block():
    text = unicode_map("F", [0, *range(0x20000, 0x20000 + 250)])
    assert [int(line.split()[0]) for line in text.splitlines() if line.endswith(" beginbfchar")] == [100, 100, 50]
    assert "<01> <D840DC00>" in text


def test_the_schools_own_face_comes_first(var, tmp_path):
    face_file(tmp_path / "own.ttf", "外事", "某某仿宋")
    case = Typecase(var=var, own=tmp_path, system=())
    assert case.face(FANGSONG, "外").name.startswith("own:")
    assert case.face(FANGSONG, "办").name.startswith("NotoSerifSC")
    assert case.face(HEI, "外").name.startswith("NotoSansSC")


def test_cff_outlines_and_broken_files_in_a_folder_are_passed_over(var, tmp_path):
    shutil.copy(floor.folder() / "NotoSansSC-Regular.otf", tmp_path / "仿宋.otf")
    (tmp_path / "broken.ttf").write_bytes(b"not a font")
    assert len(Typecase(var=var, own=tmp_path, system=()).chains[FANGSONG]) == 2


def test_the_same_form_gives_the_same_bytes_whatever_was_printed_before(case, tmp_path):
    for sample in SAMPLES:
        sample.DRAW(sample.PLAIN, IMPRINT, case=case)
    assert approval_form(FORM, IMPRINT, case=case) == approval_form(FORM, IMPRINT, case=Typecase(var=tmp_path, system=()))


def test_converted_glyphs_are_kept_for_the_next_process(tmp_path):
    printed("外事", Typecase(var=tmp_path, system=()))
    face = Typecase(var=tmp_path, system=()).floors["NotoSerifSC-Regular.otf"]
    face.prepare([ord("外")])
    assert {ord("外"), ord("事")} <= face.glyphs.keys()
    assert {path.suffix for path in (tmp_path / "fonts").iterdir()} == {".ttf"}


def test_a_spoilt_file_of_converted_glyphs_is_made_anew(tmp_path):
    printed("外事", Typecase(var=tmp_path, system=()))
    for path in (tmp_path / "fonts").iterdir():
        path.write_bytes(b"cut off")
    assert "外事" in printed("外事", Typecase(var=tmp_path, system=()))
