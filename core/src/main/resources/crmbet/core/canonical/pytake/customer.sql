-- PyTake: one row for each contact of the organisation. Consent that is not given is not there.
WITH listed AS (
    SELECT *, row_number() OVER (PARTITION BY id ORDER BY row_number) AS copy
    FROM {contacts}
)
SELECT
    'contacts' AS source,
    id AS customer_key,
    created_at AS registered_at,
    'BR' AS country,
    coalesce(marketing_opt_in, false) AND NOT coalesce(is_blocked, false) AS consent_marketing,
    coalesce(whatsapp_opt_in, false) AND NOT coalesce(is_blocked, false) AS consent_whatsapp,
    false AS self_excluded,
    false AS underage,
    MAP {'tags': tags, 'state': state} AS attributes,
    CASE
        WHEN id IS NULL THEN 'NO_CUSTOMER'
        WHEN copy > 1 THEN 'DUPLICATE'
    END AS exclusion
FROM listed
