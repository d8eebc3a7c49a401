-- CRM Inteligente: one row for each user. Consent that is not given is not there.
WITH latest AS (
    SELECT max(created_at) AS moment FROM {user_transactions}
),
listed AS (
    SELECT *, row_number() OVER (PARTITION BY id ORDER BY row_number) AS copy
    FROM {users}
)
SELECT
    'users' AS source,
    id AS customer_key,
    created_at AS registered_at,
    coalesce(upper(country), 'BR') AS country,
    coalesce(marketing_consent, false) AS consent_marketing,
    coalesce(whatsapp_consent, false) AS consent_whatsapp,
    coalesce(self_excluded, false) AS self_excluded,
    birth_date + INTERVAL 18 YEAR > latest.moment AS underage,
    MAP {
        'state': state,
        'source': source,
        'kyc_status': kyc_status
    } AS attributes,
    CASE
        WHEN id IS NULL THEN 'NO_CUSTOMER'
        WHEN copy > 1 THEN 'DUPLICATE'
    END AS exclusion
FROM listed, latest
