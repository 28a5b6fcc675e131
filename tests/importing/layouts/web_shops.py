"""Files of web shops and market places: Shopify, WooCommerce, Etsy, Amazon, Naver, Cafe24."""

from tests.importing.layouts.layout import Layout, Row, cents, filled, once
from tests.importing.layouts.trade import CANCELLED, REFUNDED, Order, buyers, orders, point

SHOPIFY = (
    "Name|Email|Financial Status|Paid at|Fulfillment Status|Fulfilled at|Accepts Marketing|Currency|Subtotal|Shipping|"
    "Taxes|Total|Discount Code|Discount Amount|Shipping Method|Created at|Lineitem quantity|Lineitem name|"
    "Lineitem price|Lineitem compare at price|Lineitem sku|Lineitem requires shipping|Lineitem taxable|"
    "Lineitem fulfillment status|Billing Name|Billing Street|Billing Address1|Billing Address2|Billing Company|"
    "Billing City|Billing Zip|Billing Province|Billing Country|Billing Phone|Shipping Name|Shipping Street|"
    "Shipping Address1|Shipping Address2|Shipping Company|Shipping City|Shipping Zip|Shipping Province|"
    "Shipping Country|Shipping Phone|Notes|Note Attributes|Cancelled at|Payment Method|Payment Reference|"
    "Refunded Amount|Vendor|Outstanding Balance|Employee|Location|Device ID|Id|Tags|Risk Level|Source|"
    "Lineitem discount|Tax 1 Name|Tax 1 Value|Phone|Receipt Number|Duties|Payment ID"
)
SHOPIFY_CUSTOMERS = (
    "Customer ID|First Name|Last Name|Email|Accepts Email Marketing|Default Address Company|Default Address Address1|"
    "Default Address Address2|Default Address City|Default Address Province Code|Default Address Country Code|"
    "Default Address Zip|Default Address Phone|Phone|Accepts SMS Marketing|Total Spent|Total Orders|Note|"
    "Tax Exempt|Tags"
)
WOO = (
    "Order Number|Order Status|Order Date|Customer Note|First Name (Billing)|Last Name (Billing)|Company (Billing)|"
    "Address 1&2 (Billing)|City (Billing)|State Code (Billing)|Postcode (Billing)|Country Code (Billing)|"
    "Email (Billing)|Phone (Billing)|First Name (Shipping)|Last Name (Shipping)|Address 1&2 (Shipping)|"
    "City (Shipping)|State Code (Shipping)|Postcode (Shipping)|Country Code (Shipping)|Item #|SKU|Name|"
    "Product Variation|Quantity|Quantity (- Refund)|Item Cost|Order Line (w/o tax)|Order Line Tax"
)
WOO_SNAKE = (
    "order_id|order_number|order_date|status|customer_id|billing_first_name|billing_last_name|billing_email|"
    "billing_phone|billing_address_1|billing_city|billing_state|billing_postcode|billing_country|order_total|"
    "order_currency|payment_method|line_items"
)
ETSY = (
    "Sale Date|Item Name|Buyer|Quantity|Price|Coupon Code|Coupon Details|Discount Amount|Shipping Discount|"
    "Order Shipping|Order Sales Tax|Item Total|Currency|Transaction ID|Listing ID|Date Paid|Date Shipped|Ship Name|"
    "Ship Address1|Ship Address2|Ship City|Ship State|Ship Zipcode|Ship Country|Order ID|Variations|Order Type|"
    "Listings Type|Payment Type|InPerson Discount|InPerson Location|VAT Paid by Buyer|SKU"
)
AMAZON = (
    "amazon-order-id|merchant-order-id|purchase-date|last-updated-date|order-status|fulfillment-channel|sales-channel|"
    "order-channel|url|ship-service-level|product-name|sku|asin|item-status|quantity|currency|item-price|item-tax|"
    "shipping-price|shipping-tax|gift-wrap-price|gift-wrap-tax|item-promotion-discount|ship-promotion-discount|"
    "ship-city|ship-state|ship-postal-code|ship-country"
)
NAVER = (
    "상품주문번호|주문번호|배송방법(구매자 요청)|배송방법|택배사|송장번호|발송일|구매자명|구매자ID|수취인명|"
    "주문상태|상품명|상품종류|옵션정보|수량|"
    "옵션가격|상품가격|상품별 총 주문금액|기본배송지|상세배송지|구매자연락처|배송메세지|정산예정금액|"
    "수취인연락처1|배송속성|배송희망일|결제일|우편번호|상품번호|"
    "옵션관리코드"
)
CAFE24 = (
    "주문번호|품목별 주문번호|주문일시|결제일시(입금확인일)|상품품목코드|주문상품명|상품명(한국어 쇼핑몰)|"
    "상품옵션|수량|판매가|상품구매금액(KRW)|총주문금액|"
    "결제금액|사용한 적립금액(최종)|주문서 쿠폰 할인금액|실제 환불금액|수령인|수령인 휴대전화|수령인 우편번호|"
    "수령인 주소|배송메시지"
)
KOREANS = ("김하늘", "이서연", "박민준", "최지우", "정도윤", "남궁민수")


