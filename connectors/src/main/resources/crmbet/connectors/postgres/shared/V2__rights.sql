-- Who may do what. Nobody writes what is proposed, approved or remembered but through these functions, which run as the
-- owner of the schema, look names up nowhere but here, and go by the role that logged in (session_user), not by one that was
-- taken on since.

CREATE FUNCTION refuse(what text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', what USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION is_one(VARIADIC roles text[]) RETURNS boolean LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT bool_or(pg_has_role(session_user, '${role}' || role, 'MEMBER')) FROM unnest(roles) AS role
$$;

CREATE FUNCTION note(act text, about text, particulars text, why text) RETURNS void LANGUAGE sql
    SET search_path = pg_catalog, workbench, pg_temp AS $$
    INSERT INTO workbench.audit (action, subject, detail, reason)
    VALUES (act, about, particulars, nullif(trim(why), ''))
$$;

-- What was written stays ------------------------------------------------------------------------------------------------

CREATE FUNCTION unchangeable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER unchangeable BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION unchangeable();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit EXECUTE FUNCTION unchangeable();
CREATE TRIGGER unchangeable BEFORE UPDATE OR DELETE ON approval FOR EACH ROW EXECUTE FUNCTION unchangeable();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON approval EXECUTE FUNCTION unchangeable();
CREATE TRIGGER unchangeable BEFORE DELETE ON proposal FOR EACH ROW EXECUTE FUNCTION unchangeable();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON proposal EXECUTE FUNCTION unchangeable();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON segment_version EXECUTE FUNCTION unchangeable();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON segment_member EXECUTE FUNCTION unchangeable();

CREATE FUNCTION proposal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.version_id, NEW.proposed_by, NEW.proposed_at, NEW.comment, NEW.packet)
        IS DISTINCT FROM (OLD.id, OLD.version_id, OLD.proposed_by, OLD.proposed_at, OLD.comment, OLD.packet)
        OR (NEW.open AND NOT OLD.open) THEN
        RAISE EXCEPTION 'a proposal stays as it was made' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER stays BEFORE UPDATE ON proposal FOR EACH ROW EXECUTE FUNCTION proposal_stays();

CREATE FUNCTION version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    bare_new jsonb := to_jsonb(NEW) - 'state';
    bare_old jsonb := to_jsonb(OLD) - 'state';
BEGIN
    IF bare_new IS DISTINCT FROM bare_old OR (OLD.state || ' ' || NEW.state) NOT IN (
        'DRAFT PROPOSED', 'PROPOSED DRAFT', 'PROPOSED APPROVED', 'PROPOSED REJECTED', 'REJECTED PROPOSED',
        'APPROVED PUBLISHED', 'PUBLISHED PUBLISHED', 'APPROVED RETIRED', 'REJECTED RETIRED', 'PUBLISHED RETIRED') THEN
        RAISE EXCEPTION 'version % of a segment does not change', OLD.version USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER stays BEFORE UPDATE ON segment_version FOR EACH ROW EXECUTE FUNCTION version_stays();
CREATE TRIGGER unchangeable BEFORE DELETE ON segment_version FOR EACH ROW EXECUTE FUNCTION unchangeable();

-- Members come while a version is a draft; they go only with a customer who is erased.
CREATE FUNCTION members_stay() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, workbench, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF (SELECT state FROM workbench.segment_version WHERE id = NEW.version_id) = 'DRAFT' THEN
            RETURN NEW;
        END IF;
    ELSIF TG_OP = 'DELETE' THEN
        IF OLD.customer_key = current_setting('workbench.erased', true) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'the members of a version do not change' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER stay BEFORE INSERT OR UPDATE OR DELETE ON segment_member
    FOR EACH ROW EXECUTE FUNCTION members_stay();

