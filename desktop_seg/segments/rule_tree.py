"""A rule as a tree of sentences to rearrange: groups with a way to join, and single conditions.

Plain values in, plain values out: each act returns a new tree, so that undoing is keeping the old one. A place is the
path of positions from the root. Used by: the rule editor (ui/wizards/rule_editor.py).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from desktop_seg.rules.tree import All, AnyOf, Everyone, Not, Rule

Path = tuple[int, ...]


class Join(StrEnum):
    """How the parts of a group go together."""

    ALL = "all"
    ANY = "any"
    NONE = "none"
    NOT_ALL = "not_all"


_TURNED = {Join.ALL: Join.NOT_ALL, Join.NOT_ALL: Join.ALL, Join.ANY: Join.NONE, Join.NONE: Join.ANY}


@dataclass(frozen=True, slots=True)
class Leaf:
    """One condition. rule: no All or AnyOf, nor Not of one."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions and groups that go together."""

    join: Join
    parts: "tuple[Node, ...]" = ()


Node = Leaf | Group


def tree_of(rule: Rule) -> Group:
    """Return the tree of a rule; its root is always a group."""
    node = _node(rule)
    return node if isinstance(node, Group) else Group(Join.ALL, (node,))


def rule_of_tree(node: Node) -> Rule:
    """Return the rule that a tree says; an empty group of "all" is everyone."""
    if isinstance(node, Leaf):
        return node.rule
    parts = [rule_of_tree(part) for part in node.parts]
    match node.join:
        case Join.ALL:
            return All(*parts)
        case Join.ANY:
            return AnyOf(*parts)
        case Join.NONE:
            return Not(AnyOf(*parts))
    return Not(All(*parts))


def _node(rule: Rule) -> Node:
    match rule:
        case Everyone():
            return Group(Join.ALL)
        case All(rules):
            return Group(Join.ALL, tuple(_node(part) for part in rules))
        case AnyOf(rules):
            return Group(Join.ANY, tuple(_node(part) for part in rules))
        case Not(AnyOf(rules)):
            return Group(Join.NONE, tuple(_node(part) for part in rules))
        case Not(All(rules)):
            return Group(Join.NOT_ALL, tuple(_node(part) for part in rules))
    return Leaf(rule)


def at(root: Group, path: Path) -> Node:
    """Return what stands at a place; the root at the empty path."""
    node: Node = root
    for position in path:
        assert isinstance(node, Group)
        node = node.parts[position]
    return node


def group_at(root: Group, path: Path) -> Path:
    """Return the place of the group in which something new goes when this place is chosen."""
    return path if isinstance(at(root, path), Group) else path[:-1]


def added(root: Group, path: Path, node: Node) -> Group:
    """Return the tree with something new at the end of a group."""
    return _changed(root, path, lambda group: replace(group, parts=(*group.parts, node)))


def put(root: Group, path: Path, node: Node) -> Group:
    """Return the tree with something else at a place that is not the root."""
    return _in_parent(root, path, lambda parts, here: (*parts[:here], node, *parts[here + 1 :]))


def removed(root: Group, path: Path) -> Group:
    """Return the tree without what stands at a place that is not the root."""
    return _in_parent(root, path, lambda parts, here: (*parts[:here], *parts[here + 1 :]))


def turned(root: Group, path: Path) -> Group:
    """Return the tree with what stands at a place turned round: who met it does not, and the other way round."""
    node = at(root, path)
    if isinstance(node, Group):
        return joined(root, path, _TURNED[node.join])
    rule = node.rule.rule if isinstance(node.rule, Not) else Not(node.rule)
    return put(root, path, Leaf(rule))


def joined(root: Group, path: Path, join: Join) -> Group:
    """Return the tree with a group joined in another way."""
    return _changed(root, path, lambda group: replace(group, join=join))


def wrapped(root: Group, path: Path) -> Group:
    """Return the tree with what stands at a place in a group of its own, to which more can be added."""
    return put(root, path, Group(Join.ANY, (at(root, path),)))


def unwrapped(root: Group, path: Path) -> Group:
    """Return the tree with the parts of a group in its place; they go together as the group around them says."""
    group = at(root, path)
    assert isinstance(group, Group)
    return _in_parent(root, path, lambda parts, here: (*parts[:here], *group.parts, *parts[here + 1 :]))


@dataclass(frozen=True, slots=True)
class Moved:
    """The tree after a move, and where that which was moved now stands."""

    root: Group
    path: Path


def moved(root: Group, path: Path, by: int) -> Moved | None:
    """Return the tree with two neighbours changed over; None at the edge of their group."""
    parent, here = path[:-1], path[-1]
    group = at(root, parent)
    assert isinstance(group, Group)
    there = here + by
    if not 0 <= there < len(group.parts):
        return None
    parts = list(group.parts)
    parts[here], parts[there] = parts[there], parts[here]
    return Moved(_changed(root, parent, lambda group: replace(group, parts=tuple(parts))), (*parent, there))


def moved_in(root: Group, path: Path) -> Moved | None:
    """Return the tree with something moved to the end of the group before it; None when there is none."""
    if path[-1] == 0:
        return None
    before = (*path[:-1], path[-1] - 1)
    group = at(root, before)
    if not isinstance(group, Group):
        return None
    made = added(removed(root, path), before, at(root, path))
    return Moved(made, (*before, len(group.parts)))


def moved_out(root: Group, path: Path) -> Moved | None:
    """Return the tree with something moved out of its group, behind it; None when it is in no group but the root."""
    if len(path) < 2:
        return None
    node, parent = at(root, path), path[:-1]
    without = removed(root, path)
    made = _in_parent(without, parent, lambda parts, here: (*parts[: here + 1], node, *parts[here + 1 :]))
    return Moved(made, (*parent[:-1], parent[-1] + 1))


def _in_parent(root: Group, path: Path, change: Callable[[tuple[Node, ...], int], Sequence[Node]]) -> Group:
    return _changed(root, path[:-1], lambda group: replace(group, parts=tuple(change(group.parts, path[-1]))))


def _changed(root: Group, path: Path, change: Callable[[Group], Group]) -> Group:
    if not path:
        return change(root)
    inside = root.parts[path[0]]
    assert isinstance(inside, Group)
    made = _changed(inside, path[1:], change)
    return replace(root, parts=(*root.parts[: path[0]], made, *root.parts[path[0] + 1 :]))


@dataclass(slots=True)
class History:
    """The tree as it is, with every earlier state to go back to."""

    root: Group
    before: list[Group] = field(default_factory=list)
    after: list[Group] = field(default_factory=list)

    def take(self, root: Group) -> None:
        """Go on with another tree."""
        self.before.append(self.root)
        self.after.clear()
        self.root = root

    def undo(self) -> None:
        """Go back one step, if there is one."""
        if self.before:
            self.after.append(self.root)
            self.root = self.before.pop()

    def redo(self) -> None:
        """Take back one undo, if there was one."""
        if self.after:
            self.before.append(self.root)
            self.root = self.after.pop()
