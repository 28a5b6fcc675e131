"""The kinds of value a column can hold. A field names its kind (importing/field.py); `kinds.cleaner` knows the rest."""

from enum import StrEnum


class ValueKind(StrEnum):
    """What the cells of a column are; beside each the value that cleaning makes of a cell (value.py)."""

    TEXT = "text"  # str
    ID = "id"  # str; numbers of customers, receipts and articles, zeros kept
    CHOICE = "choice"  # str; few different words, one spelling for each
    NAME = "name"  # str; one part of a name (first name, infix, last name)
    FULL_NAME = "full_name"  # PersonName
    MONEY = "money"  # int, minor units of the style's currency
    NUMBER = "number"  # float
    QUANTITY = "quantity"  # float; a unit may stand behind it
    SHARE = "share"  # float, 0 to 1
    MOMENT = "moment"  # Moment; when a sale was made: from 1990 to today
    DATE = "date"  # int, day number; a day that has been
    PLANNED_DATE = "planned_date"  # int, day number; a day that may lie ahead
    BIRTH_DATE = "birth_date"  # BirthDate
    TIME = "time"  # int, minute of the day
    YES_NO = "yes_no"  # bool
    CONSENT = "consent"  # str, a model.customer.Consent
    EMAIL = "email"  # str
    PHONE = "phone"  # Phone
    CONTACT = "contact"  # Contact; e-mail, telephone or both in one cell
    POSTCODE = "postcode"  # str
    GENDER = "gender"  # str: "female", "male", "other"
    COUNTRY = "country"  # str, two letters
    CURRENCY = "currency"  # str, three letters
    SALE_STATUS = "sale_status"  # str, a model.sale.SaleStatus
    LINE_TYPE = "line_type"  # str, a line_type.LineType: what a row of a sales file is
    AGE_BAND = "age_band"  # str such as "25-34", "65+"
    CHOICES = "choices"  # tuple of str; several words in one cell
    PACKED = "packed"  # tuple of PackedItem; all articles of an order in one cell
    EVENT_KIND = "event_kind"  # str, a model.event.EventKind
    COMPLAINT_KIND = "complaint_kind"  # str, a model.complaint.ComplaintKind
    COMPLAINT_STATUS = "complaint_status"  # str, a model.complaint.ComplaintStatus
    CHANNEL = "channel"  # str, a model.customer.Channel or "all"
