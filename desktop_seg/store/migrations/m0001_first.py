"""Schema step 1: every table of the data model.

Conventions. Days are day numbers (model/period.py), money is minor units of the shop's currency, unknown is NULL.
`import_id` and `source_row` say which import brought a row first; `contribution` holds what each import gave where
more than one import brings the same row, so that any import can be undone at any later time (store/contribution.py).
"""

from desktop_seg.store.migrations.step import Step

_IMPORT = (
    """CREATE TABLE shop_setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE import_file (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, sha256 TEXT NOT NULL, kind TEXT NOT NULL,
        plan_json TEXT NOT NULL, imported_at TEXT NOT NULL,
        rows_read INTEGER NOT NULL, rows_new INTEGER NOT NULL, rows_updated INTEGER NOT NULL,
        rows_same INTEGER NOT NULL, rows_aside INTEGER NOT NULL,
        -- is_part: mended rows of an earlier file; they stand beside its other rows and replace none of them.
        is_part INTEGER NOT NULL DEFAULT 0,
        first_day INTEGER, last_day INTEGER, net_cents INTEGER NOT NULL DEFAULT 0,
        -- what the file told of each calendar month: [[year, month, sales, net_cents], ...]
        months_json TEXT NOT NULL DEFAULT '[]')""",
    """CREATE TABLE import_issue (
        import_id INTEGER NOT NULL REFERENCES import_file(id) ON DELETE CASCADE, row INTEGER NOT NULL,
        column_name TEXT NOT NULL, value TEXT NOT NULL, problem TEXT NOT NULL, is_aside INTEGER NOT NULL,
        sheet TEXT NOT NULL DEFAULT '')""",
    """CREATE INDEX import_issue_import ON import_issue(import_id, row)""",
    # Whole rows that were set aside, as they stood in the file, so that they can be handed back to be mended. An odd
    # file may hold two rows of one number.
    """CREATE TABLE import_aside (
        import_id INTEGER NOT NULL REFERENCES import_file(id) ON DELETE CASCADE, sheet TEXT NOT NULL,
        row INTEGER NOT NULL, cells_json TEXT NOT NULL)""",
    """CREATE INDEX import_aside_import ON import_aside(import_id, sheet, row)""",
    """CREATE TABLE mapping_profile (
        fingerprint TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, mapping TEXT NOT NULL,
        used_at TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE contribution (
        kind TEXT NOT NULL, row_id INTEGER NOT NULL, import_id INTEGER NOT NULL REFERENCES import_file(id),
        source_row INTEGER NOT NULL, data TEXT NOT NULL,
        PRIMARY KEY (kind, row_id, import_id)) WITHOUT ROWID""",
    """CREATE INDEX contribution_import ON contribution(import_id)""",
    """CREATE TABLE journal (
        id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, act TEXT NOT NULL, detail_json TEXT NOT NULL)""",
)

