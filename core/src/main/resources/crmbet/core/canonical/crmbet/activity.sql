-- crmbet: one row for each entry of the wallet and each session. The quantity of a session is its length in minutes.
-- Answers with what each row becomes in crm.activity, or with the reason why it does not.
WITH repeated AS (
    SELECT transaction_id, min(row_number) AS first
    FROM {transactions} GROUP BY transaction_id HAVING count(*) > 1
),
entry AS (
    SELECT
        'transactions' AS source,
        t.user_id AS customer_key,
        t.created_at AS "at",
        lower(t.type) AS kind,
        t.amount,
        CAST(NULL AS DOUBLE) AS quantity,
        t.game AS product,
        lower(t.category) AS category,
        lower(t.channel) AS channel,
        CAST(t.transaction_id AS VARCHAR) AS source_id,
        p.customer_key IS NOT NULL AS known,
        coalesce(t.row_number > r.first, false) AS again,
        coalesce(lower(t.status), '') = 'completed' AS completed
    FROM {transactions} t
    LEFT JOIN repeated r ON r.transaction_id = t.transaction_id
    LEFT JOIN people p ON p.customer_key = t.user_id AND p.exclusion IS NULL
),
repeated_session AS (
    SELECT session_id, min(row_number) AS first FROM {sessions} GROUP BY session_id HAVING count(*) > 1
),
visit AS (
    SELECT
        'sessions' AS source,
        s.user_id AS customer_key,
        s.started_at AS "at",
        'session' AS kind,
        CAST(NULL AS DOUBLE) AS amount,
        date_diff('second', s.started_at, s.ended_at) / 60.0 AS quantity,
        CAST(NULL AS VARCHAR) AS product,
        CAST(NULL AS VARCHAR) AS category,
        lower(s.device) AS channel,
        CAST(s.session_id AS VARCHAR) AS source_id,
        p.customer_key IS NOT NULL AS known,
        coalesce(s.row_number > r.first, false) AS again
    FROM {sessions} s
    LEFT JOIN repeated_session r ON r.session_id = s.session_id
    LEFT JOIN people p ON p.customer_key = s.user_id AND p.exclusion IS NULL
)
SELECT
    * EXCLUDE (known, again, completed),
    CASE
        WHEN customer_key IS NULL THEN 'NO_CUSTOMER'
        WHEN NOT known THEN 'UNKNOWN_CUSTOMER'
        WHEN "at" IS NULL THEN 'NO_TIME'
        WHEN again THEN 'DUPLICATE'
        WHEN kind IS NULL OR kind NOT IN ('deposit', 'withdrawal', 'bet', 'win', 'bonus') THEN 'UNKNOWN_KIND'
        WHEN NOT completed THEN 'NOT_COMPLETED'
        WHEN amount IS NULL THEN 'NO_PRICE'
        WHEN amount <= 0 THEN 'PRICE_NOT_POSITIVE'
        WHEN NOT amount < 1e14 THEN 'AMOUNT_OUT_OF_RANGE'
    END AS exclusion
FROM entry
UNION ALL
SELECT
    * EXCLUDE (known, again),
    CASE
        WHEN customer_key IS NULL THEN 'NO_CUSTOMER'
        WHEN NOT known THEN 'UNKNOWN_CUSTOMER'
        WHEN "at" IS NULL THEN 'NO_TIME'
        WHEN again THEN 'DUPLICATE'
        WHEN NOT coalesce(quantity >= 0, false) THEN 'NO_QUANTITY'
    END AS exclusion
FROM visit
