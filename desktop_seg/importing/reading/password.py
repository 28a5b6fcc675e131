"""Opens workbooks that are protected with a password, in memory only.

The password comes from the owner through the session, is used here and forgotten with the import; it is never written
to a disk or a log, nor are the plain bytes. Called by source.
"""

import io
from dataclasses import dataclass
from pathlib import Path

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.importing.reading import container as containers
from desktop_seg.importing.reading.container import Container, damaged
from desktop_seg.importing.reading.content import Content, in_memory
from desktop_seg.importing.reading.xml_part import hostile

MOST_TRIES = 3
# Excel opens workbooks with this password without asking: it protects the structure of a workbook, not its reading.
_OPEN_TO_ALL = "VelvetSweatshop"
# Excel turns a password 100,000 times; ten times as often takes a second, more is meant to block the computer.
_MOST_TURNS = 1_000_000
MOST_BYTES = 512 << 20


@dataclass(frozen=True, slots=True, repr=False)
class Password:
    """A password on its way to the file it opens; never shown, not even in a report of a bug."""

    text: str

    def __repr__(self) -> str:
        return "Password(...)"


class PasswordNeeded(UserError):
    """The file can be read once its password is known. is_wrong: one was given that does not open it."""

    def __init__(self, what: str, what_to_do: str, is_wrong: bool = False) -> None:
        super().__init__(what, what_to_do)
        self.is_wrong = is_wrong

    def __reduce__(self) -> tuple[type["PasswordNeeded"], tuple[str, str, bool]]:  # type: ignore[override] # tells one thing more than UserError
        return type(self), (self.what, self.what_to_do, self.is_wrong)


def unlocked(content: Content, password: Password | None) -> Content:
    """Return the plain bytes of a protected workbook.

    Raises PasswordNeeded without the right password, UserError when nothing can open the file.
    """
    with content.open() as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise hostile(content.path)
    for text in (_OPEN_TO_ALL, *([password.text] if password else [])):
        plain = _decrypted(content.path, data, text)
        if plain is not None:
            return in_memory(content.path, plain)
    raise _needed(content.path, is_wrong=password is not None)


def given_up(path: Path) -> UserError:
    """Return the sentence after the last try."""
    return UserError(
        _("None of the passwords opens {file}.").format(file=path.name),
        _("Ask whoever made the file for the password, or export it again without one."),
    )


def _needed(path: Path, *, is_wrong: bool) -> PasswordNeeded:
    if is_wrong:
        what = _("This password does not open {file}.").format(file=path.name)
        return PasswordNeeded(what, _("Look at capital letters and type it again."), is_wrong=True)
    return PasswordNeeded(
        _("{file} is protected with a password.").format(file=path.name),
        _("Type the password; it is used once and not kept."),
    )


def _decrypted(path: Path, data: bytes, text: str) -> bytes | None:
    """Return the plain bytes, None when the password does not fit."""
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError

    plain = io.BytesIO()
    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(data))
        info = getattr(office, "info", None) or {}
        if info.get("spinValue", 0) > _MOST_TURNS:
            raise hostile(path)
        if getattr(office, "format", "") == "ooxml":
            office.load_key(password=text, verify_password=True)
        else:
            office.load_key(password=text)
        office.decrypt(plain)
    except InvalidKeyError:
        return None
    except (DecryptionError, FileFormatError) as error:
        raise containers.refusal(path, Container.PROTECTED) from error
    except UserError:
        raise
    except Exception as error:
        # The library raises what its parsing stumbles over; all of it means damage.
        raise damaged(path) from error
    return plain.getvalue()
