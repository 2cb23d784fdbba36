"""Programs of the cast: each acts for one person, with a token of theirs, over HTTP alone."""

import json
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from approvals.people import tokens
from tests.cast import cast, gather
from workflow.matters.delegations.rehearsal.filling import fill
from workflow.rehearsal.letters import letter

__all__ = ["Program", "cast", "gather"]

_key = count(1)
ROOT = "/api/v1"


class Program:
    """A program with somebody's token."""

    def __init__(self, person, *, scopes=("read", "write", "decide"), days: int = 3650, language: str = "en"):
        until = timezone.now() + timedelta(days=days)
        self.person, self.client, self.language = person, Client(), language
        self.token, self.clear_text = tokens.issue(person, name="test", scopes=scopes, expires_at=until, by=person)

    def ask(self, method: str, path: str, body: Any = None, *, key: str = "", **headers: str):
        """The bare response."""
        content = b"" if body is None else json.dumps(body, default=str).encode()
        headers = self._headers(key) | headers
        return self.client.generic(method, ROOT + path, content, content_type="application/json", headers=headers)

    def get(self, path: str) -> Any:
        response = self.ask("GET", path)
        assert response.status_code == 200, response.content.decode()
        return response.json()

    def post(self, path: str, body: Any = None, *, status: int = 200) -> Any:
        """A POST with a key of its own."""
        response = self.ask("POST", path, body, key=f"key-{next(_key)}")
        assert response.status_code == status, response.content.decode()
        return response.json()

    def put(self, path: str, body: Any, *, status: int = 200, **headers: str) -> Any:
        response = self.ask("PUT", path, body, **headers)
        assert response.status_code == status, response.content.decode()
        return response.json()

    def step(self, matter: int, step: str, *, status: int = 200, **body: Any) -> Any:
        return self.post(f"/matters/{matter}/steps/{step}", body, status=status)

    def attach(self, matter: int, kind: str, words: str = "letter", *, status: int = 201, key: str = "") -> Any:
        sent = {"kind": kind, "file": SimpleUploadedFile(f"{words}.pdf", letter(words), content_type="application/pdf")}
        response = self.client.post(f"{ROOT}/matters/{matter}/attachments", sent, headers=self._headers(key))
        assert response.status_code == status, response.content.decode()
        return response.json()

    def _headers(self, key: str) -> dict[str, str]:
        own = {"Authorization": f"Bearer {self.clear_text}", "Accept-Language": self.language}
        return own | ({"Idempotency-Key": key} if key else {})


@pytest.fixture(autouse=True)
def shelf_folder(tmp_path, settings):
    """An own folder for files and packages."""
    location = {"location": tmp_path / "files"}
    settings.STORAGES = settings.STORAGES | {"default": settings.STORAGES["default"] | {"OPTIONS": location}}
    settings.VAR = tmp_path


@pytest.fixture
def programs(cast) -> dict[str, Program]:
    """One for each of the cast, made when it is asked for."""

    class Programs(dict):
        def __missing__(self, username: str) -> Program:
            self[username] = Program(cast[username])
            return self[username]

    return Programs()


def written(gu: Program, application) -> int:
    """A complete draft of Gu's, by the API alone."""
    matter = gu.post("/delegations", {}, status=201)["matter"]["id"]
    invitation = gu.attach(matter, "invitation", f"invitation {matter}")
    gu.put(f"/delegations/{matter}/application", fill(application, invitation=invitation["sha256"]))
    return matter
