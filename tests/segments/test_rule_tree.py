"""The tree of sentences: it says the same rule, and every act can be undone and does what it says."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_seg.rules.tree import All, AnyOf, Everyone, Is, Not, Rule
from desktop_seg.segments import rule_tree
from desktop_seg.segments.rule_tree import Group, History, Join, Leaf, Moved, Node, Path, rule_of_tree, tree_of

A, B, C, D = (Is("frequency", "at_least", n) for n in range(1, 5))
_LEAVES = st.sampled_from([A, B, C, D, Not(A)]).map(Leaf)
_NODES = st.recursive(
    _LEAVES,
    lambda inside: st.builds(Group, st.sampled_from(Join), st.lists(inside, max_size=3).map(tuple)),
    max_leaves=8,
)
_TREES = st.builds(Group, st.sampled_from(Join), st.lists(_NODES, min_size=1, max_size=3).map(tuple))


def _holds(rule: Rule, n: int) -> bool:
    """Read a rule over people who came n times; nothing here knows of trees."""
    match rule:
        case Is(value=value):
            return n >= int(str(value))
        case Not(inner):
            return not _holds(inner, n)
        case All(rules):
            return all(_holds(part, n) for part in rules)
        case AnyOf(rules):
            return any(_holds(part, n) for part in rules)
    return True


def _paths(node: Node, path: Path = ()) -> list[Path]:
    below = (
        []
        if isinstance(node, Leaf)
        else [each for at, part in enumerate(node.parts) for each in _paths(part, (*path, at))]
    )
    return [path, *below]


def _same(one: Rule, other: Rule) -> bool:
    return all(_holds(one, n) == _holds(other, n) for n in range(6))


@given(_TREES)
def test_a_rule_becomes_a_tree_and_the_same_rule_again(root: Group) -> None:
    rule = rule_of_tree(root)
    assert rule_of_tree(tree_of(rule)) == rule
    assert tree_of(rule) == root


def test_rules_of_every_shape_have_a_group_for_their_root() -> None:
    for rule in (Everyone(), A, Not(A), All(), AnyOf(A), Not(AnyOf(A, B)), Not(All(A, B)), Not(Not(A))):
        root = tree_of(rule)
        assert isinstance(root, Group)
        assert _same(rule_of_tree(root), rule)


@given(_TREES, st.data())
def test_turning_round_twice_and_grouping_and_ungrouping_change_nothing(root: Group, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(_paths(root)))
    assert rule_tree.turned(rule_tree.turned(root, path), path) == root
    if path:
        wrapped = rule_tree.wrapped(root, path)
        assert _same(rule_of_tree(wrapped), rule_of_tree(root))
        assert rule_tree.unwrapped(wrapped, path) == root


@given(_TREES, st.data())
def test_turning_the_whole_round_takes_in_exactly_the_others(root: Group, data: st.DataObject) -> None:
    turned, rule = rule_of_tree(rule_tree.turned(root, ())), rule_of_tree(root)
    assert all(_holds(turned, n) != _holds(rule, n) for n in range(6))


@given(_TREES, st.data())
def test_moves_keep_every_condition_and_say_where_it_is(root: Group, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([each for each in _paths(root) if each]))
    node = rule_tree.at(root, path)
    up, down = rule_tree.moved(root, path, -1), rule_tree.moved(root, path, 1)
    for found in (up, down, rule_tree.moved_in(root, path), rule_tree.moved_out(root, path)):
        if found is not None:
            assert rule_tree.at(found.root, found.path) == node
            assert sorted(map(repr, _leaves(found.root))) == sorted(map(repr, _leaves(root)))
    if down is not None:
        back = rule_tree.moved(down.root, down.path, -1)
        assert back is not None
        assert back.root == root
    assert (rule_tree.moved_out(root, path) is None) == (len(path) == 1)


def _leaves(node: Node) -> list[Leaf]:
    return [node] if isinstance(node, Leaf) else [leaf for part in node.parts for leaf in _leaves(part)]


def test_acts_by_hand() -> None:
    root = tree_of(All(A, AnyOf(B, C)))
    assert rule_of_tree(rule_tree.added(root, (1,), Leaf(D))) == All(A, AnyOf(B, C, D))
    assert rule_of_tree(rule_tree.put(root, (1, 0), Leaf(D))) == All(A, AnyOf(D, C))
    assert rule_of_tree(rule_tree.removed(root, (1, 0))) == All(A, AnyOf(C))
    assert rule_of_tree(rule_tree.turned(root, (1,))) == All(A, Not(AnyOf(B, C)))
    assert rule_of_tree(rule_tree.turned(root, (0,))) == All(Not(A), AnyOf(B, C))
    assert rule_of_tree(rule_tree.joined(root, (), Join.NOT_ALL)) == Not(All(A, AnyOf(B, C)))
    assert rule_tree.moved_in(root, (0,)) is None
    out = rule_tree.moved_out(root, (1, 0))
    assert out == Moved(tree_of(All(A, AnyOf(C), B)), (2,))
    inside = rule_tree.moved_in(tree_of(All(AnyOf(B), A)), (1,))
    assert inside == Moved(tree_of(All(AnyOf(B, A))), (0, 1))
    assert rule_tree.group_at(root, (1, 0)) == (1,)
    assert rule_tree.group_at(root, (1,)) == (1,)


def test_history_goes_back_and_forth_and_forgets_what_was_undone_when_one_goes_on() -> None:
    history = History(tree_of(A))
    history.undo()
    history.take(tree_of(B))
    history.take(tree_of(C))
    history.undo()
    history.undo()
    assert history.root == tree_of(A)
    history.redo()
    assert history.root == tree_of(B)
    history.take(tree_of(D))
    history.redo()
    assert history.root == tree_of(D)