_CUSTOMER = (
    """CREATE TABLE customer (
        id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL, source_row INTEGER NOT NULL,
        -- match_key: the strongest thing that names the customer; not unique, a household may share an address.
        customer_no TEXT UNIQUE, match_key TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'person',
        salutation TEXT, first_name TEXT, name_infix TEXT, last_name TEXT, company TEXT,
        email TEXT, phone TEXT, mobile TEXT,
        street TEXT, house_number TEXT, address_line2 TEXT, postcode TEXT, city TEXT, region TEXT, country TEXT,
        work_postcode TEXT, language TEXT, created_day INTEGER, source TEXT, customer_group TEXT, tags TEXT,
        gender TEXT, birth_day INTEGER, birth_year INTEGER, age_band TEXT, education TEXT, occupation TEXT,
        job_title TEXT, work_status TEXT, income_cents INTEGER, income_band TEXT, marital_status TEXT,
        children INTEGER, housing TEXT, credit_flag TEXT, preferred_channel TEXT, device TEXT,
        loyalty_no TEXT, loyalty_points INTEGER, is_staff INTEGER NOT NULL DEFAULT 0, note TEXT)""",
    """CREATE INDEX customer_email ON customer(email) WHERE email IS NOT NULL""",
    """CREATE INDEX customer_phone ON customer(phone) WHERE phone IS NOT NULL""",
    # The few who do not count as customers (store/figures.NOBODY).
    """CREATE INDEX customer_nobody ON customer(id) WHERE is_staff <> 0 OR kind = 'collective'""",
    """CREATE TABLE field_def (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, type TEXT NOT NULL,
        -- choices_json: the words people have and those the owner declared. declared_json: only the latter.
        choices_json TEXT NOT NULL DEFAULT '[]', declared_json TEXT NOT NULL DEFAULT '[]',
        -- is_sensitive: a special category, kept for the stated purpose (store/special.py).
        is_sensitive INTEGER NOT NULL DEFAULT 0, purpose TEXT NOT NULL DEFAULT '',
        -- is_removed: out of sight by the owner's wish, its values are kept until it is put back.
        is_removed INTEGER NOT NULL DEFAULT 0,
        -- import_id: that brought it first; NULL for one that the owner made, which stays whatever is undone.
        import_id INTEGER)""",
    """CREATE TABLE customer_field (
        customer_id INTEGER NOT NULL REFERENCES customer(id) ON DELETE CASCADE,
        field_id INTEGER NOT NULL REFERENCES field_def(id) ON DELETE CASCADE,
        import_id INTEGER NOT NULL, source_row INTEGER NOT NULL, value NOT NULL,
        PRIMARY KEY (customer_id, field_id, import_id)) WITHOUT ROWID""",
    """CREATE VIEW own_value AS
        SELECT customer_id, field_id, value, max(import_id) AS import_id FROM customer_field
        GROUP BY customer_id, field_id""",
    # What the owner decides by hand lies over what the imports say (store/by_hand.py). ..._id: as the imports know the
    # person, NULL while no import brings them; ..._key: by which they are known again when one does.
    """CREATE TABLE customer_edit (
        id INTEGER PRIMARY KEY AUTOINCREMENT, act INTEGER NOT NULL, customer_id INTEGER, customer_key TEXT NOT NULL,
        at TEXT NOT NULL, day INTEGER NOT NULL, change_json TEXT NOT NULL)""",
    # import_id: of the list that told two to be one; NULL for a decision of the owner.
    """CREATE TABLE customer_link (
        id INTEGER PRIMARY KEY AUTOINCREMENT, kept_id INTEGER, kept_key TEXT NOT NULL, merged_id INTEGER,
        merged_key TEXT NOT NULL, how TEXT NOT NULL, at TEXT NOT NULL, import_id INTEGER)""",
    """CREATE TABLE two_people (
        id INTEGER PRIMARY KEY AUTOINCREMENT, one_id INTEGER, one_key TEXT NOT NULL, other_id INTEGER,
        other_key TEXT NOT NULL, at TEXT NOT NULL)""",
    # What lies beneath: the rows of everyone edited or merged as the imports say them, and whose the rows of the
    # merged were. Empty while by_hand.lifted_off lasts.
    """CREATE TABLE imported_row (kind TEXT NOT NULL, customer_id INTEGER NOT NULL, row_json TEXT NOT NULL)""",
    """CREATE TABLE imported_owner (
        kind TEXT NOT NULL, row_id INTEGER NOT NULL, customer_id INTEGER NOT NULL,
        PRIMARY KEY (kind, row_id)) WITHOUT ROWID""",
    """CREATE TABLE consent (
        customer_id INTEGER NOT NULL REFERENCES customer(id) ON DELETE CASCADE, channel TEXT NOT NULL,
        import_id INTEGER NOT NULL, source_row INTEGER NOT NULL, status TEXT NOT NULL, day INTEGER, source TEXT,
        PRIMARY KEY (customer_id, channel, import_id)) WITHOUT ROWID""",
    # Newest dated statement wins; among equals and without dates a no beats a yes (exports.md, "newest dated wins").
    # `weight_day`: a no without a date counts as said on the day of its import, so that an older yes that comes in
    # again never outweighs it; where the clock was set back meanwhile, on the latest day of the imports up to it.
    # SQLite takes all columns from the very row in which it found max(); so they are read in the order of the key,
    # where a window would sort them.
    """CREATE VIEW consent_now AS
        SELECT customer_id, channel, status, day, weight_day, import_id, source_row, source FROM (
            SELECT customer_id, channel, status, day, weight_day, import_id, source_row, source, max(
                coalesce(weight_day, -1000000) * 3 + CASE status WHEN 'no' THEN 2 WHEN 'relation' THEN 0 ELSE 1 END)
            FROM (
                SELECT s.*, coalesce(s.day, CASE s.status WHEN 'no'
                    THEN CAST(julianday(date(i.imported_at)) - 2440587.5 AS INTEGER) END) AS weight_day
                FROM consent s LEFT JOIN (
                    SELECT id, max(imported_at) OVER (ORDER BY id) AS imported_at FROM import_file
                ) i ON i.id = s.import_id WHERE s.status <> 'unknown'
            ) GROUP BY customer_id, channel)""",
    """CREATE TABLE suppression (
        channel TEXT NOT NULL, hash TEXT NOT NULL, reason TEXT NOT NULL, day INTEGER NOT NULL,
        PRIMARY KEY (channel, hash)) WITHOUT ROWID""",
    """CREATE TABLE place (
        -- postcode: plain, whole or the beginning of one (store/own_place.py).
        country TEXT NOT NULL, postcode TEXT NOT NULL, town TEXT, lat REAL, lon REAL, region TEXT, is_urban INTEGER,
        inhabitants INTEGER, climate TEXT, PRIMARY KEY (country, postcode)) WITHOUT ROWID""",
)

