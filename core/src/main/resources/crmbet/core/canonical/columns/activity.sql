-- Any table of transactions whose columns the user named: one row for each transaction.
-- Answers with what each row becomes in crm.activity, or with the reason why it does not.
WITH line AS (
    SELECT
        nullif(trim(CAST({customer} AS VARCHAR)), '') AS customer_key,
        {time} AS "at",
        TRY_CAST(CAST({amount} AS VARCHAR) AS DOUBLE) AS amount,
        TRY_CAST(CAST({quantity} AS VARCHAR) AS DOUBLE) AS quantity,
        trim(CAST({product} AS VARCHAR)) AS product,
        trim(CAST({source_id} AS VARCHAR)) AS source_id
    FROM {dataset}
)
SELECT
    customer_key,
    "at",
    CASE WHEN amount < 0 THEN 'refund' ELSE 'purchase' END AS kind,
    abs(amount) AS amount,
    abs(quantity) AS quantity,
    product,
    CAST(NULL AS VARCHAR) AS category,
    CAST(NULL AS VARCHAR) AS channel,
    source_id,
    CAST(NULL AS VARCHAR) AS country,
    CASE
        WHEN customer_key IS NULL THEN 'NO_CUSTOMER'
        WHEN "at" IS NULL THEN 'NO_TIME'
        WHEN amount IS NULL THEN 'NO_PRICE'
        WHEN NOT (abs(amount) < 1e14 AND coalesce(abs(quantity) < 1e14, true)) THEN 'AMOUNT_OUT_OF_RANGE'
    END AS exclusion
FROM line
