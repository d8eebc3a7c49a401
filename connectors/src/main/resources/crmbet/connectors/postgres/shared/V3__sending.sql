-- Who sends what, what became of it, and what people did at desktops while this database was out of their reach.

-- The right to send a segment to a target. It lapses unless it is renewed, so that a workbench that was killed holds nobody up;
-- all times are this server's, so that nobody's own clock matters.
CREATE TABLE claim (
    segment_id uuid NOT NULL,            -- the segment, whichever version; it need not stand here
    target     text NOT NULL,
    ticket     uuid NOT NULL,            -- known to the workbench that holds it alone
    held_by    text NOT NULL,
    taken_at   timestamptz NOT NULL,
    lapses_at  timestamptz NOT NULL,
    PRIMARY KEY (segment_id, target)
);

CREATE FUNCTION lapse(seconds integer) RETURNS timestamptz LANGUAGE sql VOLATILE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT clock_timestamp() + make_interval(secs => least(greatest(seconds, 1), 300))
$$;

-- Null if the claim was taken, otherwise who has it.
CREATE FUNCTION take_claim(series uuid, where_to text, new_ticket uuid, seconds integer) RETURNS text LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, workbench, pg_temp AS $$
DECLARE
    other text;
BEGIN
    IF NOT is_one('marketer', 'service', 'support', 'admin') THEN
        PERFORM refuse('only marketers and services publish, and only support and administrators have people removed');
    END IF;
    LOOP
        INSERT INTO claim AS c VALUES (series, where_to, new_ticket, session_user, clock_timestamp(), lapse(seconds))
            ON CONFLICT (segment_id, target) DO UPDATE SET ticket = excluded.ticket, held_by = excluded.held_by,
                taken_at = excluded.taken_at, lapses_at = excluded.lapses_at
            WHERE c.lapses_at <= clock_timestamp();
        IF FOUND THEN
            RETURN NULL;
        END IF;
        SELECT c.held_by INTO other FROM claim c WHERE c.segment_id = series AND c.target = where_to;
        IF FOUND THEN
            RETURN other;
        END IF;
    END LOOP;
END $$;

-- Whether it was still held. One that lapsed and that nobody took meanwhile is held again.
CREATE FUNCTION keep_claim(series uuid, where_to text, own_ticket uuid, seconds integer) RETURNS boolean LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, workbench, pg_temp AS $$
BEGIN
    UPDATE claim c SET lapses_at = lapse(seconds)
        WHERE c.segment_id = series AND c.target = where_to AND c.ticket = own_ticket AND c.held_by = session_user;
    RETURN FOUND;
END $$;

CREATE FUNCTION give_claim_back(series uuid, where_to text, own_ticket uuid) RETURNS void LANGUAGE sql
    SECURITY DEFINER SET search_path = pg_catalog, workbench, pg_temp AS $$
    DELETE FROM workbench.claim c
        WHERE c.segment_id = series AND c.target = where_to AND c.ticket = own_ticket AND c.held_by = session_user
$$;

-- What is noted by desktops -----------------------------------------------------------------------------------------------

ALTER TABLE audit
    ADD COLUMN note_id uuid UNIQUE,      -- of what was noted by a desktop, which may send it twice
    ADD COLUMN said_by text,             -- who did it, as the desktop says; who is who sent the note
    ADD COLUMN done_at timestamptz;      -- when, by the desktop's clock; at is when it came here

ALTER TABLE delivery ADD COLUMN undone boolean NOT NULL DEFAULT false;      -- whether it was taken out of the target

-- False if it was noted before.
CREATE FUNCTION note_once(note uuid, act text, about text, particulars text, why text, person text, done timestamptz)
    RETURNS boolean LANGUAGE plpgsql SET search_path = pg_catalog, workbench, pg_temp AS $$
BEGIN
    INSERT INTO audit (action, subject, detail, reason, note_id, said_by, done_at)
        VALUES (act, about, particulars, nullif(trim(why), ''), note, person, done)
        ON CONFLICT (note_id) DO NOTHING;
    RETURN FOUND;
END $$;

DROP FUNCTION note_act(text, text, text, text);
CREATE FUNCTION note_act(note uuid, act text, about text, particulars text, why text, person text, done timestamptz)
    RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, workbench, pg_temp AS $$
BEGIN
    IF act NOT IN ('SEGMENT_EXPORTED', 'PERSON_REVEALED', 'PERSON_ERASED', 'AUDIT_EXPORTED', 'REMOVAL_SENT',
            'ROLL_OUT_STARTED', 'ROLL_OUT_PAUSED', 'ROLL_OUT_CONTINUED', 'ROLL_OUT_STOPPED', 'ROLL_OUT_RETRIED')
        OR NOT is_one('analyst', 'marketer', 'admin', 'support', 'service') THEN
        PERFORM refuse('this act is not noted so');
    END IF;
    PERFORM note_once(note, act, about, particulars, why, person, done);
END $$;

