"""A mail server for tests (测试邮件服务器): keeps what it accepts, and fails as it is told.

``mood``: ok · defer (451) · refuse (550) · silent (answers nothing) · cut (250 to the letter, then hangs up)
"""

import email
import socketserver
import threading
from email.message import Message
from types import TracebackType


class PostOffice(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, mood: str = "ok") -> None:
        super().__init__(("127.0.0.1", 0), Counter)
        self.mood = mood
        self.letters: list[Message] = []
        self.recipients: list[str] = []
        self.closing = threading.Event()

    @property
    def port(self) -> int:
        return self.server_address[1]

    @property
    def ids(self) -> list[str]:
        return [letter["Message-ID"] for letter in self.letters]

    def __enter__(self) -> "PostOffice":
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.closing.set()
        self.shutdown()
        self.server_close()


class Counter(socketserver.StreamRequestHandler):
    """One conversation."""

    server: PostOffice

    def handle(self) -> None:
        if self.server.mood == "silent":
            self.server.closing.wait(30)
            return
        self.say("220 post office")
        try:
            while line := self.rfile.readline():
                if not self.answer(line.decode().strip()):
                    return
        except ConnectionError:
            return

    def answer(self, line: str) -> bool:
        verb = line[:4].upper()
        if verb == "RCPT":
            self.say({"defer": "451 later", "refuse": "550 no such person"}.get(self.server.mood, "250 ok"))
        elif verb == "DATA":
            self.say("354 go on")
            self.keep()
            self.say("250 taken")
            return self.server.mood != "cut"
        else:
            self.say("221 bye" if verb == "QUIT" else "250 ok")
        return verb != "QUIT"

    def keep(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        self.server.letters.append(email.message_from_bytes(b"".join(lines)))

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")
