"""What the compiler must be told about the shop: fields, sources of rows, where people come from, other segments."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from desktop_seg.model.field import Field
from desktop_seg.rules.compare_sql import Answers
from desktop_seg.rules.tree import Rule


@dataclass(frozen=True, slots=True)
class Lookup:
    """A table that says more about a row: what its columns name is found by its id, NULL where there is none.

    key_sql: the id in the row. table: the table whose `id` it is.
    """

    table: str
    key_sql: str


@dataclass(frozen=True, slots=True)
class RowSource:
    """Rows that belong to people: sales, sale lines, events.

    from_sql: what follows FROM, with everything that counts already filtered in `where_sql` ("1" when all do). The hole
    {figures} stands for the name of the table of figures as of the day, beside which further ones lie.
    customer_column, day_column: SQL names in it. fields: what may be filtered and measured.
    title: in the plural ("sale lines"), marked with N_. order: columns that put the rows of one day in order.
    tables: SQL aliases in from_sql and the tables they stand for. lookups: aliases that are not in from_sql, because
    a condition on them need not look at every row. has_undated: there may be rows without a day; they
    count where no window asks for one, at any as_of, as what is known of a customer does.
    covered: columns that the index of the customers holds; with others it is better to walk through the table. Empty:
    no such index. record_id: of the record that gives the row its day and is looked up for it, as the row itself has
    it; "" where there is none. id_column: of the row. sale_column: of the sale it belongs to. told: keys of the fields
    that tell a row from others.
    """

    key: str
    title: str
    from_sql: str
    customer_column: str
    day_column: str
    where_sql: str
    fields: Mapping[str, Field]
    order: tuple[str, ...] = ()
    tables: Mapping[str, str] = field(default_factory=dict)
    lookups: Mapping[str, Lookup] = field(default_factory=dict)
    has_undated: bool = False
    covered: frozenset[str] = frozenset()
    record_id: str = ""
    id_column: str = "NULL"
    sale_column: str = "NULL"
    told: tuple[str, ...] = ()

    def with_figures(self, table: str) -> "RowSource":
        """Return the source with the hole {figures} filled."""
        return replace(self, from_sql=self.from_sql.replace("{figures}", table))


@dataclass(frozen=True, slots=True)
class Context:
    """All that a rule is compiled against.

    as_of: day number the rule is evaluated at. fields: fields of people by key.
    people_sql(as_of): FROM and WHERE of everyone with the metrics as of that day, aliases c and m.
    key_sql: expression over c that gives the key of a person as lists print it.
    segment_rule(key): the filled rule of another segment; raises UserError when there is none.
    tables: aliases in columns and the tables they stand for. person: only of this one it is asked; None of all.
    figures(as_of): the table that {figures} in the rows of sources stands for. first_record(day): the lowest id of a
    record of that day or later, so that older ones need not be looked up; None when there is no such record.
    answers: how something is asked at once while a rule is compiled; None where that is not worth it.
    """

    as_of: int
    fields: Mapping[str, Field]
    sources: Mapping[str, RowSource]
    people_sql: Callable[[int], str]
    key_sql: str
    segment_rule: Callable[[str], Rule]
    tables: Mapping[str, str] = field(default_factory=dict)
    person: int | None = None
    figures: Callable[[int], str] = str
    first_record: Callable[[int], int | None] = lambda _day: 0
    answers: Answers | None = None

    @property
    def tables_of_people(self) -> Mapping[str, str]:
        """The tables that aliases in fields of people stand for as of the day."""
        return {**self.tables, "m": self.figures(self.as_of)}

    @property
    def rows(self) -> Mapping[str, RowSource]:
        """The sources as of the day, with the tables of that day filled in."""
        return {key: source.with_figures(self.figures(self.as_of)) for key, source in self.sources.items()}