def shopify_orders() -> list[Row]:
    rows = []
    for order in orders():
        who = order.buyer
        status = {CANCELLED: "voided", REFUNDED: "refunded"}.get(
            order.state, "partially_refunded" if order.refund else "paid"
        )
        paid_back = order.amount - order.discount + order.shipping if order.state == REFUNDED else order.refund
        head = {
            "Email": who.email if who else "", "Financial Status": status, "Accepts Marketing": "yes" if who else "no",
            "Paid at": f"{order.at:%Y-%m-%d %H:%M:%S} +0100", "Currency": "EUR", "Shipping": point(order.shipping),
            "Subtotal": point(order.amount - order.discount), "Taxes": "1.05",
            "Total": point(order.amount - order.discount + order.shipping), "Discount Code": "WELCOME",
            "Discount Amount": point(order.discount), "Created at": f"{order.at:%Y-%m-%d %H:%M:%S} +0100",
            "Cancelled at": f"{order.at:%Y-%m-%d %H:%M:%S} +0100" if order.state == CANCELLED else "",
            "Billing Name": who.name if who else "", "Billing Address1": who.street if who else "",
            "Billing Zip": f"'{who.postcode}" if who else "", "Billing City": who.city if who else "",
            "Billing Country": "NL", "Billing Phone": f"'{who.phone}" if who else "", "Payment Method": "iDEAL",
            "Refunded Amount": point(paid_back), "Source": "web", "Id": str(5_000_000 + order.number),
        }  # fmt: skip
        for n, item in enumerate(order.items):
            line = {
                "Name": f"#{order.number}", "Lineitem quantity": str(item.quantity), "Lineitem name": item.name,
                "Lineitem price": point(item.price), "Lineitem sku": item.sku, "Vendor": "Own",
                "Lineitem requires shipping": "true", "Lineitem fulfillment status": "fulfilled",
            }  # fmt: skip
            rows.append(line | (head if n == 0 else {"Email": head["Email"]}))
    return filled(SHOPIFY, rows)


def _shopify_net(rows: list[Row]) -> int:
    net = 0
    for number in {row["Name"] for row in rows}:
        own = [row for row in rows if row["Name"] == number]
        if own[0]["Financial Status"] == "voided":
            continue
        sold = sum(int(row["Lineitem quantity"]) * cents(row["Lineitem price"]) for row in own)
        worth = sold - cents(own[0]["Discount Amount"])
        net += worth - min(worth, cents(own[0]["Refunded Amount"]))  # what is paid back beyond it is postage
    return net


def shopify_customers() -> list[Row]:
    return filled(
        SHOPIFY_CUSTOMERS,
        (
            {
                "Customer ID": f"'77{each.number:06}", "First Name": each.first, "Last Name": each.last,
                "Email": each.email, "Accepts Email Marketing": "yes" if each.number % 2 else "no",
                "Default Address Address1": each.street, "Default Address City": each.city,
                "Default Address Country Code": "NL", "Default Address Zip": f"'{each.postcode}",
                "Default Address Phone": f"'{each.phone}", "Accepts SMS Marketing": "no", "Total Spent": "12.50",
                "Total Orders": "2", "Tax Exempt": "no", "Tags": "garden, tea",
            }
            for each in buyers()
        ),
    )  # fmt: skip


