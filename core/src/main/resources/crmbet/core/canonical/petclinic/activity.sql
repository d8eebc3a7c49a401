-- Pet clinics: one row for each appointment, each item of an order and each message.
-- Answers with what each row becomes in crm.activity, or with the reason why it does not.
WITH tutor AS (
    SELECT id, min(user_profile_id) AS user_profile_id FROM {tutors} GROUP BY id
),
pet AS (
    SELECT id, min(tutor_id) AS tutor_id FROM {pets} GROUP BY id
),
service AS (
    SELECT id, min(name) AS name, min(category) AS category FROM {services} GROUP BY id
),
product AS (
    SELECT id, min(name) AS name, min(category) AS category FROM {products} GROUP BY id
),
purchase AS (
    SELECT id, min(user_profile_id) AS user_profile_id, min(created_at) AS created_at, min(lower(status)) AS status
    FROM {orders} GROUP BY id
),
conversation AS (
    SELECT id, min(user_profile_id) AS user_profile_id, min(lower(channel)) AS channel FROM {conversations} GROUP BY id
),
repeated_appointment AS (
    SELECT id, min(row_number) AS first FROM {appointments} GROUP BY id HAVING count(*) > 1
),
repeated_item AS (
    SELECT id, min(row_number) AS first FROM {order_items} GROUP BY id HAVING count(*) > 1
),
repeated_message AS (
    SELECT id, min(row_number) AS first FROM {messages} GROUP BY id HAVING count(*) > 1
),
happened AS (
    SELECT
        'appointments' AS source,
        tutor.user_profile_id AS customer_key,
        a.scheduled_at AS "at",
        'appointment' AS kind,
        a.price AS amount,
        CAST(1 AS DOUBLE) AS quantity,
        service.name AS product,
        lower(service.category) AS category,
        'clinic' AS channel,
        CAST(a.id AS VARCHAR) AS source_id,
        coalesce(a.row_number > r.first, false) AS again,
        coalesce(lower(a.status), '') = 'completed' AS completed
    FROM {appointments} a
    LEFT JOIN pet ON pet.id = a.pet_id
    LEFT JOIN tutor ON tutor.id = pet.tutor_id
    LEFT JOIN service ON service.id = a.service_id
    LEFT JOIN repeated_appointment r ON r.id = a.id
    UNION ALL
    SELECT
        'order_items',
        purchase.user_profile_id,
        purchase.created_at,
        CASE WHEN purchase.status = 'refunded' THEN 'refund' ELSE 'purchase' END,
        i.quantity * i.unit_price,
        i.quantity,
        product.name,
        lower(product.category),
        'shop',
        i.order_id,
        coalesce(i.row_number > r.first, false),
        coalesce(purchase.status, '') IN ('paid', 'delivered', 'refunded')
    FROM {order_items} i
    LEFT JOIN purchase ON purchase.id = i.order_id
    LEFT JOIN product ON product.id = i.product_id
    LEFT JOIN repeated_item r ON r.id = i.id
    UNION ALL
    SELECT
        'messages',
        conversation.user_profile_id,
        m.sent_at,
        CASE lower(m.direction) WHEN 'inbound' THEN 'message_in' WHEN 'outbound' THEN 'message_out' END,
        CAST(NULL AS DOUBLE),
        CAST(NULL AS DOUBLE),
        CAST(NULL AS VARCHAR),
        lower(m.message_type),
        conversation.channel,
        m.conversation_id,
        coalesce(m.row_number > r.first, false),
        true
    FROM {messages} m
    LEFT JOIN conversation ON conversation.id = m.conversation_id
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
        WHEN h.source = 'messages' THEN NULL
        WHEN h.quantity IS NULL OR h.quantity <= 0 THEN 'NO_QUANTITY'
        WHEN h.amount IS NULL THEN 'NO_PRICE'
        WHEN h.amount <= 0 THEN 'PRICE_NOT_POSITIVE'
        WHEN NOT (h.amount < 1e14 AND h.quantity < 1e14) THEN 'AMOUNT_OUT_OF_RANGE'
    END AS exclusion
FROM happened h
LEFT JOIN people p ON p.customer_key = h.customer_key AND p.exclusion IS NULL
