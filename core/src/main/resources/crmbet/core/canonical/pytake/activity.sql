-- PyTake: one row for each conversation (a session, its quantity is its length in minutes) and each message.
-- Answers with what each row becomes in crm.activity, or with the reason why it does not.
WITH repeated_conversation AS (
    SELECT id, min(row_number) AS first FROM {conversations} GROUP BY id HAVING count(*) > 1
),
repeated_message AS (
    SELECT id, min(row_number) AS first FROM {messages} GROUP BY id HAVING count(*) > 1
),
happened AS (
    SELECT
        'conversations' AS source,
        c.contact_id AS customer_key,
        c.opened_at AS "at",
        'session' AS kind,
        CAST(NULL AS DOUBLE) AS amount,
        date_diff('second', c.opened_at, c.closed_at) / 60.0 AS quantity,
        CAST(NULL AS VARCHAR) AS product,
        lower(c.status) AS category,
        lower(c.channel) AS channel,
        CAST(c.id AS VARCHAR) AS source_id,
        coalesce(c.row_number > r.first, false) AS again,
        true AS completed
    FROM {conversations} c
    LEFT JOIN repeated_conversation r ON r.id = c.id
    UNION ALL
    SELECT
        'messages',
        m.contact_id,
        m.sent_at,
        CASE lower(m.direction) WHEN 'inbound' THEN 'message_in' WHEN 'outbound' THEN 'message_out' END,
        CAST(NULL AS DOUBLE),
        CAST(NULL AS DOUBLE),
        CAST(NULL AS VARCHAR),
        lower(m.message_type),
        'whatsapp',
        m.conversation_id,
        coalesce(m.row_number > r.first, false),
        coalesce(lower(m.status), '') <> 'failed'
    FROM {messages} m
    LEFT JOIN repeated_message r ON r.id = m.id
)
SELECT
    h.* EXCLUDE (again, completed),
    CASE
        WHEN h.customer_key IS NULL THEN 'NO_CUSTOMER'
        WHEN p.customer_key IS NULL THEN 'UNKNOWN_CUSTOMER'
        WHEN h."at" IS NULL THEN 'NO_TIME'
        WHEN h.again THEN 'DUPLICATE'
        WHEN h.kind IS NULL THEN 'UNKNOWN_KIND'
        WHEN NOT h.completed THEN 'NOT_COMPLETED'
    END AS exclusion
FROM happened h
LEFT JOIN people p ON p.customer_key = h.customer_key AND p.exclusion IS NULL
