-- E-commerce pipeline: what its consumer writes. PostgreSQL 12 or newer. Load first, then run constraints.sql.

CREATE TABLE events (
    event_id         text PRIMARY KEY,
    event_type       text NOT NULL
        CHECK (event_type IN ('page_view', 'add_to_cart', 'remove_from_cart', 'purchase', 'search')),
    "timestamp"      timestamp NOT NULL,
    user_id          text NOT NULL,
    session_id       text NOT NULL,
    product_id       text,
    product_name     text,
    product_category text,
    product_price    numeric(12, 2),
    quantity         bigint,
    total_amount     numeric(14, 2),
    payment_method   text
);

CREATE VIEW products AS
SELECT product_id, max(product_name) AS name, max(product_category) AS category, max(product_price) AS price
FROM events WHERE product_id IS NOT NULL GROUP BY product_id;

CREATE VIEW transactions AS
SELECT event_id, user_id, session_id, product_id, quantity, total_amount, payment_method, "timestamp"
FROM events WHERE event_type = 'purchase';

CREATE VIEW sales_by_category AS
SELECT product_category AS category, count(*) AS sales, sum(total_amount) AS revenue
FROM events WHERE event_type = 'purchase' GROUP BY product_category;

CREATE VIEW top_products AS
SELECT product_id, max(product_name) AS name, sum(quantity) AS sold, sum(total_amount) AS revenue
FROM events WHERE event_type = 'purchase' GROUP BY product_id ORDER BY revenue DESC NULLS LAST LIMIT 10;

CREATE VIEW daily_metrics AS
SELECT CAST("timestamp" AS date) AS day, event_type, count(*) AS events, count(DISTINCT user_id) AS users
FROM events GROUP BY CAST("timestamp" AS date), event_type;
