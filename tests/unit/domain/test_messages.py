"""How a message reaches somebody: by a gateway that is set, else by hand, else on paper."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.domain.messages import Channel, chat_link, choose_channel, group_link

MOBILE, FIXED, EMAIL = "+6281234567890", "+62732123456", "sdm@contoh.example"
NONE, ALL = frozenset(), frozenset({Channel.EMAIL, Channel.SMS, Channel.WHATSAPP})


@pytest.mark.parametrize(
    ("phone", "email", "gateways", "expected"),
    [
        (MOBILE, EMAIL, NONE, (Channel.CHAT, MOBILE)),
        (MOBILE, None, frozenset({Channel.EMAIL}), (Channel.CHAT, MOBILE)),
        (None, EMAIL, NONE, (Channel.LETTER, None)),
        (None, None, ALL, (Channel.LETTER, None)),
        (FIXED, None, ALL, (Channel.LETTER, None)),
        (FIXED, EMAIL, ALL, (Channel.EMAIL, EMAIL)),
        (MOBILE, EMAIL, frozenset({Channel.EMAIL}), (Channel.EMAIL, EMAIL)),
        (MOBILE, EMAIL, ALL, (Channel.WHATSAPP, MOBILE)),
        (MOBILE, None, frozenset({Channel.SMS}), (Channel.SMS, MOBILE)),
        ("+60123456789", None, NONE, (Channel.CHAT, "+60123456789")),
    ],
)
def test_channel_follows_what_is_known_and_set(phone, email, gateways, expected):
    assert choose_channel(phone, email, gateways) == expected


@given(st.text(max_size=300).filter(lambda text: "\x00" not in text))
def test_chat_link_carries_the_text_unharmed(body):
    body = body.encode("utf-8", "ignore").decode()
    address = urlsplit(chat_link(MOBILE, body))
    assert (address.netloc, address.path) == ("wa.me", "/6281234567890")
    assert parse_qs(address.query, keep_blank_values=True) == {"text": [body]}
    assert parse_qs(urlsplit(group_link(body)).query, keep_blank_values=True) == {"text": [body]}