_LINE_COLUMNS = """
        id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL, source_row INTEGER NOT NULL,
        sale_id INTEGER NOT NULL REFERENCES sale(id) ON DELETE CASCADE,
        content_hash INTEGER NOT NULL, running_no INTEGER NOT NULL,
        product_id INTEGER REFERENCES product(id), quantity REAL NOT NULL, unit_price_cents INTEGER,
        discount_cents INTEGER, net_cents INTEGER NOT NULL, vat_cents INTEGER, cost_cents INTEGER,
        is_return INTEGER NOT NULL DEFAULT 0, return_of_sale INTEGER, return_reason TEXT"""

_SALE = (
    """CREATE TABLE product (
        id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL, source_row INTEGER NOT NULL,
        match_key TEXT NOT NULL UNIQUE, sku TEXT, ean TEXT, name TEXT, kind TEXT NOT NULL DEFAULT 'product',
        category TEXT, subcategory TEXT, brand TEXT, cost_cents INTEGER, list_price_cents INTEGER,
        price_class TEXT, season TEXT)""",
    """CREATE TABLE product_tag (
        product_id INTEGER NOT NULL REFERENCES product(id) ON DELETE CASCADE, tag TEXT NOT NULL,
        import_id INTEGER NOT NULL, PRIMARY KEY (product_id, tag, import_id)) WITHOUT ROWID""",
    """CREATE TABLE sale (
        id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL, source_row INTEGER NOT NULL,
        receipt_key TEXT NOT NULL, receipt_no TEXT, till TEXT, sold_day INTEGER NOT NULL, sold_minute INTEGER,
        customer_id INTEGER REFERENCES customer(id), channel TEXT, status TEXT NOT NULL DEFAULT 'done',
        -- given_...: as the header says, used where a sale has no lines with amounts. order_discount_cents: taken off
        -- the sum of the lines.
        given_net_cents INTEGER, given_discount_cents INTEGER, order_discount_cents INTEGER, refund_cents INTEGER,
        shipping_cents INTEGER,
        vat_cents INTEGER, payment_method TEXT, coupon_code TEXT, promotion_id INTEGER, due_day INTEGER,
        paid_day INTEGER,
        -- derived from lines and the columns above by store/sale.py after every change:
        -- gross_cents: before anything came back; gross less net is what came back. discount_cents: already taken off
        -- both. is_discounted: something was bought with a coupon or below its price.
        net_cents INTEGER NOT NULL DEFAULT 0, gross_cents INTEGER NOT NULL DEFAULT 0,
        discount_cents INTEGER NOT NULL DEFAULT 0, is_discounted INTEGER NOT NULL DEFAULT 0,
        is_valid INTEGER NOT NULL DEFAULT 1, is_purchase INTEGER NOT NULL DEFAULT 1)""",
    # This and sale_line_content are no UNIQUE of their tables: as indexes a first load can build them at its end
    # (store/first_load.py).
    """CREATE UNIQUE INDEX sale_receipt ON sale(receipt_key)""",
    # Both hold all that the metrics ask of a sale, so that they never look at the sale itself.
    """CREATE INDEX sale_customer ON sale(customer_id, sold_day, is_valid, is_purchase, net_cents, gross_cents,
        discount_cents, is_discounted, channel, sold_minute) WHERE customer_id IS NOT NULL""",
    """CREATE INDEX sale_day ON sale(sold_day, is_valid, is_purchase, net_cents, customer_id)""",
    """CREATE INDEX sale_due ON sale(customer_id, due_day) WHERE due_day IS NOT NULL""",
    f"""CREATE TABLE sale_line ({_LINE_COLUMNS})""",
    """CREATE UNIQUE INDEX sale_line_content ON sale_line(sale_id, content_hash, running_no)""",
    # Lines that a later import told anew and that count no longer (store/replaced_line.py).
    f"""CREATE TABLE replaced_line ({_LINE_COLUMNS})""",
    """CREATE INDEX replaced_line_sale ON replaced_line(sale_id)""",
    """CREATE INDEX sale_line_product ON sale_line(product_id, sale_id, quantity, net_cents)""",
    """CREATE INDEX sale_line_reason ON sale_line(sale_id) WHERE return_reason IS NOT NULL""",
    """CREATE TABLE coupon (
        code TEXT PRIMARY KEY, kind TEXT, value REAL, valid_from INTEGER, valid_to INTEGER, campaign TEXT,
        import_id INTEGER NOT NULL) WITHOUT ROWID""",
    # import_id, source_row: NULL for one that the owner typed in. match_key: name and first day.
    """CREATE TABLE promotion (
        id INTEGER PRIMARY KEY, import_id INTEGER, source_row INTEGER, match_key TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL, start_day INTEGER NOT NULL, end_day INTEGER NOT NULL, scope TEXT, early_access_day INTEGER,
        discount_share REAL)""",
    # The seasons and occasions of this shop: those of its country (resources/calendar) and the owner's own. is_own:
    # added or changed by the owner. is_off: not wanted. The windows of each year: season_day (store/season.py).
    """CREATE TABLE season (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, rule_json TEXT NOT NULL,
        first_offset INTEGER NOT NULL, last_offset INTEGER NOT NULL,
        is_own INTEGER NOT NULL DEFAULT 0, is_off INTEGER NOT NULL DEFAULT 0)""",
    # One row for each day of a window. occasion_day: the day itself; last_day: of the window.
    """CREATE TABLE season_day (
        season_id INTEGER NOT NULL REFERENCES season(id) ON DELETE CASCADE, day INTEGER NOT NULL,
        occasion_day INTEGER NOT NULL, last_day INTEGER NOT NULL, PRIMARY KEY (season_id, day)) WITHOUT ROWID""",
    """CREATE INDEX season_day_day ON season_day(day, season_id, occasion_day)""",
)

