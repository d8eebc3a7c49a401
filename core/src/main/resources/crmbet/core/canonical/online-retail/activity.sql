-- Online Retail: one row for each line of an invoice. An invoice whose number begins with C cancels another.
-- Answers with what each line becomes in crm.activity, or with the reason why it does not.
WITH line AS (
    SELECT
        nullif(regexp_replace(trim(CAST("CustomerID" AS VARCHAR)), '\.0$', ''), '') AS customer_key,
        coalesce(
            TRY_CAST(CAST("InvoiceDate" AS VARCHAR) AS TIMESTAMP),
            try_strptime(CAST("InvoiceDate" AS VARCHAR), '%m/%d/%Y %H:%M')
        ) AS "at",
        starts_with(upper(trim(CAST("InvoiceNo" AS VARCHAR))), 'C') AS cancellation,
        TRY_CAST(CAST("Quantity" AS VARCHAR) AS DOUBLE) AS quantity,
        TRY_CAST(CAST("UnitPrice" AS VARCHAR) AS DOUBLE) AS price,
        trim(CAST("StockCode" AS VARCHAR)) AS product,
        trim(CAST("InvoiceNo" AS VARCHAR)) AS source_id,
        nullif(trim(CAST("Country" AS VARCHAR)), '') AS country
    FROM {invoices}
)
SELECT
    customer_key,
    "at",
    CASE WHEN cancellation THEN 'refund' ELSE 'purchase' END AS kind,
    abs(quantity * price) AS amount,
    abs(quantity) AS quantity,
    product,
    CAST(NULL AS VARCHAR) AS category,
    CAST(NULL AS VARCHAR) AS channel,
    source_id,
    country,
    CASE
        WHEN customer_key IS NULL THEN 'NO_CUSTOMER'
        WHEN "at" IS NULL THEN 'NO_TIME'
        WHEN quantity IS NULL OR quantity = 0 THEN 'NO_QUANTITY'
        WHEN price IS NULL THEN 'NO_PRICE'
        WHEN price <= 0 THEN 'PRICE_NOT_POSITIVE'
        WHEN quantity < 0 AND NOT coalesce(cancellation, false) THEN 'QUANTITY_NEGATIVE'
        WHEN quantity > 0 AND cancellation THEN 'CANCELLATION_POSITIVE'
        WHEN NOT (abs(quantity) < 1e14 AND abs(quantity * price) < 1e14) THEN 'AMOUNT_OUT_OF_RANGE'
    END AS exclusion
FROM line
