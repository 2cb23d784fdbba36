"""A warm form by our workshop, beside the same form as HTML by WeasyPrint and as a document by LibreOffice, in one run.

The others are measured where they are installed (`weasyprint`; `docxtpl` with `soffice`) and passed over, in words, where not.
"""

import importlib.util
import shutil
import subprocess
import time
from collections.abc import Callable
from html import escape
from pathlib import Path
from statistics import median

import psutil
import pytest

from tests.bench.measuring import table, taking_turns
from tests.workflow.printing.samples.f01 import FORM
from tests.workflow.printing.samples.imprints import IMPRINT
from workflow.matters.delegations.papers.f01 import approval_form
from workflow.printing.archival import archival

GOAL_CPU, GOAL_MB, RUNS = 0.120, 300, 12
MEGABYTE = 1024 * 1024


def ours() -> bytes:
    return archival(approval_form(FORM, IMPRINT))


def lines() -> list[tuple[str, str]]:
    """F1 as plain pairs: the same words for every candidate."""
    told = [("团组名称", FORM.group), ("组团单位", FORM.unit), ("团长姓名", FORM.leader), ("出访国家、地区", FORM.places), ("出访任务", FORM.task)]
    told += [(member.name, f"{member.unit}　{member.post}　{member.category}") for member in FORM.members]
    return told + [(one.name, one.words) for one in (*FORM.foreign_affairs.opinions, *FORM.finance.opinions, *FORM.personnel.opinions)]


def by_weasyprint() -> Callable[[], bytes]:
    weasyprint = pytest.importorskip("weasyprint")
    rows = "".join(f"<tr><th>{escape(name)}</th><td>{escape(words)}</td></tr>" for name, words in lines())
    style = "<style>@page{size:A4} table{border-collapse:collapse;width:100%} th,td{border:1px solid}</style>"
    return lambda: weasyprint.HTML(string=f"{style}<h1>因公临时出国任务和预算审批意见表</h1><table>{rows}</table>").write_pdf()


def by_libreoffice(folder: Path) -> Callable[[], object]:
    docxtpl, docx = importlib.import_module("docxtpl"), importlib.import_module("docx")
    blank = docx.Document()
    form = blank.add_table(rows=0, cols=2)
    for at, _line in enumerate(lines()):
        cells = form.add_row().cells
        cells[0].text, cells[1].text = f"{{{{ n{at} }}}}", f"{{{{ w{at} }}}}"
    blank.save(str(folder / "blank.docx"))

    def printed() -> None:
        filled = docxtpl.DocxTemplate(str(folder / "blank.docx"))
        filled.render({key: words for at, (name, said) in enumerate(lines()) for key, words in ((f"n{at}", name), (f"w{at}", said))})
        filled.save(str(folder / "filled.docx"))
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "filled.docx")]
        subprocess.run(command, check=True, capture_output=True, timeout=120)

    return printed


def installed(tmp_path: Path) -> dict[str, Callable[[], object]]:
    """The candidates of this machine; of the others it is said that they are not here."""
    found: dict[str, Callable[[], object]] = {"our workshop, archival form": ours}
    if importlib.util.find_spec("weasyprint"):
        found["WeasyPrint"] = by_weasyprint()
    else:
        print("\nWeasyPrint is not installed: passed over.")
    if importlib.util.find_spec("docxtpl") and shutil.which("soffice"):
        found["docxtpl and LibreOffice"] = by_libreoffice(tmp_path)
    else:
        print("docxtpl or soffice is not installed: passed over.")
    return found


def test_a_warm_form_is_quick_and_light(tmp_path):
    candidates = installed(tmp_path)
    table("F1, warm", taking_turns({name: [run] * RUNS for name, run in candidates.items()}), base="our workshop, archival form")
    spent = []
    for _run in range(RUNS):
        began = time.process_time()
        ours()
        spent.append(time.process_time() - began)
    held = psutil.Process().memory_full_info().uss / MEGABYTE
    print(f"  ours: {median(spent) * 1000:.1f} ms of CPU (goal {GOAL_CPU * 1000:.0f}), this process {held:.0f} MB (goal {GOAL_MB}), {len(ours()) // 1024} KB")
    assert median(spent) < GOAL_CPU
    assert held < GOAL_MB
