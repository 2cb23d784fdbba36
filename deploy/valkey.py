"""The embedded Valkey: it only wakes workers, so it keeps nothing on disk; losing it loses nothing."""

import signal

import redis

from deploy import binaries
from deploy.embedded import Server

SETTINGS = """
bind 127.0.0.1
port {port}
requirepass {password}
save ""
appendonly no
dir {home}
"""


class Valkey(Server):
    name = "valkey"
    farewell = signal.SIGTERM

    def start(self) -> str:
        self.prepare()
        program = binaries.valkey()
        program = self.within_reach(program, program.parent)
        settings = self.write("valkey.conf", SETTINGS.format(port=self.port, password=self.password, home=self.home))
        self.launch(program, settings)
        return self.listening_at(self.url())

    def url(self) -> str:
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    def answers(self) -> bool:
        client = redis.Redis.from_url(self.url(), socket_connect_timeout=1, socket_timeout=1)
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False
        finally:
            client.close()
