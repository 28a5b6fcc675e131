"""What imports left behind of a column of special data: rows set aside, bad cells, mended cells, the decision itself.

Used by: people/special_field.py, when the owner deletes such a field for good.
"""

import json
from dataclasses import replace

from desktop_seg.base.errors import UserError
from desktop_seg.importing.fingerprint import norm
from desktop_seg.importing.mapping_file import from_toml, to_toml, without_special
from desktop_seg.importing.plan import from_json, to_json
from desktop_seg.store import import_file, mapping_profile
from desktop_seg.store.database import Database
from desktop_seg.store.import_file import ImportFile
from desktop_seg.store.own_field import OwnField, name_of


def forget(db: Database, field: OwnField) -> None:
    """Forget all decisions to keep the column of a field, and blank its cells in what imports set aside.

    Also of imports in which it was held back: their rows were set aside whole. A file may know the field by the name it
    came with, or by the one the owner gave it since.
    """
    names = frozenset((norm(field.name), norm(name_of(field.key))))
    for profile in mapping_profile.everything(db):
        try:
            plan = from_toml(profile.mapping)
        except UserError:
            continue  # a newer program saved it; this one decides nothing by it
        if any(norm(each.name) in names for each in plan.special):
            mapping_profile.save(db, replace(profile, mapping=to_toml(without_special(plan))))
    for each in import_file.imports(db):
        _forget_in(db, each, names)


def _forget_in(db: Database, imported: ImportFile, names: frozenset[str]) -> None:
    try:
        plan = from_json(json.loads(imported.plan_json))
    except UserError:
        return
    for column in plan.columns:
        if norm(column.header) not in names:
            continue
        plan = replace(
            plan,
            repairs=tuple(each for each in plan.repairs if each.index != column.index),
            replacements=tuple(each for each in plan.replacements if each.index != column.index),
        )
        told = json.dumps(to_json(plan), ensure_ascii=False)
        import_file.blank_column(db, imported.id, column.index, column.header, told)
