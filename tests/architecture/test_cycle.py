"""No module imports itself through others. import-linter looks at folders; this looks at every single module."""

import grimp


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = grimp.build_graph("desktop_seg", cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    # Take away, again and again, what imports nothing that is left; what remains stands in a circle or leads into one.
    while free := [module for module, imported in imports.items() if not imported & imports.keys() - {module}]:
        for module in free:
            del imports[module]
    assert not imports, f"these import each other: {sorted(imports)}"
