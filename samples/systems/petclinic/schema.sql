-- Pet clinics: profiles, tutors, pets, appointments, the shop, and what is said by WhatsApp. PostgreSQL 12 or newer.
-- Load first, then run constraints.sql.

CREATE TABLE user_profiles (
    id               bigint PRIMARY KEY,
    phone            text NOT NULL,
    name             text,
    email            text,
    language         text DEFAULT 'pt-BR',
    marketing_opt_in boolean,
    whatsapp_opt_in  boolean,
    created_at       timestamp NOT NULL
);

CREATE TABLE tutors (
    id              bigint PRIMARY KEY,
    user_profile_id bigint NOT NULL,
    full_name       text NOT NULL,
    birth_date      date,
    city            text,
    state           char(2)
);

CREATE TABLE pets (
    id         bigint PRIMARY KEY,
    tutor_id   bigint NOT NULL,
    name       text,
    species    text,
    birth_date date
);

CREATE TABLE services (
    id               bigint PRIMARY KEY,
    name             text NOT NULL,
    category         text NOT NULL,
    price            numeric(12, 2) NOT NULL,
    duration_minutes bigint NOT NULL
);

CREATE TABLE products (
    id       bigint PRIMARY KEY,
    name     text NOT NULL,
    category text NOT NULL,
    price    numeric(12, 2) NOT NULL,
    active   boolean NOT NULL
);

CREATE TABLE appointments (
    id           bigint PRIMARY KEY,
    pet_id       bigint NOT NULL,
    service_id   bigint NOT NULL,
    scheduled_at timestamp NOT NULL,
    status       text NOT NULL CHECK (status IN ('scheduled', 'completed', 'cancelled', 'no_show')),
    price        numeric(12, 2)
);

CREATE TABLE appointment_reminders (
    id             bigint PRIMARY KEY,
    appointment_id bigint NOT NULL,
    sent_at        timestamp NOT NULL,
    channel        text NOT NULL,
    status         text NOT NULL
);

CREATE TABLE orders (
    id              bigint PRIMARY KEY,
    user_profile_id bigint NOT NULL,
    status          text NOT NULL CHECK (status IN ('open', 'paid', 'delivered', 'cancelled', 'refunded')),
    total           numeric(12, 2),
    created_at      timestamp NOT NULL
);

CREATE TABLE order_items (
    id         bigint PRIMARY KEY,
    order_id   bigint NOT NULL,
    product_id bigint NOT NULL,
    quantity   bigint,
    unit_price numeric(12, 2)
);

CREATE TABLE payments (
    id             bigint PRIMARY KEY,
    order_id       bigint,
    appointment_id bigint,
    amount         numeric(12, 2),
    method         text,
    status         text NOT NULL,
    paid_at        timestamp,
    CHECK (num_nonnulls(order_id, appointment_id) = 1)
);

CREATE TABLE conversations (
    id              bigint PRIMARY KEY,
    user_profile_id bigint NOT NULL,
    channel         text NOT NULL DEFAULT 'whatsapp',
    status          text NOT NULL,
    started_at      timestamp NOT NULL
);

CREATE TABLE messages (
    id              bigint PRIMARY KEY,
    conversation_id bigint NOT NULL,
    direction       text NOT NULL CHECK (direction IN ('inbound', 'outbound')),
    message_type    text,
    content         text,
    sent_at         timestamp NOT NULL
);

-- What the assistant keeps for itself, and what a campaign of the workbench is written to.
CREATE TABLE context_data (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id bigint NOT NULL,
    key             text NOT NULL,
    value           jsonb NOT NULL,
    expires_at      timestamp
);

CREATE TABLE ai_memory (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_profile_id bigint NOT NULL,
    content         text NOT NULL,
    created_at      timestamp NOT NULL DEFAULT now()
);

CREATE TABLE campaigns (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name       text NOT NULL,
    template   text NOT NULL,
    status     text NOT NULL DEFAULT 'draft',
    created_at timestamp NOT NULL DEFAULT now()
);

CREATE TABLE campaign_recipients (
    campaign_id     bigint NOT NULL REFERENCES campaigns,
    user_profile_id bigint NOT NULL,
    status          text NOT NULL DEFAULT 'pending',
    sent_at         timestamp,
    PRIMARY KEY (campaign_id, user_profile_id)
);