def woo_advanced() -> list[Row]:
    words = {CANCELLED: "Cancelled", REFUNDED: "Refunded"}
    return filled(
        WOO,
        (
            {
                "Order Number": str(order.number), "Order Status": words.get(order.state, "Completed"),
                "Order Date": f"{order.at:%Y-%m-%d %H:%M}", "First Name (Billing)": order.buyer.first,
                "Last Name (Billing)": order.buyer.last, "Email (Billing)": order.buyer.email,
                "Address 1&2 (Billing)": order.buyer.street, "City (Billing)": order.buyer.city,
                "Postcode (Billing)": order.buyer.postcode, "Country Code (Billing)": "NL",
                "First Name (Shipping)": "Aunt", "Last Name (Shipping)": "Elsewhere", "Item #": str(n),
                "SKU": item.sku, "Name": item.name, "Quantity": str(item.quantity),
                "Quantity (- Refund)": str(item.quantity - (1 if order.refund and n == 1 else 0)),
                "Item Cost": point(item.price), "Order Line (w/o tax)": point(item.amount), "Order Line Tax": "1.10",
            }
            for order in orders()
            if order.buyer
            for n, item in enumerate(order.items, 1)
        ),
    )  # fmt: skip


def _woo_net(rows: list[Row]) -> int:
    return sum(
        cents(row["Order Line (w/o tax)"]) * int(row["Quantity (- Refund)"]) // int(row["Quantity"])
        for row in rows
        if row["Order Status"] == "Completed"
    )


def woo_snake() -> list[Row]:
    words = {CANCELLED: "cancelled", REFUNDED: "refunded"}
    return filled(
        WOO_SNAKE,
        (
            {
                "order_id": str(order.number), "order_number": str(order.number),
                "status": words.get(order.state, "completed"),
                "order_date": f"{order.at:%Y-%m-%d %H:%M:%S}",
                "customer_id": str(order.buyer.number) if order.buyer.number % 3 else "0",
                "billing_first_name": order.buyer.first, "billing_last_name": order.buyer.last,
                "billing_email": order.buyer.email, "billing_address_1": order.buyer.street,
                "billing_city": order.buyer.city, "billing_postcode": order.buyer.postcode, "billing_country": "NL",
                "order_total": point(order.amount), "order_currency": "EUR", "payment_method": "ideal",
                "line_items": ";".join(f"name:{each.name}|quantity:{each.quantity}" for each in order.items),
            }
            for order in orders()
            if order.buyer
        ),
    )  # fmt: skip


def etsy() -> list[Row]:
    return filled(
        ETSY,
        (
            {
                "Sale Date": f"{order.at:%m/%d/%y}", "Item Name": item.name, "Buyer": f"user{order.number}",
                "Quantity": str(item.quantity), "Price": point(item.price), "Discount Amount": point(item.off),
                "Order Shipping": point(order.shipping), "Order Sales Tax": "0.62", "Item Total": point(item.amount),
                "Currency": "USD", "Transaction ID": f"{order.number}{n}", "Listing ID": item.sku,
                "Date Paid": f"{order.at:%m/%d/%Y}", "Ship Name": order.buyer.name, "Ship Address1": order.buyer.street,
                "Ship City": "Austin", "Ship State": "TX", "Ship Zipcode": "78701", "Ship Country": "United States",
                "Order ID": f"30{order.number}", "Order Type": "online", "Payment Type": "online_cc", "SKU": item.sku,
            }
            for order in orders()
            if order.buyer
            for n, item in enumerate(order.items)
        ),
    )  # fmt: skip


def amazon() -> list[Row]:
    return filled(
        AMAZON,
        (
            {
                "amazon-order-id": f"302-{order.number}-77", "purchase-date": f"{order.at:%Y-%m-%dT%H:%M:%S}+00:00",
                "order-status": "Cancelled" if order.state == CANCELLED else "Shipped", "sales-channel": "Amazon.de",
                "product-name": item.name, "sku": item.sku, "asin": f"B0{item.sku}", "quantity": str(item.quantity),
                "currency": "EUR", "item-price": point(item.amount), "item-tax": "0.50", "shipping-price": "2.99",
                "item-promotion-discount": point(item.off), "ship-city": "Köln", "ship-postal-code": "50667",
            }
            for order in orders()
            for item in order.items
        ),
    )  # fmt: skip