_EVENT = (
    """CREATE TABLE event (
        id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL, source_row INTEGER NOT NULL,
        customer_id INTEGER NOT NULL REFERENCES customer(id), day INTEGER NOT NULL, minute INTEGER,
        kind TEXT NOT NULL, subject TEXT, category TEXT, product_key TEXT, value REAL, source TEXT,
        -- match_key: content and running number among equals. product_id follows from product_key (store/link.py).
        match_key TEXT NOT NULL UNIQUE, product_id INTEGER)""",
    """CREATE INDEX event_customer ON event(customer_id, kind, day)""",
    """CREATE INDEX event_kind ON event(kind, day, customer_id, category)""",
    # A question is known by its text and the survey it belongs to ("" where the file does not name one): the same form
    # sent again next year asks the same question. type and topic follow from the answers (store/survey.py).
    """CREATE TABLE survey_question (
        id INTEGER PRIMARY KEY, survey TEXT NOT NULL, text TEXT NOT NULL, type TEXT NOT NULL DEFAULT 'text',
        topic TEXT, UNIQUE (survey, text))""",
    """CREATE TABLE survey_answer (
        question_id INTEGER NOT NULL REFERENCES survey_question(id) ON DELETE CASCADE,
        customer_id INTEGER NOT NULL REFERENCES customer(id), answer TEXT NOT NULL, day INTEGER,
        import_id INTEGER NOT NULL, source_row INTEGER NOT NULL,
        PRIMARY KEY (question_id, customer_id, answer, import_id)) WITHOUT ROWID""",
    """CREATE INDEX survey_answer_customer ON survey_answer(customer_id)""",
    # Who answers a question again: the newest form holds, with all its answers.
    """CREATE VIEW survey_answer_now AS
        SELECT a.question_id, a.customer_id, a.answer, a.day, a.import_id FROM survey_answer a JOIN (
            SELECT question_id, customer_id, import_id, row_number() OVER (
                PARTITION BY question_id, customer_id ORDER BY max(day) DESC NULLS LAST, import_id DESC) AS place
            FROM survey_answer GROUP BY question_id, customer_id, import_id) AS form
        ON form.place = 1 AND form.question_id = a.question_id AND form.customer_id = a.customer_id
            AND form.import_id = a.import_id""",
    # given_...: as the file says. customer_id, sale_id: follow from it and from the sales (store/link.py), in whatever
    # order the files came. match_key: the number of the complaint, else its content.
    """CREATE TABLE complaint (
        id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL, source_row INTEGER NOT NULL,
        match_key TEXT NOT NULL UNIQUE, complaint_no TEXT, given_customer_id INTEGER REFERENCES customer(id),
        receipt_no TEXT, day INTEGER NOT NULL, kind TEXT NOT NULL DEFAULT 'other', severity REAL, status TEXT,
        resolved_day INTEGER, rating REAL, subject TEXT, customer_id INTEGER, sale_id INTEGER)""",
    """CREATE INDEX complaint_customer ON complaint(customer_id, day)""",
    """CREATE TABLE invoice (
        id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL, source_row INTEGER NOT NULL,
        match_key TEXT NOT NULL UNIQUE, invoice_no TEXT, given_customer_id INTEGER REFERENCES customer(id),
        receipt_no TEXT, day INTEGER, due_day INTEGER, paid_day INTEGER, amount_cents INTEGER,
        customer_id INTEGER, sale_id INTEGER)""",
    """CREATE INDEX invoice_customer ON invoice(customer_id, due_day)""",
    # Everything that was to be paid later: what invoices say, else what the sale itself says.
    """CREATE VIEW payment_term AS
        SELECT customer_id, sale_id, day, due_day, paid_day, amount_cents FROM invoice
        UNION ALL
        SELECT customer_id, id, sold_day, due_day, paid_day, net_cents FROM sale
        WHERE due_day IS NOT NULL AND id NOT IN (SELECT sale_id FROM invoice WHERE sale_id IS NOT NULL)""",
    # Something brought back, told by a list of its own. Without article and amount the whole sale came back.
    """CREATE TABLE return_notice (
        id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL, source_row INTEGER NOT NULL,
        match_key TEXT NOT NULL UNIQUE, receipt_no TEXT NOT NULL, given_customer_id INTEGER REFERENCES customer(id),
        day INTEGER, product_key TEXT, quantity REAL, amount_cents INTEGER, reason TEXT,
        sale_id INTEGER, product_id INTEGER)""",
    """CREATE INDEX return_notice_sale ON return_notice(sale_id)""",
)

