"""What the words of the spreadsheet say about a person: level of education, kind of work, housing.

In: table customer, the classes of words (model/word_class.py). Used by: rules, tables, analysis, exports.
A word that belongs to no class is unknown; unknown is never counted as low. The level of income is a metric
(metrics/income.py), because it compares with everyone else.
Source: resources/help/definitions.md#education-and-work.
"""

from desktop_seg.base.i18n import N_
from desktop_seg.model.field import Choice, Field, Kind

EDUCATION = (
    Choice("low", N_("Basic education")),
    Choice("middle", N_("Vocational or secondary education")),
    Choice("high", N_("Higher education")),
)

WORK = (
    Choice("employed", N_("Employed")),
    Choice("self_employed", N_("Self-employed")),
    Choice("student", N_("At school or studying")),
    Choice("retired", N_("Retired")),
    Choice("without_work", N_("Without paid work")),
)

HOUSING = (
    Choice("rents", N_("Rents")),
    Choice("owns", N_("Owns")),
)

PERSON_FIELDS: tuple[Field, ...] = (
    Field(
        "education_level",
        N_("Level of education"),
        Kind.CHOICE,
        "word_class('education', c.education)",
        "customer",
        help=N_("The words of the column “education”, brought together in three levels."),
        group="person",
        choices=EDUCATION,
    ),
    Field(
        "kind_of_work",
        N_("Kind of work"),
        Kind.CHOICE,
        "coalesce(word_class('work', c.work_status), word_class('work', c.occupation))",
        "customer",
        help=N_("By the work status; where that is not known, by the occupation."),
        group="person",
        choices=WORK,
    ),
    Field(
        "rents_or_owns",
        N_("Rents or owns the home"),
        Kind.CHOICE,
        "word_class('housing', c.housing)",
        "customer",
        help=N_("The words of the column “housing”, brought together."),
        group="person",
        choices=HOUSING,
    ),
    Field(
        "has_children",
        N_("Has children"),
        Kind.YES_NO,
        "c.children > 0",
        "customer",
        help=N_("By the number of children."),
        group="person",
    ),
    Field(
        "has_credit_warning",
        N_("Credit note says to be careful"),
        Kind.YES_NO,
        "CASE word_class('credit', c.credit_flag) WHEN 'bad' THEN 1 WHEN 'good' THEN 0 END",
        "customer",
        help=N_("The words of the column “credit note”, brought together."),
        group="relation",
    ),
)
