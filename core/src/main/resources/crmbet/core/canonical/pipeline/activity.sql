-- E-commerce pipeline: one row for each event. A producer that tries again repeats the identifier of the event.
-- Answers with what each event becomes in crm.activity, or with the reason why it does not.
WITH repeated AS (
    SELECT event_id, min(row_number) AS first FROM {events} GROUP BY event_id HAVING count(*) > 1
),
event AS (
    SELECT
        e.user_id AS customer_key,
        e."timestamp" AS "at",
        lower(e.event_type) AS kind,
        CASE WHEN lower(e.event_type) IN ('purchase', 'add_to_cart', 'remove_from_cart')
            THEN coalesce(e.total_amount, e.quantity * e.product_price) END AS amount,
        CASE WHEN lower(e.event_type) IN ('purchase', 'add_to_cart', 'remove_from_cart')
            THEN e.quantity END AS quantity,
        coalesce(e.product_id, e.product_name) AS product,
        lower(e.product_category) AS category,
        lower(e.payment_method) AS channel,
        e.session_id AS source_id,
        CAST(NULL AS VARCHAR) AS country,
        coalesce(e.row_number > r.first, false) AS again
    FROM {events} e
    LEFT JOIN repeated r ON r.event_id = e.event_id
)
SELECT
    * EXCLUDE (again),
    CASE
        WHEN customer_key IS NULL THEN 'NO_CUSTOMER'
        WHEN "at" IS NULL THEN 'NO_TIME'
        WHEN again THEN 'DUPLICATE'
        WHEN kind IS NULL OR kind NOT IN ('page_view', 'add_to_cart', 'remove_from_cart', 'purchase', 'search')
            THEN 'UNKNOWN_KIND'
        WHEN kind IN ('page_view', 'search') THEN NULL
        WHEN quantity IS NULL OR quantity <= 0 THEN 'NO_QUANTITY'
        WHEN amount IS NULL THEN 'NO_PRICE'
        WHEN amount <= 0 THEN 'PRICE_NOT_POSITIVE'
        WHEN NOT (amount < 1e14 AND quantity < 1e14) THEN 'AMOUNT_OUT_OF_RANGE'
    END AS exclusion
FROM event