-- Notes that a version reached a target, or was taken out of it. What was retired meanwhile stays retired, and is noted all the
-- same; of a version that does not stand here, the note is all there is.
DROP FUNCTION note_delivery(uuid, text, bigint, bigint, bigint);
CREATE FUNCTION note_delivery(note uuid, version uuid, taken_out boolean, where_to text, came bigint, went bigint,
    stayed bigint, person text, done timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, workbench, pg_temp AS $$
#variable_conflict use_variable
DECLARE
    v segment_version;
BEGIN
    SELECT * INTO v FROM segment_version s WHERE s.id = version FOR UPDATE;
    IF NOT is_one('marketer', 'service') AND (v.id IS NOT NULL OR NOT is_one('analyst', 'admin', 'support')) THEN
        PERFORM refuse('only marketers and services publish');
    END IF;
    IF v.state IN ('DRAFT', 'PROPOSED', 'REJECTED') THEN
        RAISE EXCEPTION 'only an approved version is published' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT note_once(note, CASE WHEN taken_out THEN 'SEGMENT_UNPUBLISHED' ELSE 'SEGMENT_PUBLISHED' END, version::text,
            format('%s: +%s -%s =%s', where_to, came, went, stayed), NULL, person, done) OR v.id IS NULL THEN
        RETURN;
    END IF;
    INSERT INTO delivery (version_id, target, done_by, added, removed, unchanged, undone)
        VALUES (version, where_to, session_user, came, went, stayed, taken_out);
    IF NOT taken_out AND v.state = 'APPROVED' THEN
        UPDATE segment_version s SET state = 'PUBLISHED' WHERE s.id = version;
    ELSIF taken_out AND v.state = 'PUBLISHED' AND NOT EXISTS (
            SELECT FROM (SELECT DISTINCT ON (d.target) d.undone FROM delivery d
                JOIN segment_version s ON s.id = d.version_id AND s.segment_id = v.segment_id
                ORDER BY d.target, d.id DESC) AS latest WHERE NOT latest.undone) THEN
        UPDATE segment_version s SET state = 'APPROVED' WHERE s.id = version;
    END IF;
END $$;

-- What is published becomes approved again once no target holds it.
CREATE OR REPLACE FUNCTION version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    bare_new jsonb := to_jsonb(NEW) - 'state';
    bare_old jsonb := to_jsonb(OLD) - 'state';
BEGIN
    IF bare_new IS DISTINCT FROM bare_old OR (OLD.state || ' ' || NEW.state) NOT IN (
        'DRAFT PROPOSED', 'PROPOSED DRAFT', 'PROPOSED APPROVED', 'PROPOSED REJECTED', 'REJECTED PROPOSED',
        'APPROVED PUBLISHED', 'PUBLISHED PUBLISHED', 'PUBLISHED APPROVED', 'APPROVED RETIRED', 'REJECTED RETIRED',
        'PUBLISHED RETIRED') THEN
        RAISE EXCEPTION 'version % of a segment does not change', OLD.version USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE VIEW segment_audit WITH (security_barrier) AS
    SELECT id, at, who, action, subject, detail, reason, said_by, done_at FROM audit
    WHERE action LIKE 'SEGMENT%' OR action LIKE 'ROLL_OUT%';

-- People who are erased ---------------------------------------------------------------------------------------------------

-- What was approved is approved for those who are left: the digest of the members after somebody was erased, by which
-- workbenches know that nothing else was changed.
CREATE TABLE member_erasure (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version_id uuid NOT NULL REFERENCES segment_version,
    digest     text NOT NULL,
    erased_at  timestamptz NOT NULL DEFAULT now()
);
CREATE TRIGGER unchangeable BEFORE UPDATE OR DELETE ON member_erasure FOR EACH ROW EXECUTE FUNCTION unchangeable();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON member_erasure EXECUTE FUNCTION unchangeable();

CREATE OR REPLACE FUNCTION erase_customer(customer text, why text) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, workbench, pg_temp AS $$
DECLARE
    one bigint;
    gone bigint := 0;
    name text;
    versions uuid[];
BEGIN
    IF NOT is_one('support', 'admin') THEN
        PERFORM refuse('only support and administrators erase customers');
    END IF;
    IF coalesce(why, '') !~ '\S' THEN
        RAISE EXCEPTION 'say why' USING ERRCODE = 'check_violation';
    END IF;
    SELECT coalesce(array_agg(m.version_id), '{}') INTO versions FROM segment_member m WHERE m.customer_key = customer;
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
    INSERT INTO member_erasure (version_id, digest) SELECT v, member_digest(v) FROM unnest(versions) AS v;
    PERFORM note('PERSON_ERASED', 'a customer', gone || ' rows', why);
    RETURN gone;
END $$;

-- Rights ------------------------------------------------------------------------------------------------------------------

GRANT EXECUTE ON FUNCTION take_claim(uuid, text, uuid, integer), keep_claim(uuid, text, uuid, integer),
    give_claim_back(uuid, text, uuid) TO ${role}marketer, ${role}service, ${role}support, ${role}admin;
GRANT EXECUTE ON FUNCTION note_act(uuid, text, text, text, text, text, timestamptz),
    note_delivery(uuid, uuid, boolean, text, bigint, bigint, bigint, text, timestamptz)
    TO ${role}analyst, ${role}marketer, ${role}admin, ${role}support, ${role}service;
GRANT SELECT ON member_erasure TO ${role}analyst, ${role}marketer, ${role}service, ${role}admin;
