-- The shared database: what several people must agree on. Made by "crmbet shared-db migrate", owned by a role that nobody logs in as.
-- Nothing here is open to everybody; V2 says who may do what.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- By which keys people sign. A person has one valid key at a time.
CREATE TABLE signing_key (
    login      text NOT NULL,
    public_key text NOT NULL,            -- Ed25519: X.509, Base64
    since      timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz,
    PRIMARY KEY (login, public_key)
);
CREATE UNIQUE INDEX one_valid_key ON signing_key (login) WHERE revoked_at IS NULL;

-- Who was given which role, so that a backup can give it again.
CREATE TABLE membership (
    login      text NOT NULL,
    role       text NOT NULL CHECK (role IN ('analyst', 'marketer', 'admin', 'support', 'service')),
    granted_by text NOT NULL,
    granted_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (login, role)
);

-- Customers, without anything by which they could be reached.
CREATE TABLE users (
    customer_key      text PRIMARY KEY,
    registered_at     timestamptz,
    country           text,
    consent_marketing boolean,
    consent_whatsapp  boolean,
    self_excluded     boolean NOT NULL DEFAULT false,
    underage          boolean NOT NULL DEFAULT false,
    checked_at        timestamptz        -- when consent and exclusions were last brought up to date
);

-- How customers can be reached: sealed by whoever writes it, never readable by analysts and marketers.
CREATE TABLE user_contact (
    customer_key text PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    email_hash   bytea,
    email_sealed bytea,
    phone_sealed bytea
);

CREATE TABLE user_transactions (
    id           text NOT NULL,
    customer_key text NOT NULL,
    at           timestamptz NOT NULL,
    kind         text NOT NULL,
    amount       numeric(18, 4),
    currency     text,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX user_transactions_by_customer ON user_transactions (customer_key, at);

CREATE TABLE user_sessions (
    id           text NOT NULL,
    customer_key text NOT NULL,
    at           timestamptz NOT NULL,
    seconds      integer,
    address      inet,                   -- personal: not readable by analysts
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX user_sessions_by_customer ON user_sessions (customer_key, at);

CREATE TABLE segment (
    id         uuid PRIMARY KEY,
    name       text NOT NULL UNIQUE CHECK (name ~ '\S'),
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE segment_version (
    id         uuid PRIMARY KEY,
    segment_id uuid NOT NULL REFERENCES segment,
    version    integer NOT NULL CHECK (version > 0),
    run        text NOT NULL,
    label      integer,                  -- number of the cluster; null for noise, and for chosen customers
    origin     jsonb,                    -- how customers were chosen; null for a cluster or noise
    definition text NOT NULL,
    members    bigint NOT NULL CHECK (members > 0),
    share      double precision NOT NULL,
    money      double precision NOT NULL,
    figures    jsonb NOT NULL,
    digest     text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    state      text NOT NULL CHECK (state IN ('DRAFT', 'PROPOSED', 'APPROVED', 'REJECTED', 'PUBLISHED', 'RETIRED')),
    created_by text NOT NULL,            -- as the workspace knows them
    created_at timestamptz NOT NULL,
    brought_by text NOT NULL,            -- the log-in
    UNIQUE (segment_id, version)
);

CREATE TABLE segment_member (
    version_id   uuid NOT NULL REFERENCES segment_version,
    customer_key text NOT NULL,
    PRIMARY KEY (version_id, customer_key)
);

CREATE TABLE proposal (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version_id  uuid NOT NULL REFERENCES segment_version,
    proposed_by text NOT NULL,
    proposed_at timestamptz NOT NULL,
    comment     text NOT NULL,
    packet      text NOT NULL,           -- what is to be approved, without the approval
    open        boolean NOT NULL DEFAULT true,
    UNIQUE (id, version_id, proposed_by)
);
CREATE UNIQUE INDEX one_open_proposal ON proposal (version_id) WHERE open;

-- What was decided. Four eyes: the one who decides is never the one who proposed.
CREATE TABLE approval (
    proposal_id bigint PRIMARY KEY,
    version_id  uuid NOT NULL,
    proposed_by text NOT NULL,
    approved    boolean NOT NULL,
    decided_by  text NOT NULL,
    decided_at  timestamptz NOT NULL,
    comment     text NOT NULL,
    packet      text,
    hash        text,
    public_key  text,
    signature   text,
    FOREIGN KEY (proposal_id, version_id, proposed_by) REFERENCES proposal (id, version_id, proposed_by),
    FOREIGN KEY (decided_by, public_key) REFERENCES signing_key (login, public_key),
    CONSTRAINT four_eyes CHECK (decided_by <> proposed_by),
    CONSTRAINT signed CHECK (NOT approved
        OR (packet IS NOT NULL AND hash IS NOT NULL AND public_key IS NOT NULL AND signature IS NOT NULL
            AND hash = encode(sha256(convert_to(packet, 'UTF8')), 'hex'))),
    CONSTRAINT reasoned CHECK (approved OR comment ~ '\S')
);

CREATE TABLE delivery (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version_id uuid NOT NULL REFERENCES segment_version,
    target     text NOT NULL,
    done_by    text NOT NULL,
    done_at    timestamptz NOT NULL DEFAULT now(),
    added      bigint NOT NULL,
    removed    bigint NOT NULL,
    unchanged  bigint NOT NULL
);

CREATE TABLE campaign (
    id         uuid PRIMARY KEY,
    name       text NOT NULL,
    version_id uuid NOT NULL REFERENCES segment_version,
    channel    text NOT NULL,
    holdout    double precision NOT NULL CHECK (holdout >= 0 AND holdout < 1),
    starts_at  timestamptz,
    ends_at    timestamptz,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- What each customer did in a campaign.
CREATE TABLE campaign_results (
    campaign_id  uuid NOT NULL,
    customer_key text NOT NULL,
    at           timestamptz NOT NULL,
    outcome      text NOT NULL,
    revenue      numeric(18, 4),
    PRIMARY KEY (campaign_id, customer_key, at, outcome)
) PARTITION BY RANGE (at);

-- What a campaign brought, against its holdout.
CREATE TABLE result (
    campaign_id uuid NOT NULL REFERENCES campaign,
    measured_at timestamptz NOT NULL,
    treated     bigint NOT NULL,
    control     bigint NOT NULL,
    uplift      double precision,
    low         double precision,
    high        double precision,
    PRIMARY KEY (campaign_id, measured_at)
);

CREATE TABLE audit (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    who     text NOT NULL DEFAULT session_user,
    action  text NOT NULL,
    subject text NOT NULL,
    detail  text,
    reason  text
);
CREATE INDEX audit_by_subject ON audit (subject);

-- For how long before its time a partition is made, and for how many periods it stays.
CREATE TABLE partition_rule (
    table_name text PRIMARY KEY,
    every      text NOT NULL CHECK (every IN ('day', 'month', 'quarter')),
    ahead      integer NOT NULL CHECK (ahead > 0),
    keep       integer NOT NULL CHECK (keep > 0)
);
INSERT INTO partition_rule VALUES
    ('user_transactions', 'month', 3, 84),      -- seven years
    ('campaign_results', 'quarter', 2, 20),     -- five years
    ('user_sessions', 'day', 14, 90);           -- addresses may be kept for 90 days

-- Rows of a time whose partition was not made yet.
CREATE TABLE user_transactions_default PARTITION OF user_transactions DEFAULT;
CREATE TABLE campaign_results_default PARTITION OF campaign_results DEFAULT;
CREATE TABLE user_sessions_default PARTITION OF user_sessions DEFAULT;
