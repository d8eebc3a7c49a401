-- Pet clinics: one row for each user profile, with what its tutor and its pets say. Consent that is not given is not there.
WITH owner AS (
    SELECT user_profile_id, min(id) AS id, min(city) AS city, min(state) AS state, min(birth_date) AS birth_date
    FROM {tutors} GROUP BY user_profile_id
),
animals AS (
    SELECT t.user_profile_id, count(DISTINCT p.id) AS pets, string_agg(DISTINCT lower(p.species), ', ' ORDER BY lower(p.species)) AS species
    FROM {pets} p JOIN {tutors} t ON t.id = p.tutor_id GROUP BY t.user_profile_id
),
latest AS (
    SELECT max(sent_at) AS moment FROM {messages}
),
listed AS (
    SELECT *, row_number() OVER (PARTITION BY id ORDER BY row_number) AS copy
    FROM {user_profiles}
)
SELECT
    'user_profiles' AS source,
    l.id AS customer_key,
    l.created_at AS registered_at,
    'BR' AS country,
    coalesce(l.marketing_opt_in, false) AS consent_marketing,
    coalesce(l.whatsapp_opt_in, false) AS consent_whatsapp,
    false AS self_excluded,
    o.birth_date + INTERVAL 18 YEAR > latest.moment AS underage,
    MAP {
        'city': o.city,
        'state': o.state,
        'language': l.language,
        'pets': CAST(coalesce(a.pets, 0) AS VARCHAR),
        'species': a.species
    } AS attributes,
    CASE
        WHEN l.id IS NULL THEN 'NO_CUSTOMER'
        WHEN l.copy > 1 THEN 'DUPLICATE'
    END AS exclusion
FROM listed l
CROSS JOIN latest
LEFT JOIN owner o ON o.user_profile_id = l.id
LEFT JOIN animals a ON a.user_profile_id = l.id
