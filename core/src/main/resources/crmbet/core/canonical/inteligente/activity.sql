-- CRM Inteligente: one row for each transaction, each session (its quantity is its length in minutes) and each message
-- of a campaign. Answers with what each row becomes in crm.activity, or with the reason why it does not.
WITH repeated AS (
    SELECT id, min(row_number) AS first FROM {user_transactions} GROUP BY id HAVING count(*) > 1
),
entry AS (
    SELECT
        'user_transactions' AS source,
        t.user_id AS customer_key,
        t.created_at AS "at",
        lower(t.type) AS kind,
        t.amount,
        CAST(NULL AS DOUBLE) AS quantity,
        t.game_id AS product,
        lower(t.game_category) AS category,
        lower(t.provider) AS channel,
        CAST(t.id AS VARCHAR) AS source_id,
        p.customer_key IS NOT NULL AS known,
        coalesce(t.row_number > r.first, false) AS again,
        coalesce(lower(t.status), '') = 'completed' AS completed
    FROM {user_transactions} t
    LEFT JOIN repeated r ON r.id = t.id
    LEFT JOIN people p ON p.customer_key = t.user_id AND p.exclusion IS NULL
),
repeated_session AS (
    SELECT id, min(row_number) AS first FROM {user_sessions} GROUP BY id HAVING count(*) > 1
),
visit AS (
    SELECT
        'user_sessions' AS source,
        s.user_id AS customer_key,
        s.started_at AS "at",
        'session' AS kind,
        CAST(NULL AS DOUBLE) AS amount,
        s.duration_seconds / 60.0 AS quantity,
        CAST(NULL AS VARCHAR) AS product,
        CAST(NULL AS VARCHAR) AS category,
        lower(s.device) AS channel,
        CAST(s.id AS VARCHAR) AS source_id,
        p.customer_key IS NOT NULL AS known,
        coalesce(s.row_number > r.first, false) AS again
    FROM {user_sessions} s
    LEFT JOIN repeated_session r ON r.id = s.id
    LEFT JOIN people p ON p.customer_key = s.user_id AND p.exclusion IS NULL
),
repeated_message AS (
    SELECT id, min(row_number) AS first FROM {campaign_results} GROUP BY id HAVING count(*) > 1
),
message AS (
    SELECT
        'campaign_results' AS source,
        c.user_id AS customer_key,
        c.sent_at AS "at",
        'message_out' AS kind,
        CAST(NULL AS DOUBLE) AS amount,
        CAST(NULL AS DOUBLE) AS quantity,
        c.campaign_id AS product,
        lower(c.status) AS category,
        lower(c.channel) AS channel,
        CAST(c.id AS VARCHAR) AS source_id,
        p.customer_key IS NOT NULL AS known,
        coalesce(c.row_number > r.first, false) AS again
    FROM {campaign_results} c
    LEFT JOIN repeated_message r ON r.id = c.id
    LEFT JOIN people p ON p.customer_key = c.user_id AND p.exclusion IS NULL
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
UNION ALL
SELECT
    * EXCLUDE (known, again),
    CASE
        WHEN customer_key IS NULL THEN 'NO_CUSTOMER'
        WHEN NOT known THEN 'UNKNOWN_CUSTOMER'
        WHEN "at" IS NULL THEN 'NO_TIME'
        WHEN again THEN 'DUPLICATE'
        WHEN category = 'failed' THEN 'NOT_COMPLETED'
    END AS exclusion
FROM message
