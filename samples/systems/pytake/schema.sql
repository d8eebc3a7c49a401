-- PyTake: several organisations, none of whose rows may be seen from another. PostgreSQL 12 or newer.
-- Load first, then run constraints.sql, which also turns row security on.

CREATE TABLE organizations (
    id         text PRIMARY KEY,
    name       text NOT NULL,
    plan       text NOT NULL,
    created_at timestamp NOT NULL
);

CREATE TABLE contacts (
    id               bigint PRIMARY KEY,
    organization_id  text NOT NULL,
    name             text,
    phone            text NOT NULL,
    email            text,
    tags             text,
    state            char(2),
    marketing_opt_in boolean,
    whatsapp_opt_in  boolean,
    is_blocked       boolean NOT NULL DEFAULT false,
    created_at       timestamp NOT NULL
);

CREATE TABLE message_templates (
    id              bigint PRIMARY KEY,
    organization_id text NOT NULL,
    name            text NOT NULL,
    language        text NOT NULL,
    status          text NOT NULL CHECK (status IN ('pending', 'approved', 'rejected'))
);

CREATE TABLE conversations (
    id              bigint PRIMARY KEY,
    organization_id text NOT NULL,
    contact_id      bigint NOT NULL,
    channel         text NOT NULL,
    status          text NOT NULL CHECK (status IN ('open', 'pending', 'closed')),
    opened_at       timestamp NOT NULL,
    closed_at       timestamp
);

CREATE TABLE messages (
    id              bigint PRIMARY KEY,
    organization_id text NOT NULL,
    conversation_id bigint NOT NULL,
    contact_id      bigint NOT NULL,
    direction       text NOT NULL CHECK (direction IN ('inbound', 'outbound')),
    message_type    text NOT NULL,
    body            text,
    status          text NOT NULL CHECK (status IN ('queued', 'sent', 'delivered', 'read', 'failed')),
    sent_at         timestamp NOT NULL
);

CREATE TABLE campaigns (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization_id text NOT NULL,
    name            text NOT NULL,
    template_id     bigint REFERENCES message_templates,
    scheduled_at    timestamp,
    status          text NOT NULL DEFAULT 'draft'
);

CREATE TABLE audit_log (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization_id text NOT NULL,
    who             text NOT NULL,
    action          text NOT NULL,
    subject         text,
    happened_at     timestamp NOT NULL DEFAULT now()
);
