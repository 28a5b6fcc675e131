"""The import fields: everything a column of a spreadsheet can mean.

A field knows how its cells are cleaned (ValueKind of cleaning), in which kinds of file it makes sense, and under which
heading it stands in the choice "Means" of the wizard. Keys are those of the synonym table.
Used by: synonym, recognise, plan, writing (which puts each field into its column of the shop file).
"""

from dataclasses import dataclass
from enum import StrEnum

from desktop_seg.base.i18n import N_
from desktop_seg.importing.cleaning.value_kind import ValueKind
from desktop_seg.importing.file_kind import FileKind


class FieldGroup(StrEnum):
    """Headings in the list of fields, in the order in which they are shown."""

    SALE = "sale"
    MONEY = "money"
    PRODUCT = "product"
    CUSTOMER = "customer"
    ADDRESS = "address"
    CONSENT = "consent"
    ABOUT = "about"
    LEFT_OUT = "left_out"


GROUP_TITLES: dict[FieldGroup, str] = {
    FieldGroup.SALE: N_("The sale"),
    FieldGroup.MONEY: N_("Amounts"),
    FieldGroup.PRODUCT: N_("The article"),
    FieldGroup.CUSTOMER: N_("The customer"),
    FieldGroup.ADDRESS: N_("Address and contact"),
    FieldGroup.CONSENT: N_("May we write?"),
    FieldGroup.ABOUT: N_("About the customer"),
    FieldGroup.LEFT_OUT: N_("Known, but not needed"),
}

ALL = frozenset(FileKind)
SALES = frozenset({FileKind.SALE_LINES, FileKind.RECEIPTS})
LINES = frozenset({FileKind.SALE_LINES})
PEOPLE = frozenset({FileKind.CUSTOMERS})


@dataclass(frozen=True, slots=True)
class ImportField:
    """One meaning of a column.

    title: marked with N_. kinds: the kinds of file it can stand in.
    is_kept: False for columns that are recognised only so that nothing else is made of them (fees of a platform,
    totals that the program works out for itself); they are not written.
    """

    key: str
    title: str
    value: ValueKind
    group: FieldGroup
    kinds: frozenset[FileKind]
    is_kept: bool = True


def _group(group: FieldGroup, *rows: tuple[str, str, ValueKind, frozenset[FileKind]]) -> tuple[ImportField, ...]:
    return tuple(
        ImportField(key, title, value, group, kinds, is_kept=group is not FieldGroup.LEFT_OUT)
        for key, title, value, kinds in rows
    )