-- Triggers hold for replication, too.
ALTER TABLE audit ENABLE ALWAYS TRIGGER unchangeable;
ALTER TABLE audit ENABLE ALWAYS TRIGGER never_emptied;
ALTER TABLE approval ENABLE ALWAYS TRIGGER unchangeable;
ALTER TABLE approval ENABLE ALWAYS TRIGGER never_emptied;

-- Keys ------------------------------------------------------------------------------------------------------------------

CREATE FUNCTION register_key(key text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, workbench, pg_temp AS $$
BEGIN
    IF NOT is_one('analyst', 'marketer', 'admin', 'service') THEN
        PERFORM refuse('only people with a role of the workbench have a key');
    END IF;
    IF EXISTS (SELECT FROM signing_key s WHERE s.login = session_user AND s.public_key = key AND s.revoked_at IS NULL) THEN
        RETURN;
    END IF;
    IF EXISTS (SELECT FROM signing_key s WHERE s.login = session_user AND s.revoked_at IS NULL) THEN
        PERFORM refuse('you sign with another key: have an administrator revoke it first');
    END IF;
    INSERT INTO signing_key (login, public_key) VALUES (session_user, key);
    PERFORM note('SIGNING_KEY_ADDED', session_user, key, NULL);
END $$;

CREATE FUNCTION revoke_key(person text, why text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, workbench, pg_temp AS $$
BEGIN
    IF NOT is_one('admin', 'owner') THEN
        PERFORM refuse('only an administrator revokes keys');
    END IF;
    UPDATE signing_key SET revoked_at = now() WHERE login = person AND revoked_at IS NULL;
    PERFORM note('SIGNING_KEY_REVOKED', person, NULL, why);
END $$;

-- Proposals and decisions -----------------------------------------------------------------------------------------------

-- As the workbench computes it: SHA-256 over each key's length in UTF-8 bytes (four bytes, big-endian) and the bytes.
CREATE FUNCTION member_digest(wanted uuid) RETURNS text LANGUAGE sql STABLE
    SET search_path = pg_catalog, workbench, pg_temp AS $$
    SELECT encode(sha256(coalesce(string_agg(int4send(octet_length(key)) || key, ''::bytea ORDER BY key), ''::bytea)), 'hex')
    FROM (SELECT convert_to(customer_key, 'UTF8') AS key FROM workbench.segment_member WHERE version_id = wanted) AS keys
$$;

-- Brings a version as a draft, whose members follow and which is proposed in the same transaction.
CREATE FUNCTION bring_version(packet jsonb, run_name text, cluster integer, chosen jsonb, state_figures jsonb)
    RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, workbench, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    series uuid := (packet ->> 'segment')::uuid;
    known text;
BEGIN
    IF NOT is_one('analyst', 'marketer') THEN
        PERFORM refuse('only analysts and marketers propose segments');
    END IF;
    INSERT INTO segment (id, name, created_by) VALUES (series, packet ->> 'name', session_user)
        ON CONFLICT (id) DO NOTHING;
    SELECT name INTO known FROM segment WHERE id = series;
    IF known <> packet ->> 'name' THEN
        RAISE EXCEPTION 'the segment is called "%" here', known USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO segment_version VALUES (
        (packet ->> 'version_id')::uuid, series, (packet ->> 'version')::integer, run_name, cluster, chosen,
        packet ->> 'definition', (packet ->> 'members')::bigint, (packet ->> 'share')::double precision,
        (packet ->> 'money')::double precision, state_figures, packet ->> 'digest', 'DRAFT',
        packet #>> '{created,by}', (packet #>> '{created,at}')::timestamptz, session_user);
END $$;

CREATE FUNCTION bring_members(version uuid, keys text[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, workbench, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF NOT EXISTS (SELECT FROM segment_version v
            WHERE v.id = version AND v.state = 'DRAFT' AND v.brought_by = session_user) THEN
        PERFORM refuse('members are brought by who brought the draft');
    END IF;
    INSERT INTO segment_member SELECT version, key FROM unnest(keys) AS key;
END $$;

CREATE FUNCTION propose(version uuid, packet text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, workbench, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    v segment_version;
    p jsonb := packet::jsonb;
    why text := p #>> '{proposed,comment}';
BEGIN
    IF NOT is_one('analyst', 'marketer') THEN
        PERFORM refuse('only analysts and marketers propose segments');
    END IF;
    SELECT * INTO v FROM segment_version s WHERE s.id = version FOR UPDATE;
    IF v.id IS NULL OR v.brought_by <> session_user THEN
        PERFORM refuse('a version is proposed by who brought it');
    END IF;
    IF v.state NOT IN ('DRAFT', 'REJECTED') THEN
        RAISE EXCEPTION 'the version is % already', lower(v.state) USING ERRCODE = 'check_violation';
    END IF;
    IF p ? 'approved' OR p #>> '{proposed,by}' IS DISTINCT FROM session_user
        OR p ->> 'version_id' IS DISTINCT FROM v.id::text OR p ->> 'segment' IS DISTINCT FROM v.segment_id::text
        OR (p ->> 'version')::integer IS DISTINCT FROM v.version
        OR p ->> 'name' IS DISTINCT FROM (SELECT s.name FROM segment s WHERE s.id = v.segment_id)
        OR p ->> 'definition' IS DISTINCT FROM v.definition OR p ->> 'digest' IS DISTINCT FROM v.digest
        OR (p ->> 'members')::bigint IS DISTINCT FROM v.members
        OR (p ->> 'money')::double precision IS DISTINCT FROM v.money
        OR (p ->> 'share')::double precision IS DISTINCT FROM v.share
        OR p -> 'figures' IS DISTINCT FROM v.figures
        OR p #>> '{created,by}' IS DISTINCT FROM v.created_by
        OR (p #>> '{created,at}')::timestamptz IS DISTINCT FROM v.created_at THEN
        RAISE EXCEPTION 'the packet does not describe the version' USING ERRCODE = 'check_violation';
    END IF;
    IF v.members <> (SELECT count(*) FROM segment_member m WHERE m.version_id = v.id)
        OR v.digest <> member_digest(v.id) THEN
        RAISE EXCEPTION 'the members are not those of the digest' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO proposal (version_id, proposed_by, proposed_at, comment, packet)
        VALUES (v.id, session_user, (p #>> '{proposed,at}')::timestamptz, coalesce(why, ''), packet);
    UPDATE segment_version s SET state = 'PROPOSED' WHERE s.id = v.id;
    PERFORM note('SEGMENT_PROPOSED', v.id::text, v.digest, why);
END $$;

-- The open proposal of a version that somebody else made; the caller decides about it.
CREATE FUNCTION proposal_of_others(version uuid) RETURNS proposal LANGUAGE plpgsql
    SET search_path = pg_catalog, workbench, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    found proposal;
BEGIN
    IF NOT is_one('marketer') THEN
        PERFORM refuse('only marketers decide about segments');
    END IF;
    SELECT * INTO found FROM proposal p WHERE p.version_id = version AND p.open FOR UPDATE;
    IF found.id IS NULL THEN
        RAISE EXCEPTION 'the version does not wait for a decision' USING ERRCODE = 'check_violation';
    END IF;
    IF found.proposed_by = session_user THEN
        PERFORM refuse('nobody decides about their own proposal');
    END IF;
    RETURN found;
END $$;

CREATE FUNCTION approve(version uuid, packet text, key text, signature text) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, workbench, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    asked proposal := proposal_of_others(version);
    p jsonb := packet::jsonb;
    decided timestamptz := (p #>> '{approved,at}')::timestamptz;
    why text := coalesce(p #>> '{approved,comment}', '');
BEGIN
    IF p - 'approved' IS DISTINCT FROM asked.packet::jsonb THEN
        RAISE EXCEPTION 'what is approved is not what was proposed' USING ERRCODE = 'check_violation';
    END IF;
    IF p #>> '{approved,by}' IS DISTINCT FROM session_user THEN
        PERFORM refuse('everybody approves in their own name');
    END IF;
    IF decided IS NULL OR abs(extract(epoch FROM clock_timestamp() - decided)) > 900 THEN
        RAISE EXCEPTION 'the clock of your computer differs by more than a quarter of an hour: set it right'
            USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (SELECT FROM signing_key s
            WHERE s.login = session_user AND s.public_key = key AND s.revoked_at IS NULL) THEN
        PERFORM refuse('the key is not one that you sign with');
    END IF;
    IF p ->> 'digest' IS DISTINCT FROM member_digest(version) THEN
        RAISE EXCEPTION 'the members are not those that were proposed' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO approval VALUES (asked.id, version, asked.proposed_by, true, session_user, decided, why, packet,
        encode(sha256(convert_to(packet, 'UTF8')), 'hex'), key, approve.signature);
    UPDATE proposal q SET open = false WHERE q.id = asked.id;
    UPDATE segment_version s SET state = 'APPROVED' WHERE s.id = version;
    PERFORM note('SEGMENT_APPROVED', version::text, p ->> 'digest', why);
END $$;

CREATE FUNCTION reject(version uuid, why text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, workbench, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    asked proposal := proposal_of_others(version);
BEGIN
    INSERT INTO approval (proposal_id, version_id, proposed_by, approved, decided_by, decided_at, comment)
        VALUES (asked.id, version, asked.proposed_by, false, session_user, now(), coalesce(why, ''));
    UPDATE proposal q SET open = false WHERE q.id = asked.id;
    UPDATE segment_version s SET state = 'REJECTED' WHERE s.id = version;
    PERFORM note('SEGMENT_REJECTED', version::text, NULL, why);
END $$;

CREATE FUNCTION withdraw(version uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, workbench, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    asked proposal;
BEGIN
    SELECT * INTO asked FROM proposal p WHERE p.version_id = version AND p.open FOR UPDATE;
    IF asked.id IS NULL THEN
        RAISE EXCEPTION 'the version does not wait for a decision' USING ERRCODE = 'check_violation';
    END IF;
    IF asked.proposed_by <> session_user THEN
        PERFORM refuse('a proposal is withdrawn by who made it');
    END IF;
    UPDATE proposal q SET open = false WHERE q.id = asked.id;
    UPDATE segment_version s SET state = 'DRAFT' WHERE s.id = version;
    PERFORM note('SEGMENT_WITHDRAWN', version::text, NULL, NULL);
END $$;

CREATE FUNCTION retire(version uuid, why text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, workbench, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF NOT is_one('marketer') THEN
        PERFORM refuse('only marketers retire segments');
    END IF;
    IF coalesce(why, '') !~ '\S' THEN
        RAISE EXCEPTION 'say why' USING ERRCODE = 'check_violation';
    END IF;
    UPDATE segment_version s SET state = 'RETIRED' WHERE s.id = version;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no such version' USING ERRCODE = 'no_data_found';
    END IF;
    PERFORM note('SEGMENT_RETIRED', version::text, NULL, why);
END $$;

-- Notes that a version reached a target.
CREATE FUNCTION note_delivery(version uuid, where_to text, came bigint, went bigint, stayed bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, workbench, pg_temp AS $$
#variable_conflict use_variable
BEGIN
    IF NOT is_one('marketer', 'service') THEN
        PERFORM refuse('only marketers and services publish');
    END IF;
    IF (SELECT s.state FROM segment_version s WHERE s.id = version) NOT IN ('APPROVED', 'PUBLISHED') THEN
        RAISE EXCEPTION 'only an approved version is published' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO delivery (version_id, target, done_by, added, removed, unchanged)
        VALUES (version, where_to, session_user, came, went, stayed);
    UPDATE segment_version s SET state = 'PUBLISHED' WHERE s.id = version;
    PERFORM note('SEGMENT_PUBLISHED', version::text, format('%s: +%s -%s =%s', where_to, came, went, stayed), NULL);
END $$;

-- What is done on a desktop and must be remembered here.
CREATE FUNCTION note_act(act text, about text, particulars text, why text) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, workbench, pg_temp AS $$
BEGIN
    IF act NOT IN ('SEGMENT_EXPORTED', 'PERSON_REVEALED', 'PERSON_ERASED', 'AUDIT_EXPORTED')
        OR NOT is_one('analyst', 'marketer', 'admin', 'support', 'service') THEN
        PERFORM refuse('this act is not noted so');
    END IF;
    PERFORM note(act, about, particulars, why);
END $$;

-- People ----------------------------------------------------------------------------------------------------------------

-- How one customer can be reached, for somebody who says why.
CREATE FUNCTION reveal_contact(customer text, why text) RETURNS SETOF user_contact LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, workbench, pg_temp AS $$
BEGIN
    IF NOT is_one('support') THEN
        PERFORM refuse('only support looks at contact data');
    END IF;
    IF coalesce(why, '') !~ '\S' THEN
        RAISE EXCEPTION 'say why' USING ERRCODE = 'check_violation';
    END IF;
    PERFORM note('PERSON_REVEALED', customer, 'contact data', why);
    RETURN QUERY SELECT * FROM user_contact c WHERE c.customer_key = customer;
END $$;

-- Deletes all that is known of a customer, members of versions included; returns how many rows that were.
CREATE FUNCTION erase_customer(customer text, why text) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, workbench, pg_temp AS $$
DECLARE
    one bigint;
    gone bigint := 0;
    name text;
BEGIN
    IF NOT is_one('support', 'admin') THEN
        PERFORM refuse('only support and administrators erase customers');
    END IF;
    IF coalesce(why, '') !~ '\S' THEN
        RAISE EXCEPTION 'say why' USING ERRCODE = 'check_violation';
    END IF;
    PERFORM set_config('workbench.erased', customer, true);
    FOREACH name IN ARRAY ARRAY['user_contact', 'users', 'user_transactions', 'user_sessions', 'campaign_results',
            'segment_member'] LOOP
        EXECUTE format('DELETE FROM workbench.%I WHERE customer_key = $1', name) USING customer;
        GET DIAGNOSTICS one = ROW_COUNT;
        gone := gone + one;
    END LOOP;
    FOR name IN SELECT c.relname FROM pg_class c
            WHERE c.relnamespace = 'workbench_archive'::regnamespace AND c.relkind = 'r' LOOP
        EXECUTE format('DELETE FROM workbench_archive.%I WHERE customer_key = $1', name) USING customer;
        GET DIAGNOSTICS one = ROW_COUNT;
        gone := gone + one;
    END LOOP;
    PERFORM set_config('workbench.erased', '', true);
    PERFORM note('PERSON_ERASED', 'a customer', gone || ' rows', why);
    RETURN gone;
END $$;

-- Gives a log-in one of the roles. Nobody gives one to themselves.
CREATE FUNCTION grant_role(person text, wanted text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, workbench, pg_temp AS $$
BEGIN
    IF NOT is_one('admin', 'owner') OR person = session_user THEN
        PERFORM refuse('roles are given by an administrator, and never to themselves');
    END IF;
    INSERT INTO membership VALUES (person, wanted, session_user) ON CONFLICT DO NOTHING;
    EXECUTE format('GRANT %I TO %I', '${role}' || wanted, person);
    PERFORM note('ROLE_GRANTED', person, wanted, NULL);
END $$;

CREATE FUNCTION revoke_role(person text, unwanted text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, workbench, pg_temp AS $$
BEGIN
    IF NOT is_one('admin', 'owner') THEN
        PERFORM refuse('roles are taken away by an administrator');
    END IF;
    DELETE FROM membership m WHERE m.login = person AND m.role = unwanted;
    EXECUTE format('REVOKE %I FROM %I', '${role}' || unwanted, person);
    PERFORM note('ROLE_REVOKED', person, unwanted, NULL);
END $$;

-- Partitions ------------------------------------------------------------------------------------------------------------

CREATE FUNCTION partition_name(parent text, every text, starts timestamptz) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT parent || '_' || CASE every
        WHEN 'day' THEN to_char(starts AT TIME ZONE 'UTC', 'YYYY_MM_DD')
        WHEN 'month' THEN to_char(starts AT TIME ZONE 'UTC', 'YYYY_MM')
        ELSE to_char(starts AT TIME ZONE 'UTC', 'YYYY"_q"Q') END
$$;

CREATE FUNCTION period_step(every text) RETURNS interval LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE every WHEN 'day' THEN interval '1 day' WHEN 'month' THEN interval '1 month' ELSE interval '3 months' END
$$;

-- Makes a partition, and moves rows that came before it out of the default one.
CREATE FUNCTION make_partition(parent text, every text, starts timestamptz) RETURNS text LANGUAGE plpgsql
    SET search_path = pg_catalog, workbench, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    made text := partition_name(parent, every, starts);
    ends timestamptz := starts + period_step(every);
BEGIN
    EXECUTE format('CREATE TABLE workbench.%I (LIKE workbench.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', made, parent);
    EXECUTE format('WITH early AS (DELETE FROM workbench.%I WHERE at >= %L AND at < %L RETURNING *)'
        ' INSERT INTO workbench.%I SELECT * FROM early', parent || '_default', starts, ends, made);
    EXECUTE format('ALTER TABLE workbench.%I ATTACH PARTITION workbench.%I FOR VALUES FROM (%L) TO (%L)',
        parent, made, starts, ends);
    RETURN made;
END $$;

-- Makes the partitions of the present and of the time ahead, and of whatever lies in a default one; detaches those that ended
-- longer ago than their rule keeps them, into the schema workbench_archive. Says what it did. Safe to be called by several at once.
CREATE FUNCTION keep_partitions(now_is timestamptz DEFAULT now()) RETURNS TABLE (act text, partition text)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, workbench, pg_temp SET timezone = 'UTC' AS $$
DECLARE
    rule partition_rule;
    starts timestamptz;
    oldest timestamptz;
    child record;
BEGIN
    IF NOT is_one('analyst', 'marketer', 'admin', 'support', 'service', 'owner') THEN
        PERFORM refuse('only people with a role of the workbench look after partitions');
    END IF;
    IF NOT is_one('admin', 'service', 'owner') THEN
        now_is := now();
    END IF;
    PERFORM pg_advisory_xact_lock(7165914237001);
    FOR rule IN SELECT * FROM partition_rule ORDER BY table_name LOOP
        oldest := date_trunc(rule.every, now_is) - rule.keep * period_step(rule.every);
        FOR starts IN EXECUTE format('SELECT DISTINCT date_trunc(%L, at) FROM workbench.%I WHERE at >= %L'
                ' UNION SELECT generate_series(%L::timestamptz, %L::timestamptz, %L::interval) ORDER BY 1',
                rule.every, rule.table_name || '_default', oldest, date_trunc(rule.every, now_is),
                date_trunc(rule.every, now_is) + rule.ahead * period_step(rule.every), period_step(rule.every)) LOOP
            IF to_regclass(format('workbench.%I', partition_name(rule.table_name, rule.every, starts))) IS NULL THEN
                act := 'made';
                partition := make_partition(rule.table_name, rule.every, starts);
                RETURN NEXT;
            END IF;
        END LOOP;
        FOR child IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                WHERE i.inhparent = format('workbench.%I', rule.table_name)::regclass
                AND c.relname <> rule.table_name || '_default'
                AND c.relname < partition_name(rule.table_name, rule.every, oldest) ORDER BY 1 LOOP
            EXECUTE format('ALTER TABLE workbench.%I DETACH PARTITION workbench.%I', rule.table_name, child.relname);
            EXECUTE format('ALTER TABLE workbench.%I SET SCHEMA workbench_archive', child.relname);
            PERFORM note('PARTITION_DETACHED', child.relname, NULL, 'older than ' || rule.keep || ' periods');
            act := 'detached';
            partition := child.relname;
            RETURN NEXT;
        END LOOP;
    END LOOP;
END $$;

-- What happened to segments, for those who work with them; the whole of the audit is for administrators.
CREATE VIEW segment_audit WITH (security_barrier) AS
    SELECT id, at, who, action, subject, detail, reason FROM audit WHERE action LIKE 'SEGMENT%';

-- The roles of whoever asks, as they are called here.
CREATE FUNCTION my_roles() RETURNS SETOF text LANGUAGE sql STABLE
    SET search_path = pg_catalog, workbench, pg_temp AS $$
    SELECT role FROM unnest(ARRAY['analyst', 'marketer', 'admin', 'support', 'service']) AS role
    WHERE workbench.is_one(role)
$$;

-- Rights ----------------------------------------------------------------------------------------------------------------

GRANT USAGE ON SCHEMA workbench TO ${role}analyst, ${role}marketer, ${role}admin, ${role}support, ${role}service;

GRANT SELECT ON schema_history TO ${role}analyst, ${role}marketer, ${role}admin, ${role}support, ${role}service;
GRANT EXECUTE ON FUNCTION my_roles(), is_one(text[])
    TO ${role}analyst, ${role}marketer, ${role}admin, ${role}support, ${role}service;

GRANT SELECT ON segment, segment_version, segment_member, proposal, approval, signing_key, delivery, campaign, result,
    segment_audit TO ${role}analyst, ${role}marketer, ${role}service;
GRANT SELECT ON segment, segment_version, proposal, approval, signing_key, delivery, campaign, result, membership,
    partition_rule, audit, segment_audit TO ${role}admin;
GRANT SELECT ON segment, segment_version, segment_member, delivery, users TO ${role}support;

GRANT SELECT ON users, user_transactions, campaign_results TO ${role}analyst;
GRANT SELECT (id, customer_key, at, seconds) ON user_sessions TO ${role}analyst;

GRANT SELECT, INSERT, UPDATE ON users, user_contact TO ${role}service;
GRANT INSERT ON user_transactions, user_sessions, campaign_results, result TO ${role}service;
GRANT INSERT ON campaign TO ${role}marketer;

GRANT EXECUTE ON FUNCTION register_key(text), bring_version(jsonb, text, integer, jsonb, jsonb),
    bring_members(uuid, text[]), propose(uuid, text), withdraw(uuid), member_digest(uuid)
    TO ${role}analyst, ${role}marketer;
GRANT EXECUTE ON FUNCTION approve(uuid, text, text, text), reject(uuid, text), retire(uuid, text) TO ${role}marketer;
GRANT EXECUTE ON FUNCTION note_delivery(uuid, text, bigint, bigint, bigint) TO ${role}marketer, ${role}service;
GRANT EXECUTE ON FUNCTION note_act(text, text, text, text), keep_partitions(timestamptz)
    TO ${role}analyst, ${role}marketer, ${role}admin, ${role}support, ${role}service;
GRANT EXECUTE ON FUNCTION reveal_contact(text, text) TO ${role}support;
GRANT EXECUTE ON FUNCTION erase_customer(text, text) TO ${role}support, ${role}admin;
GRANT EXECUTE ON FUNCTION grant_role(text, text), revoke_role(text, text), revoke_key(text, text) TO ${role}admin;