def _korean(order: Order) -> str:
    return KOREANS[order.number % len(KOREANS)]


def naver() -> list[Row]:
    words = {CANCELLED: "취소", REFUNDED: "반품"}
    return filled(
        NAVER,
        (
            {
                "상품주문번호": f"20250301{order.number}{n:04}", "주문번호": f"202503010000{order.number}",
                "구매자명": _korean(order), "구매자ID": "bu****", "수취인명": "받는이", "상품명": item.name,
                "주문상태": words.get(order.state, "구매확정"), "옵션정보": "빨강", "수량": str(item.quantity),
                "상품가격": str(item.price), "상품별 총 주문금액": f"{item.amount:,}", "기본배송지": "서울시 종로구",
                "구매자연락처": f"010-1234-{5000 + order.number % len(KOREANS)}", "우편번호": "03154",
                "결제일": f"{order.at:%Y-%m-%d %H:%M:%S}", "상품번호": item.sku, "정산예정금액": "1000",
            }
            for order in orders(50)
            for n, item in enumerate(order.items)
        ),
    )  # fmt: skip


def cafe24() -> list[Row]:
    return filled(
        CAFE24,
        (
            {
                "주문번호": f"20250301-{order.number:07}", "품목별 주문번호": f"20250301-{order.number:07}-{n:02}",
                "주문일시": f"{order.at:%Y-%m-%d %H:%M:%S}", "상품품목코드": item.sku, "주문상품명": item.name,
                "수량": str(item.quantity), "판매가": f"{item.price:,}", "상품구매금액(KRW)": f"{item.amount:,}",
                "총주문금액": f"{order.amount:,}", "주문서 쿠폰 할인금액": f"{order.discount:,}",
                "실제 환불금액": f"{order.refund:,}", "수령인": _korean(order), "수령인 우편번호": "03154",
                "수령인 휴대전화": f"010-1234-{5000 + order.number % len(KOREANS)}", "수령인 주소": "서울시 종로구 1",
            }
            for order in orders(50)
            for n, item in enumerate(order.items)
        ),
    )  # fmt: skip


def _cafe24_net(rows: list[Row]) -> int:
    sold = sum(cents(row["상품구매금액(KRW)"], digits=0) for row in rows)
    off = (once(rows, "주문번호", column) for column in ("주문서 쿠폰 할인금액", "실제 환불금액"))
    return sold - sum(cents(text, digits=0) for told in off for text in told.values())


LAYOUTS = (
    Layout(
        "shopify_orders", shopify_orders, _shopify_net, lambda rows: {row["Email"] for row in rows},
    ),
    Layout("shopify_customers", shopify_customers, lambda _rows: 0, lambda rows: {row["Customer ID"] for row in rows}),
    Layout("woo_advanced", woo_advanced, _woo_net, lambda rows: {row["Email (Billing)"] for row in rows}),
    Layout(
        "woo_snake", woo_snake,
        lambda rows: sum(cents(row["order_total"]) for row in rows if row["status"] == "completed"),
        lambda rows: {row["billing_email"] for row in rows},
    ),
    Layout(
        "etsy_items", etsy,
        lambda rows: sum(cents(row["Item Total"]) - cents(row["Discount Amount"]) for row in rows),
        lambda rows: {row["Ship Name"] for row in rows}, "USD", "US",
    ),
    Layout(
        "amazon_orders", amazon,
        lambda rows: sum(
            cents(row["item-price"]) - cents(row["item-promotion-discount"])
            for row in rows if row["order-status"] == "Shipped"
        ),
        lambda _rows: set(), delimiter="\t", ending=".txt",
    ),
    Layout(
        "naver_smartstore", naver,
        lambda rows: sum(cents(r["상품별 총 주문금액"], digits=0) for r in rows if r["주문상태"] == "구매확정"),
        lambda rows: {row["구매자명"] for row in rows}, "KRW", "KR", ending=".xlsx", sheet="발주발송관리",
        top=("엑셀 일괄발송 처리를 위해 아래 양식을 지켜주세요.",),
    ),
    Layout(
        "cafe24_orders", cafe24, _cafe24_net, lambda rows: {row["수령인"] for row in rows}, "KRW", "KR",
        encoding="cp949",
    ),
)  # fmt: skip
