-- crmbet: one row for each user. Consent that is not given is not there.
WITH latest AS (
    SELECT max(created_at) AS moment FROM {transactions}
),
listed AS (
    SELECT *, row_number() OVER (PARTITION BY user_id ORDER BY row_number) AS copy
    FROM {users}
)
SELECT
    'users' AS source,
    user_id AS customer_key,
    registered_at,
    coalesce(upper(country), 'BR') AS country,
    coalesce(accepts_marketing, false) AS consent_marketing,
    coalesce(accepts_whatsapp, false) AS consent_whatsapp,
    self_excluded_at IS NOT NULL AS self_excluded,
    birth_date + INTERVAL 18 YEAR > latest.moment AS underage,
    MAP {
        'city': city,
        'state': state,
        'vip_level': vip_level,
        'acquisition_channel': acquisition_channel
    } AS attributes,
    CASE
        WHEN user_id IS NULL THEN 'NO_CUSTOMER'
        WHEN copy > 1 THEN 'DUPLICATE'
    END AS exclusion
FROM listed, latest
