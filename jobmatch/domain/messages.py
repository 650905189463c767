"""Ways a message leaves the office: by hand in a chat, on paper, or through a gateway where one is set."""

from urllib.parse import quote

from jobmatch.domain.enums import Labelled
from jobmatch.domain.phones import PhoneKind, phone_kind
from jobmatch.domain.texts import N_

CHAT_ADDRESS = "https://wa.me/"


class Channel(Labelled):
    """The way of one message. Chat, group and letter need a person; the others a gateway."""

    CHAT = "chat", N_("Chat")
    GROUP = "group", N_("Grup kecamatan")
    LETTER = "letter", N_("Surat")
    EMAIL = "email", N_("Surel")
    SMS = "sms", N_("SMS")
    WHATSAPP = "whatsapp", N_("WhatsApp")


BY_HAND = (Channel.CHAT, Channel.GROUP, Channel.LETTER)
BY_GATEWAY = (Channel.EMAIL, Channel.WHATSAPP, Channel.SMS)
CODE_CHANNELS = (Channel.WHATSAPP, Channel.SMS)
"""Channels that reach a phone at once, as a one-time code must."""


def choose_channel(phone: str | None, email: str | None, gateways: frozenset[Channel]) -> tuple[Channel, str | None]:
    """Return how somebody is reached and under which address: by a gateway that is set, else by hand, else on paper."""
    mobile = phone if phone and phone_kind(phone) is not PhoneKind.FIXED else None
    if mobile:
        for channel in CODE_CHANNELS:
            if channel in gateways:
                return channel, mobile
    if email and Channel.EMAIL in gateways:
        return Channel.EMAIL, email
    return (Channel.CHAT, mobile) if mobile else (Channel.LETTER, None)


def chat_link(phone: str, body: str) -> str:
    """Return the address that opens a chat with the text filled in; whoever taps it sends it.

    Form: the digits with country code and no plus, the text percent-encoded (faq.whatsapp.com, "click to chat").
    """
    return f"{CHAT_ADDRESS}{phone.removeprefix('+')}?text={quote(body, safe='')}"


def group_link(body: str) -> str:
    """Return the address that offers a text for sending to any chat or group."""
    return f"{CHAT_ADDRESS}?text={quote(body, safe='')}"
