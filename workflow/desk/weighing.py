"""Weighing (比对上传): an upload is only hashed while it comes in; no byte of it is kept, in memory or on disk."""

import hashlib
from io import BytesIO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest


class Weighed(UploadedFile):
    """What is left of an upload: its SHA-256 and its size."""

    def __init__(self, name: str, size: int, sha256: str):
        super().__init__(BytesIO(), name, size=size)
        self.sha256 = sha256


class Weighing(FileUploadHandler):
    """Django's handler of uploads for one request; what lies beyond the limit is not even hashed."""

    def __init__(self, request: HttpRequest, *, limit: int):
        super().__init__(request)
        self.limit = limit

    def new_file(self, *args, **kwargs) -> None:
        super().new_file(*args, **kwargs)
        self.said, self.seen = hashlib.sha256(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.seen += len(raw_data)
        if self.seen <= self.limit:
            self.said.update(raw_data)

    def file_complete(self, file_size: int) -> Weighed:
        return Weighed(self.file_name or "", file_size, self.said.hexdigest())