_SEGMENT = (
    """CREATE TABLE segment (
        id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, note TEXT NOT NULL,
        color TEXT NOT NULL, template_key TEXT, rule_json TEXT NOT NULL, params_json TEXT NOT NULL,
        is_frozen INTEGER NOT NULL DEFAULT 0, revision INTEGER NOT NULL DEFAULT 1,
        created_at TEXT NOT NULL, changed_at TEXT NOT NULL)""",
    """CREATE TABLE segment_revision (
        segment_id INTEGER NOT NULL REFERENCES segment(id) ON DELETE CASCADE, revision INTEGER NOT NULL,
        name TEXT NOT NULL, rule_json TEXT NOT NULL, params_json TEXT NOT NULL, changed_at TEXT NOT NULL,
        PRIMARY KEY (segment_id, revision)) WITHOUT ROWID""",
    """CREATE TABLE segment_pin (
        segment_id INTEGER NOT NULL REFERENCES segment(id) ON DELETE CASCADE,
        customer_id INTEGER NOT NULL REFERENCES customer(id) ON DELETE CASCADE, is_in INTEGER NOT NULL,
        PRIMARY KEY (segment_id, customer_id)) WITHOUT ROWID""",
    """CREATE TABLE snapshot (
        id INTEGER PRIMARY KEY AUTOINCREMENT, segment_key TEXT NOT NULL, revision INTEGER NOT NULL,
        as_of INTEGER NOT NULL, taken_at TEXT NOT NULL, data_version INTEGER NOT NULL)""",
    """CREATE TABLE snapshot_member (
        snapshot_id INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE, customer_id INTEGER NOT NULL,
        score REAL, reason_json TEXT, PRIMARY KEY (snapshot_id, customer_id)) WITHOUT ROWID""",
    # segment_title, sentence: as they were when the list was made. first_day, last_day: sales on these days count.
    # margin_share: of 1 of takings so much is left after buying the goods. unit_cost_cents: part of a cent is known.
    """CREATE TABLE campaign (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE COLLATE NOCASE, made_at TEXT NOT NULL,
        segment_key TEXT NOT NULL, segment_title TEXT NOT NULL, sentence TEXT NOT NULL, purpose TEXT NOT NULL,
        channel TEXT NOT NULL, as_of INTEGER NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL,
        measure TEXT NOT NULL, control_share REAL NOT NULL, seed INTEGER NOT NULL, unit_cost_cents REAL NOT NULL,
        fixed_cost_cents INTEGER NOT NULL, margin_share REAL NOT NULL, purchase_cents REAL NOT NULL)""",
    # customer_id: as the imports know them, NULL while no import brings them; customer_key: by which they are known
    # again when one does (store/customer_reference.py).
    """CREATE TABLE campaign_person (
        campaign_id INTEGER NOT NULL REFERENCES campaign(id) ON DELETE CASCADE, customer_id INTEGER,
        customer_key TEXT NOT NULL, is_control INTEGER NOT NULL)""",
    """CREATE INDEX campaign_person_campaign ON campaign_person(campaign_id)""",
    """CREATE INDEX campaign_person_customer ON campaign_person(customer_id)""",
    """CREATE TABLE export_log (
        id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, segment_key TEXT NOT NULL, snapshot_id INTEGER,
        target TEXT NOT NULL, purpose TEXT NOT NULL, columns_json TEXT NOT NULL, count INTEGER NOT NULL,
        left_out_count INTEGER NOT NULL, sha256 TEXT NOT NULL)""",
    # Who was on a list, so that nobody is written to too often. customer_id, customer_key: as in campaign_person.
    """CREATE TABLE export_person (
        export_id INTEGER NOT NULL REFERENCES export_log(id) ON DELETE CASCADE, customer_id INTEGER,
        customer_key TEXT NOT NULL)""",
    """CREATE INDEX export_person_customer ON export_person(customer_id)""",
)

STEP = Step(why="first release", statements=(*_IMPORT, *_CUSTOMER, *_SALE, *_EVENT, *_SEGMENT))
