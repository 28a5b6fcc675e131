"""No module imports itself through others. import-linter looks at folders; this looks at every single module."""

import grimp


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = grimp.build_graph("desktop_seg", cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    # Take away, again and again, what imports nothing that is left and what nothing left imports: circles remain.
    while free := [
        module for module in imports if not (imports[module] & imports.keys() and _importers(module, imports))
    ]:
        for module in free:
            del imports[module]
    assert not imports, f"these import each other: {sorted(imports)}"


def _importers(module: str, imports: dict[str, set[str]]) -> list[str]:
    return [other for other, imported in imports.items() if module in imported]
