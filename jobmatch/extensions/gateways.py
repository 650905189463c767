"""Gateways that carry messages out by themselves, each a small class behind one Protocol; without any, people send by hand."""

import json
import smtplib
import ssl
import urllib.error
import urllib.request
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol
from urllib.parse import SplitResult, unquote, urlsplit

from jobmatch.domain.messages import CODE_CHANNELS, Channel
from jobmatch.settings import Settings

PATIENCE_SECONDS = 20
PLAIN, WITH_TLS = "smtp", "smtps"


class GatewayFailed(Exception):
    """The gateway did not take the message; it will be tried again. Holds no address and no text."""


class Gateway(Protocol):
    """Carries one message to one address; ``message_id`` is the same at every try, so that a double can be told."""

    def send(self, address: str, subject: str, body: str, message_id: str) -> None:
        """Hand the message over.

        Raises:
            GatewayFailed: it was not taken.
        """


class SmtpGateway:
    """E-mail by the server of JOBMATCH_SMTP_URL; ``smtp`` is upgraded to TLS where the server offers it."""

    def __init__(self, url: str, sender: str, sender_name: str) -> None:
        self._server, self._sender, self._sender_name = urlsplit(url), sender, sender_name

    def send(self, address: str, subject: str, body: str, message_id: str) -> None:
        """Hand one e-mail to the server."""
        letter = EmailMessage()
        letter["From"], letter["To"] = f"{self._sender_name} <{self._sender}>", address
        letter["Subject"], letter["Message-ID"] = subject, f"<{message_id}@{self._sender.rpartition('@')[2]}>"
        letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(body)
        try:
            with _connected(self._server) as server:
                server.send_message(letter)
        except (OSError, smtplib.SMTPException) as error:
            raise GatewayFailed(type(error).__name__) from None


def _connected(address: SplitResult) -> smtplib.SMTP:
    host = address.hostname or "localhost"
    context = ssl.create_default_context()
    if address.scheme == WITH_TLS:
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, address.port or 465, timeout=PATIENCE_SECONDS, context=context)
    else:
        server = smtplib.SMTP(host, address.port or 587, timeout=PATIENCE_SECONDS)
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=context)
    if address.username:
        server.login(unquote(address.username), unquote(address.password or ""))
    return server


class SmsGateway:
    """SMS by a provider that takes JSON with ``to`` and ``text`` under a bearer token, as most here do."""

    def __init__(self, url: str, token: str) -> None:
        self._url, self._token = url, token

    def send(self, address: str, subject: str, body: str, message_id: str) -> None:
        """Post one SMS."""
        _post(self._url, self._token, {"to": address, "text": body, "id": message_id})


class WhatsAppGateway:
    """WhatsApp by the Cloud API's message address. Who writes first needs an approved template; ours has one field, the text."""

    def __init__(self, url: str, token: str, template: str) -> None:
        self._url, self._token, self._template = url, token, template

    def send(self, address: str, subject: str, body: str, message_id: str) -> None:
        """Post one template message."""
        words = {"type": "body", "parameters": [{"type": "text", "text": body}]}
        template = {"name": self._template, "language": {"code": "id"}, "components": [words]}
        message = {"messaging_product": "whatsapp", "to": address.removeprefix("+"), "type": "template", "template": template}
        _post(self._url, self._token, message)


def _post(url: str, token: str, content: Mapping[str, object]) -> None:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    request = urllib.request.Request(url, json.dumps(content).encode(), headers)  # noqa: S310 - settings take https only
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS):  # noqa: S310
            return
    except (OSError, urllib.error.URLError) as error:
        raise GatewayFailed(type(error).__name__) from None


class FileGateway:
    """The demo's only gateway: messages end as lines in a file and reach nobody."""

    def __init__(self, channel: Channel, folder: Path) -> None:
        self._channel, self._path = channel, folder / "messages.jsonl"

    def send(self, address: str, subject: str, body: str, message_id: str) -> None:
        """Write one line."""
        line = {"id": message_id, "channel": self._channel.value, "to": address, "subject": subject, "body": body}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


class Gateways:
    """The gateways of this process; opened once by the application factory."""

    def __init__(self) -> None:
        self._by_channel: dict[Channel, Gateway] = {}

    def open(self, settings: Settings) -> None:
        """Take the gateways from the settings; a demo gets none but a file."""
        if settings.is_demo:
            self._by_channel = {Channel.EMAIL: FileGateway(Channel.EMAIL, settings.state_dir / "outbox")}
            return
        self._by_channel = {}
        if address := settings.smtp_url.get_secret_value():
            self._by_channel[Channel.EMAIL] = SmtpGateway(address, settings.mail_from, settings.office_name)
        if settings.sms_url:
            self._by_channel[Channel.SMS] = SmsGateway(settings.sms_url, settings.sms_token.get_secret_value())
        if settings.whatsapp_url:
            token = settings.whatsapp_token.get_secret_value()
            self._by_channel[Channel.WHATSAPP] = WhatsAppGateway(settings.whatsapp_url, token, settings.whatsapp_template)

    @property
    def channels(self) -> frozenset[Channel]:
        """Return the channels that work by themselves."""
        return frozenset(self._by_channel)

    @property
    def can_send_codes(self) -> bool:
        """Tell whether one-time codes may be offered: only where a gateway brings them to a phone at once."""
        return not self.channels.isdisjoint(CODE_CHANNELS)

    def of(self, channel: Channel) -> Gateway:
        """Return the gateway of a channel.

        Raises:
            GatewayFailed: none is set (any more).
        """
        if channel not in self._by_channel:
            raise GatewayFailed("NotSet")
        return self._by_channel[channel]


gateways = Gateways()
