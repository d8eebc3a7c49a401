-- crmbet: users, the entries of their wallets and their sessions. PostgreSQL 12 or newer.
-- Load first, then run constraints.sql: indexes are quicker to build than to maintain.

CREATE TABLE users (
    user_id             bigint PRIMARY KEY,
    full_name           text NOT NULL,
    email               text NOT NULL,
    phone               text,
    birth_date          date,
    city                text,
    state               char(2),
    country             char(2) DEFAULT 'BR',
    registered_at       timestamp NOT NULL,
    accepts_marketing   boolean,
    accepts_whatsapp    boolean,
    self_excluded_at    timestamp,
    vip_level           text CHECK (vip_level IN ('bronze', 'silver', 'gold')),
    acquisition_channel text,
    status              text NOT NULL CHECK (status IN ('active', 'self_excluded', 'closed'))
);

-- Payment providers deliver a webhook at least once, so that an entry may come twice: its identifier is no key.
CREATE TABLE transactions (
    transaction_id bigint NOT NULL,
    user_id        bigint NOT NULL,
    type           text NOT NULL CHECK (type IN ('deposit', 'withdrawal', 'bet', 'win', 'bonus')),
    amount         numeric(14, 2),
    method         text,
    game           text,
    category       text,
    channel        text,
    status         text NOT NULL CHECK (status IN ('pending', 'completed', 'failed', 'reversed')),
    created_at     timestamp NOT NULL,
    ingested_at    timestamp NOT NULL DEFAULT now()
) PARTITION BY RANGE (created_at);

CREATE TABLE transactions_other PARTITION OF transactions DEFAULT;

CREATE TABLE sessions (
    session_id bigint NOT NULL,
    user_id    bigint NOT NULL,
    started_at timestamp NOT NULL,
    ended_at   timestamp,
    device     text
) PARTITION BY RANGE (started_at);

CREATE TABLE sessions_other PARTITION OF sessions DEFAULT;

-- What flows 2 to 4 of the platform write back.
CREATE TABLE clusters (
    cluster_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    strategy     text NOT NULL CHECK (strategy IN ('kmeans', 'dbscan', 'hdbscan')),
    parameters   jsonb NOT NULL,
    computed_at  timestamp NOT NULL DEFAULT now()
);

CREATE TABLE user_clusters (
    cluster_id bigint NOT NULL REFERENCES clusters,
    user_id    bigint NOT NULL,
    label      integer NOT NULL,
    PRIMARY KEY (cluster_id, user_id)
);

CREATE TABLE campaigns (
    campaign_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        text NOT NULL,
    channel     text NOT NULL,
    cluster_id  bigint REFERENCES clusters,
    created_at  timestamp NOT NULL DEFAULT now()
);

-- One partition a month for the days asked for; what lies outside goes to the default partitions.
CREATE FUNCTION make_partitions(first_day date, last_day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    month date := date_trunc('month', first_day);
BEGIN
    WHILE month <= last_day LOOP
        EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF transactions FOR VALUES FROM (%L) TO (%L)',
            'transactions_' || to_char(month, 'YYYY_MM'), month, month + interval '1 month');
        EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF sessions FOR VALUES FROM (%L) TO (%L)',
            'sessions_' || to_char(month, 'YYYY_MM'), month, month + interval '1 month');
        month := month + interval '1 month';
    END LOOP;
END $$;