_SALE = _group(
    FieldGroup.SALE,
    ("order_id", N_("Receipt or order number"), ValueKind.ID, SALES),
    ("line_id", N_("Line number"), ValueKind.ID, LINES),
    ("order_date", N_("Date of the sale"), ValueKind.MOMENT, SALES),
    ("order_time", N_("Time of the sale"), ValueKind.TIME, SALES),
    ("paid_date", N_("Date of payment"), ValueKind.DATE, SALES),
    ("due_date", N_("To be paid before"), ValueKind.PLANNED_DATE, SALES),
    ("cancelled_at", N_("Cancelled on"), ValueKind.DATE, SALES),
    ("order_status", N_("State of the sale"), ValueKind.SALE_STATUS, SALES),
    ("payment_status", N_("State of the payment"), ValueKind.SALE_STATUS, SALES),
    ("event_type", N_("Sale or return"), ValueKind.LINE_TYPE, SALES),
    ("return_reason", N_("Reason of the return"), ValueKind.CHOICE, SALES),
    ("payment_method", N_("Way of paying"), ValueKind.CHOICE, SALES),
    ("discount_code", N_("Coupon code"), ValueKind.TEXT, SALES),
    ("channel", N_("Shop or web shop"), ValueKind.CHOICE, SALES),
    ("location", N_("Branch"), ValueKind.CHOICE, SALES),
    ("register", N_("Till"), ValueKind.CHOICE, SALES),
    ("employee", N_("Sold by"), ValueKind.TEXT, SALES),
)
_MONEY = _group(
    FieldGroup.MONEY,
    ("order_total", N_("Total of the receipt"), ValueKind.MONEY, SALES),
    ("line_total", N_("Amount of the line"), ValueKind.MONEY, LINES),
    ("net_total", N_("Net amount"), ValueKind.MONEY, SALES),
    ("gross_sales", N_("Gross amount (before discount)"), ValueKind.MONEY, SALES),
    ("unit_price", N_("Price of one"), ValueKind.MONEY, LINES),
    ("quantity", N_("Quantity"), ValueKind.QUANTITY, LINES),
    ("discount_amount", N_("Discount"), ValueKind.MONEY, SALES),
    ("shipping_amount", N_("Shipping"), ValueKind.MONEY, SALES),
    ("tip_amount", N_("Tip"), ValueKind.MONEY, SALES),
    ("refund_amount", N_("Paid back"), ValueKind.MONEY, SALES),
    ("tax", N_("VAT"), ValueKind.MONEY, SALES),
    ("cost", N_("Cost price"), ValueKind.MONEY, LINES),
    ("currency", N_("Currency"), ValueKind.CURRENCY, SALES),
)
_PRODUCT = _group(
    FieldGroup.PRODUCT,
    ("sku", N_("Article number"), ValueKind.ID, LINES),
    ("ean", N_("Bar code"), ValueKind.ID, LINES),
    ("product_name", N_("Article"), ValueKind.TEXT, LINES),
    ("variant", N_("Variant"), ValueKind.TEXT, LINES),
    ("category", N_("Category"), ValueKind.CHOICE, LINES),
    ("subcategory", N_("Subcategory"), ValueKind.CHOICE, LINES),
    ("brand", N_("Brand"), ValueKind.CHOICE, LINES),
)
_CUSTOMER = _group(
    FieldGroup.CUSTOMER,
    ("customer_id", N_("Customer number"), ValueKind.ID, ALL),
    ("full_name", N_("Name of the customer"), ValueKind.FULL_NAME, ALL),
    ("salutation", N_("Salutation"), ValueKind.TEXT, ALL),
    ("first_name", N_("First name"), ValueKind.NAME, ALL),
    ("name_infix", N_("Name infix (van, de)"), ValueKind.NAME, ALL),
    ("last_name", N_("Last name"), ValueKind.NAME, ALL),
    ("company", N_("Company"), ValueKind.TEXT, ALL),
    ("customer_kind", N_("Person or company"), ValueKind.CHOICE, ALL),
    ("customer_since", N_("Customer since"), ValueKind.DATE, PEOPLE),
    ("customer_source", N_("Came through"), ValueKind.CHOICE, PEOPLE),
    ("customer_group", N_("Customer group"), ValueKind.CHOICE, ALL),
    ("tags", N_("Labels"), ValueKind.TEXT, ALL),
    ("loyalty_no", N_("Loyalty card"), ValueKind.ID, ALL),
    ("loyalty_points", N_("Loyalty points"), ValueKind.NUMBER, ALL),
    ("is_staff", N_("Works here"), ValueKind.YES_NO, PEOPLE),
    ("note", N_("Note"), ValueKind.TEXT, ALL),
)
_ADDRESS = _group(
    FieldGroup.ADDRESS,
    ("email", N_("E-mail"), ValueKind.EMAIL, ALL),
    ("phone", N_("Phone"), ValueKind.PHONE, ALL),
    ("mobile", N_("Mobile phone"), ValueKind.PHONE, ALL),
    ("street", N_("Street"), ValueKind.TEXT, ALL),
    ("house_number", N_("House number"), ValueKind.ID, ALL),
    ("house_number_suffix", N_("Addition to the house number"), ValueKind.ID, ALL),
    ("address_line2", N_("Second line of the address"), ValueKind.TEXT, ALL),
    ("postal_code", N_("Postcode"), ValueKind.POSTCODE, ALL),
    ("city", N_("Place"), ValueKind.TEXT, ALL),
    ("region", N_("Region"), ValueKind.TEXT, ALL),
    ("country", N_("Country"), ValueKind.COUNTRY, ALL),
    ("work_postal_code", N_("Postcode of the place of work"), ValueKind.POSTCODE, PEOPLE),
)
_CONSENT = _group(
    FieldGroup.CONSENT,
    ("consent_email", N_("May be e-mailed"), ValueKind.CONSENT, ALL),
    ("consent_sms", N_("May be sent text messages"), ValueKind.CONSENT, ALL),
    ("consent_post", N_("May be sent post"), ValueKind.CONSENT, ALL),
    ("consent_phone", N_("May be phoned"), ValueKind.CONSENT, ALL),
    ("consent_date", N_("Date of the permission"), ValueKind.DATE, ALL),
)
_ABOUT = _group(
    FieldGroup.ABOUT,
    ("birth_date", N_("Birth date"), ValueKind.BIRTH_DATE, ALL),
    ("birth_year", N_("Year of birth"), ValueKind.NUMBER, PEOPLE),
    ("age_band", N_("Age group"), ValueKind.AGE_BAND, PEOPLE),
    ("gender", N_("Gender"), ValueKind.GENDER, ALL),
    ("language", N_("Language"), ValueKind.CHOICE, PEOPLE),
    ("education", N_("Education"), ValueKind.CHOICE, PEOPLE),
    ("occupation", N_("Occupation"), ValueKind.TEXT, PEOPLE),
    ("job_title", N_("Job title"), ValueKind.TEXT, PEOPLE),
    ("work_status", N_("Work situation"), ValueKind.CHOICE, PEOPLE),
    ("income", N_("Income"), ValueKind.MONEY, PEOPLE),
    ("income_band", N_("Income group"), ValueKind.CHOICE, PEOPLE),
    ("marital_status", N_("Marital status"), ValueKind.CHOICE, PEOPLE),
    ("children", N_("Children"), ValueKind.NUMBER, PEOPLE),
    ("housing", N_("Housing"), ValueKind.CHOICE, PEOPLE),
    ("credit_flag", N_("Pays well?"), ValueKind.CHOICE, PEOPLE),
    ("preferred_channel", N_("Prefers to hear by"), ValueKind.CHOICE, PEOPLE),
    ("device", N_("Device"), ValueKind.CHOICE, PEOPLE),
)
_LEFT_OUT = _group(
    FieldGroup.LEFT_OUT,
    ("customer_total_spent", N_("Spent so far (worked out here)"), ValueKind.MONEY, ALL),
    ("customer_order_count", N_("Number of orders (worked out here)"), ValueKind.NUMBER, ALL),
    ("customer_last_purchase", N_("Last purchase (worked out here)"), ValueKind.DATE, ALL),
    ("time_zone", N_("Time zone"), ValueKind.TEXT, SALES),
    ("platform_fee_ignore", N_("Fee of the platform"), ValueKind.MONEY, SALES),
)

IMPORT_FIELDS: tuple[ImportField, ...] = (
    *_SALE,
    *_MONEY,
    *_PRODUCT,
    *_CUSTOMER,
    *_ADDRESS,
    *_CONSENT,
    *_ABOUT,
    *_LEFT_OUT,
)

BY_KEY: dict[str, ImportField] = {field.key: field for field in IMPORT_FIELDS}


def fields_of(kind: FileKind) -> tuple[ImportField, ...]:
    """Return the fields that a file of this kind can have, in the order of the groups."""
    return tuple(field for field in IMPORT_FIELDS if kind in field.kinds)
