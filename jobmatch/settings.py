"""Everything that can be set, read once from the environment and checked at start. No secret has a default."""

from pathlib import Path
from typing import Self

from pydantic import AliasChoices, Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Frozen settings; each field is the environment variable ``JOBMATCH_<NAME>``."""

    model_config = SettingsConfigDict(env_prefix="JOBMATCH_", frozen=True, extra="ignore")

    state_dir: Path = Field(description="Folder for the database file, keys, queue and caches")
    database_url: str = Field(
        default="",
        validation_alias=AliasChoices("DATABASE_URL", "JOBMATCH_DATABASE_URL", "database_url"),
        description="Database address; empty means an SQLite file in the state folder",
    )
    secret_key: SecretStr = Field(description="Signs sessions and forms; 32 characters or more")
    nik_key: SecretStr = Field(description="Encrypts NIK and KK; 64 hexadecimal digits. Lost key, lost numbers")
    index_key: SecretStr = Field(description="Keys the search index over NIK and KK; 64 hexadecimal digits")
    is_demo: bool = Field(default=False, description="Marks every page DATA CONTOH and refuses real gateways")
    is_https: bool = Field(default=True, description="Whether the site is reached over HTTPS (secure cookies)")
    base_url: str = Field(default="http://localhost:5000", description="Address printed in links and tickets")
    office_name: str = Field(
        default="Dinas Tenaga Kerja dan Transmigrasi Kabupaten Rejang Lebong", description="Name on pages and papers"
    )
    office_phone: str = Field(default="", description="Number that answers 1/2/3 are sent to, shown on pages")
    smtp_url: SecretStr = Field(default=SecretStr(""), description="smtp://user:password@host:port, empty for none")
    mail_from: str = Field(default="", description="Sender of e-mails; must be set with JOBMATCH_SMTP_URL")
    sms_url: str = Field(default="", description="Address that takes an SMS as JSON (to, text, id), empty for none")
    sms_token: SecretStr = Field(default=SecretStr(""), description="Bearer token for JOBMATCH_SMS_URL")
    whatsapp_url: str = Field(default="", description="Message address of the WhatsApp Cloud API, empty for none")
    whatsapp_token: SecretStr = Field(default=SecretStr(""), description="Bearer token for JOBMATCH_WHATSAPP_URL")
    whatsapp_template: str = Field(default="kabar", description="Approved template with one field, the text")
    bps_api_key: SecretStr = Field(
        default=SecretStr(""),
        validation_alias=AliasChoices("BPS_API_KEY", "JOBMATCH_BPS_API_KEY", "bps_api_key"),
        description="Key of the BPS WebAPI; empty means that figures are typed in or imported",
    )
    bps_variables: str = Field(
        default="",
        pattern=r"^([a-z_]+=\d+(, *[a-z_]+=\d+)*)?$",
        description="Which BPS variable refreshes which series, as `tpt=1,tpak=2`; `flask figures bps-find` lists them",
    )
    proxy_count: int = Field(
        default=0, ge=0, le=3, description="Proxies of your own before the site, whose X-Forwarded headers are believed"
    )
    backup_key: SecretStr = Field(
        default=SecretStr(""), description="Seals backups; 64 hexadecimal digits. Without it no backup is made or read"
    )
    backup_dir: Path | None = Field(default=None, description="Folder for backups; empty means backups in the state folder")
    backup_days: int = Field(default=30, ge=7, description="Days that backups are kept here; the newest seven always stay")
    backup_command: str = Field(
        default="",
        description="Program that takes a backup off this machine; {file} stands for it, as in: rclone copy {file} far:",
    )
    metrics_token: SecretStr = Field(default=SecretStr(""), description="Bearer token for /metrik; empty, and it is not there")
    start_command: str = Field(default="", description="What ./run update starts the services with, and")
    stop_command: str = Field(default="", description="stops them with, as in: systemctl stop jobmatch-site jobmatch-worker")
    settings: Path | None = Field(default=None, description="File that ./run reads these from; empty means state/office")
    session_hours: int = Field(default=12, ge=1, le=72, description="Hours until a staff session ends")

    @field_validator("secret_key")
    @classmethod
    def _secret_is_long(cls, value: SecretStr) -> SecretStr:
        if len(value.get_secret_value()) < 32:
            raise ValueError("JOBMATCH_SECRET_KEY needs at least 32 characters")
        return value

    @field_validator("nik_key", "index_key")
    @classmethod
    def _key_is_256_bit(cls, value: SecretStr) -> SecretStr:
        if len(bytes.fromhex(value.get_secret_value())) != 32:
            raise ValueError("this key needs exactly 64 hexadecimal digits")
        return value

    @field_validator("backup_key")
    @classmethod
    def _backup_key_is_256_bit(cls, value: SecretStr) -> SecretStr:
        return cls._key_is_256_bit(value) if value.get_secret_value() else value

    @field_validator("backup_dir", "settings", mode="before")
    @classmethod
    def _empty_folder_is_none(cls, value: object) -> object:
        return value or None

    @field_validator("sms_url", "whatsapp_url")
    @classmethod
    def _gateway_is_private(cls, value: str) -> str:
        if value and not value.startswith(("https://", "http://127.0.0.1:")):
            raise ValueError("a gateway is reached by https, for it is told names and numbers")
        return value

    @model_validator(mode="after")
    def _gateways_fit(self) -> Self:
        has_smtp = bool(self.smtp_url.get_secret_value())
        if self.is_demo and (has_smtp or self.sms_url or self.whatsapp_url):
            raise ValueError("a demo writes its messages to a file: leave JOBMATCH_SMTP_URL, _SMS_URL and _WHATSAPP_URL empty")
        if has_smtp and "@" not in self.mail_from:
            raise ValueError("JOBMATCH_SMTP_URL needs JOBMATCH_MAIL_FROM, the office's own e-mail address")
        return self

    @model_validator(mode="after")
    def _keys_differ(self) -> Self:
        if self.nik_key.get_secret_value() == self.index_key.get_secret_value():
            raise ValueError("JOBMATCH_NIK_KEY and JOBMATCH_INDEX_KEY must differ")
        return self

    @property
    def backups(self) -> Path:
        """Return the folder for backups."""
        return self.backup_dir or self.state_dir / "backups"

    @property
    def bps_series(self) -> dict[str, int]:
        """Return the BPS variable of each series that has one."""
        pairs = (part.split("=") for part in self.bps_variables.replace(" ", "").split(",") if part)
        return {name: int(number) for name, number in pairs}

    @property
    def database(self) -> str:
        """Return the SQLAlchemy address of the database."""
        if not self.database_url:
            return f"sqlite:///{self.state_dir.resolve() / 'jobmatch.sqlite3'}"
        scheme, rest = self.database_url.split("://", 1)
        if scheme in ("postgres", "postgresql"):
            return f"postgresql+psycopg://{rest}"
        return self.database_url
