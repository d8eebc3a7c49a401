-- CRM Inteligente: contacts hashed and encrypted, transactions by month, sessions by day, results by quarter.
-- PostgreSQL 12 or newer. Load first, then run constraints.sql.

CREATE TABLE users (
    id                uuid PRIMARY KEY,
    email_hash        char(64) NOT NULL,
    phone_hash        char(64),
    email_encrypted   bytea,
    phone_encrypted   bytea,
    display_name      text,
    birth_date        date,
    state             char(2),
    country           char(2) DEFAULT 'BR',
    source            text,
    kyc_status        text CHECK (kyc_status IN ('pending', 'verified', 'rejected')),
    marketing_consent boolean,
    whatsapp_consent  boolean,
    self_excluded     boolean NOT NULL DEFAULT false,
    created_at        timestamp NOT NULL
);

CREATE TABLE campaigns (
    id           bigint PRIMARY KEY,
    name         text NOT NULL,
    channel      text NOT NULL CHECK (channel IN ('smartico', 'email', 'sms', 'whatsapp')),
    scheduled_at timestamp NOT NULL,
    status       text NOT NULL CHECK (status IN ('draft', 'scheduled', 'executed', 'completed'))
);

-- A webhook that is delivered again makes a second row: the identifier is the provider's, and no key.
CREATE TABLE user_transactions (
    id            bigint NOT NULL,
    user_id       uuid NOT NULL,
    type          text NOT NULL CHECK (type IN ('deposit', 'withdrawal', 'bet', 'win', 'bonus')),
    amount        numeric(14, 2),
    currency      char(3) NOT NULL DEFAULT 'BRL',
    status        text NOT NULL CHECK (status IN ('pending', 'completed', 'failed', 'suspicious')),
    provider      text,
    game_id       text,
    game_category text,
    created_at    timestamp NOT NULL
) PARTITION BY RANGE (created_at);

CREATE TABLE user_transactions_other PARTITION OF user_transactions DEFAULT;

CREATE TABLE user_sessions (
    id               bigint NOT NULL,
    user_id          uuid NOT NULL,
    started_at       timestamp NOT NULL,
    duration_seconds bigint,
    device           text,
    ip_address       inet
) PARTITION BY RANGE (started_at);

CREATE TABLE user_sessions_other PARTITION OF user_sessions DEFAULT;

CREATE TABLE campaign_results (
    id           bigint NOT NULL,
    campaign_id  bigint NOT NULL,
    user_id      uuid NOT NULL,
    channel      text NOT NULL,
    status       text NOT NULL CHECK (status IN ('sent', 'delivered', 'clicked', 'failed')),
    sent_at      timestamp NOT NULL,
    converted_at timestamp
) PARTITION BY RANGE (sent_at);

CREATE TABLE campaign_results_other PARTITION OF campaign_results DEFAULT;

-- Every training run with its parameters, data, metrics and artefact.
CREATE TABLE model_runs (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    model       text NOT NULL,
    parameters  jsonb NOT NULL,
    data_digest char(64) NOT NULL,
    metrics     jsonb NOT NULL,
    artefact    text,
    trained_at  timestamp NOT NULL DEFAULT now()
);

CREATE TABLE user_clusters (
    user_id      uuid PRIMARY KEY,
    model_run_id bigint NOT NULL REFERENCES model_runs,
    label        integer NOT NULL,
    updated_at   timestamp NOT NULL DEFAULT now()
);

-- Months, days and quarters for the days asked for; what lies outside goes to the default partitions.
CREATE FUNCTION make_partitions(first_day date, last_day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    part date;
BEGIN
    part := date_trunc('month', first_day);
    WHILE part <= last_day LOOP
        EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF user_transactions FOR VALUES FROM (%L) TO (%L)',
            'user_transactions_' || to_char(part, 'YYYY_MM'), part, part + interval '1 month');
        part := part + interval '1 month';
    END LOOP;
    part := date_trunc('quarter', first_day);
    WHILE part <= last_day LOOP
        EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF campaign_results FOR VALUES FROM (%L) TO (%L)',
            'campaign_results_' || to_char(part, 'YYYY_"q"Q'), part, part + interval '3 months');
        part := part + interval '3 months';
    END LOOP;
    part := first_day;
    WHILE part <= last_day LOOP
        EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF user_sessions FOR VALUES FROM (%L) TO (%L)',
            'user_sessions_' || to_char(part, 'YYYY_MM_DD'), part, part + 1);
        part := part + 1;
    END LOOP;
END $$;
