"""The owner's own mapping as text: a preset (see preset.py) of exactly these headings, with what a preset never knows.

    key, name, kind, signature, [columns], [quirks]  # as in a preset; the signature names all headings in their order
    [own]                                       # default_till, encoding, delimiter, preset, sums, set_aside
    [own.fields]                                # headings kept as fields of the shop's own -> kind of value
    [own.special."Allergie"]                    # purpose, consent, consent_date: kept as a special category
    [own.styles."Datum"]                        # how the cells of a column are written

It lies in the shop file and can be given to somebody with the same till. Used by: saved_mapping.
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from desktop_seg.base.errors import UserError
from desktop_seg.base.i18n import _
from desktop_seg.importing.cleaning.column import Style
from desktop_seg.importing.cleaning.kinds import cleaner
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.field import BY_KEY
from desktop_seg.importing.file_kind import FileKind
from desktop_seg.importing.plan import ColumnPlan, ImportPlan
from desktop_seg.importing.preset import LEFT_OUT
from desktop_seg.importing.special_use import planned, special_use, spoken_of, taken_up
from desktop_seg.model.money import Rate

_OWN_TEXTS = ("default_till", "encoding", "delimiter", "preset", "sums")
_FLAGS = ("without_customers", "paid_out_aside")


def to_toml(plan: ImportPlan) -> str:
    """Return the lasting part of a plan: what columns mean and how they are written, nothing of one file."""
    columns: dict[str, list[str]] = {}
    for column in plan.columns:
        if column.keep_as is None:
            columns.setdefault(column.field or LEFT_OUT, []).append(column.header)
    head = {
        "key": plan.fingerprint,
        "name": plan.name,
        "kind": str(plan.kind),
        "signature": [[column.header for column in plan.columns]],
    }
    quirks = {"default_channel": plan.default_channel, **{flag: getattr(plan, flag) for flag in _FLAGS}}
    own: dict[str, Any] = {name: getattr(plan, name) for name in _OWN_TEXTS}
    own["set_aside"] = [rate.currency for rate in plan.rates if not rate.worth]
    kept = {column.header: str(column.keep_as) for column in plan.columns if column.keep_as is not None}
    styles = {column.header: json.loads(column.style.to_text() or "{}") for column in plan.columns if column.style}
    tables = {"columns": columns, "quirks": _told(quirks), "own": _told(own), "own.fields": kept}
    headers = {column.index: column.header for column in plan.columns}
    tables |= {f"own.special.{_text(each.name)}": _told(asdict(taken_up(each, headers))) for each in plan.special}
    tables |= {f"own.styles.{_text(header)}": style for header, style in styles.items()}
    return "\n".join([_lines(head), *(f"[{name}]\n{_lines(table)}" for name, table in tables.items())])


def from_toml(text: str) -> ImportPlan:
    """Return the plan that a mapping stands for; what belongs to one file is empty. Raises UserError for other text."""
    try:
        raw = tomllib.loads(text)
        own, quirks = raw.get("own", {}), raw.get("quirks", {})
        fields = {header: field for field, headers in raw["columns"].items() for header in headers}
        (headers,) = raw["signature"]
        kept, styles = own.get("fields", {}), own.get("styles", {})
        special = {str(name): special_use(str(name), use) for name, use in own.get("special", {}).items()}
        told: dict[str, Any] = {flag: bool(quirks.get(flag, False)) for flag in _FLAGS}
        told |= {name: str(own.get(name, "")) for name in _OWN_TEXTS}
        return ImportPlan(
            name=str(raw["name"]),
            kind=FileKind(raw["kind"]),
            sheets=("",),
            header_row=1,
            columns=tuple(
                _column(ColumnPlan(index, str(header), *_meaning(header, fields, kept)), styles)
                for index, header in enumerate(headers)
            ),
            latest_day=0,
            default_channel=str(quirks.get("default_channel", "")),
            special=tuple(planned(name, use, headers) for name, use in special.items()),
            rates=tuple(Rate(str(code)) for code in own.get("set_aside", ())),
            **told,
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UserError(
            _("This is not a mapping that Desktop Seg has saved, or one of a newer version."),
            _("Choose another file, or answer the questions of the import; they will be saved anew."),
        ) from error


def without_special(plan: ImportPlan) -> ImportPlan:
    """Return a mapping that decides nothing of special categories: each owner has to decide that for themselves."""
    gone = {*spoken_of(plan.special), *(each.value for each in plan.special)}
    columns = (replace(each, keep_as=None, style=None) if each.index in gone else each for each in plan.columns)
    return replace(plan, columns=tuple(columns), special=())


def _meaning(
    header: str, fields: Mapping[str, str], kept: Mapping[str, str]
) -> tuple[str | None, None, ValueKind | None]:
    field = fields.get(header, LEFT_OUT)
    if field != LEFT_OUT and field not in BY_KEY:
        raise ValueError(field)
    return None if field == LEFT_OUT else field, None, ValueKind(kept[header]) if header in kept else None


def _column(plain: ColumnPlan, styles: Mapping[str, Any]) -> ColumnPlan:
    told = styles.get(plain.header)
    if plain.value is None or told is None:
        return plain
    style: Style = cleaner(plain.value).style(json.dumps(told))
    return ColumnPlan(plain.index, plain.header, plain.field, style, plain.keep_as)


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _lines(values: Mapping[str, Any]) -> str:
    return "".join(
        f"{name if name.isidentifier() else _text(name)} = {_value(each)}\n" for name, each in values.items()
    )


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return _text(value) if isinstance(value, str) else str(value)


def _text(text: str) -> str:
    # The escapes of JSON are those of TOML, but for the one sign that JSON leaves as it is.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
