"""A certification authority and a time-stamp authority of our own, for tests of signatures: a root, a school, a clock."""

import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

PASSPHRASE = "印章"


class Authority:
    """A root that signs certificates and a list of those it took back; the list lies at ``crl_url`` once it is served."""

    def __init__(self, name: str = "澜江测试根") -> None:
        self.crl_url = ""
        self.key = rsa.generate_private_key(65537, 2048)
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.root = self._certificate(self.name, self.key, root=True)

    def pem(self) -> bytes:
        return self.root.public_bytes(Encoding.PEM)

    def asn1(self) -> asn1.Certificate:
        return asn1.Certificate.load(self.root.public_bytes(Encoding.DER))

    def bundle(self, path: Path) -> Path:
        """A PKCS#12 file of the school."""
        key = rsa.generate_private_key(65537, 2048)
        certificate = self._certificate(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "澜江大学")]), key)
        sealed = BestAvailableEncryption(PASSPHRASE.encode())
        path.write_bytes(pkcs12.serialize_key_and_certificates(b"school", key, certificate, [self.root], sealed))
        return path

    def revoked(self) -> bytes:
        """Nobody."""
        now = datetime.now(UTC)
        made = x509.CertificateRevocationListBuilder(self.name, now - timedelta(hours=1), now + timedelta(days=7))
        return made.add_extension(x509.CRLNumber(1), False).sign(self.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def stamper(self) -> DummyTimeStamper:
        key = rsa.generate_private_key(65537, 2048)
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "澜江测试时间戳")])
        certificate = self._certificate(name, key, usage=[ExtendedKeyUsageOID.TIME_STAMPING])
        private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        known = SimpleCertificateStore()
        known.register(self.asn1())
        own = asn1.Certificate.load(certificate.public_bytes(Encoding.DER))
        return DummyTimeStamper(own, keys.PrivateKeyInfo.load(private), certs_to_embed=known)

    def _certificate(self, name, key, *, root: bool = False, usage=None) -> x509.Certificate:
        now = datetime.now(UTC)
        made = (
            x509.CertificateBuilder()
            .subject_name(name).issuer_name(self.name).public_key(key.public_key()).serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=365))
            .add_extension(x509.BasicConstraints(ca=root, path_length=None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), False)
            .add_extension(x509.KeyUsage(not root, not root, False, False, False, root, root, False, False), critical=True)
        )  # fmt: skip
        if usage:
            made = made.add_extension(x509.ExtendedKeyUsage(usage), critical=True)
        if self.crl_url and not root:
            point = x509.DistributionPoint([x509.UniformResourceIdentifier(self.crl_url)], None, None, None)
            made = made.add_extension(x509.CRLDistributionPoints([point]), False)
        return made.sign(self.key, hashes.SHA256())


@contextmanager
def serving(authority: Authority):
    """The two addresses of an authority: /crl and /stamp, on a real port; yields the address of the stamps."""

    class Desk(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer("application/pkix-crl", authority.revoked())

        def do_POST(self) -> None:
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            self._answer("application/timestamp-reply", stamper.request_tsa_response(asked).dump())

        def _answer(self, kind: str, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *said) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    authority.crl_url = f"http://127.0.0.1:{server.server_port}/crl"
    stamper = authority.stamper()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/stamp"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
