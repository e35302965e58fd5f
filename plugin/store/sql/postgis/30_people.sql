-- The only way to sealed persons. person_clear, person_search and reveal_request are readable by nobody but the
-- store's owner; these functions ask for the right, the area, the hourly limit, and leave an audit line.
-- A request and what it allows are two calls in two transactions: one call could be rolled back after it has shown
-- what it shows. A refusal is insufficient_privilege with a sentence. Who asks, and what that account may see, is said
-- in 20_accounts.

-- Searches or requests an hour: the largest limit among the given roles; the column's default where none is set.
CREATE OR REPLACE FUNCTION check_hourly_limit(p_action text, VARIADIC p_roles text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_limit integer;
  v_count integer;
BEGIN
  SELECT max(hourly_limit) INTO v_limit FROM user_role
  WHERE app_user_id = current_app_user() AND role = ANY (p_roles) AND (valid_to IS NULL OR valid_to > now());
  IF v_limit IS NULL THEN
    SELECT column_default::integer INTO STRICT v_limit FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = 'user_role' AND column_name = 'hourly_limit';
  END IF;
  -- Counted under the lock of the chain, so that parallel connections do not get past the limit.
  PERFORM audit_lock();
  SELECT count(*) INTO v_count FROM audit_log
  WHERE login = session_user AND action = p_action AND at > clock_timestamp() - interval '1 hour';
  IF v_count >= v_limit THEN
    RAISE EXCEPTION 'the limit of % an hour is reached', v_limit USING ERRCODE = 'insufficient_privilege';
  END IF;
END $$;

-- Search --------------------------------------------------------------------------------------------------------

-- A text gives a handful of terms; with thousands in one request the hourly limit would limit nothing.
CREATE OR REPLACE FUNCTION request_search(p_kinds text[], p_hashes bytea[], p_reason text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT has_right('clerk', 'grid_worker', 'dispatcher', 'revealer') THEN
    RAISE EXCEPTION 'this account may not search for persons' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF cardinality(p_kinds) > 16 OR cardinality(p_hashes) > 16 THEN
    RAISE EXCEPTION 'a search has at most 16 terms' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM check_hourly_limit('search', 'clerk', 'grid_worker', 'dispatcher', 'revealer');
  RETURN audit_append(
    'search', 'person', NULL,
    jsonb_build_object(
      'terms', (
        SELECT jsonb_agg(jsonb_build_object('kind', kind, 'hash', encode(hash, 'hex')))
        FROM unnest(p_kinds, p_hashes) AS asked (kind, hash)
      ),
      'reason', p_reason, 'xact', pg_current_xact_id()::text
    )
  );
END $$;

-- The year from which on a birth makes a minor today (domain.population.is_minor).
CREATE OR REPLACE FUNCTION minors_since() RETURNS integer
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT EXTRACT(YEAR FROM now() AT TIME ZONE (SELECT value FROM setting WHERE name = 'zone'))::integer - 18
$$;

-- Minors are answered only to those who keep them, or who may see them.
CREATE OR REPLACE FUNCTION search_person(p_request bigint, p_most integer) RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_detail jsonb;
  v_areas bigint[] := visible_areas();
  v_unplaced boolean := sees_unplaced();
  v_minors boolean := has_right('clerk', 'revealer', 'manager');
  v_minors_since integer := minors_since();
BEGIN
  SELECT detail INTO v_detail FROM audit_log
  WHERE id = p_request AND action = 'search' AND login = session_user
    AND at > clock_timestamp() - interval '1 minute';
  IF v_detail IS NULL OR v_detail ->> 'xact' = pg_current_xact_id()::text THEN
    RAISE EXCEPTION 'a search is answered after its audit line is committed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- Each term is followed only until it has answered enough: thousands have the same initials.
  RETURN QUERY
  SELECT DISTINCT found.id
  FROM jsonb_to_recordset(v_detail -> 'terms') AS asked (kind text, hash text)
  CROSS JOIN LATERAL (
    SELECT person.id
    FROM person_search JOIN person ON person.id = person_search.person_id
    WHERE person_search.kind = asked.kind AND person_search.hash = decode(asked.hash, 'hex')
      AND (person.area_id = ANY (v_areas) OR (person.area_id IS NULL AND v_unplaced))
      AND (v_minors OR person.birth_year IS NULL OR person.birth_year < v_minors_since)
    ORDER BY person_search.person_id
    LIMIT p_most
  ) AS found
  ORDER BY found.id
  LIMIT p_most;
END $$;

-- Reveal --------------------------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION request_reveal(p_uid text, p_person bigint, p_fields text, p_reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_area bigint;
BEGIN
  IF NOT has_right('revealer') THEN
    RAISE EXCEPTION 'this account may not see clear data' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT area_id INTO v_area FROM person WHERE id = p_person;
  IF NOT FOUND OR NOT sees_area(v_area) THEN
    RAISE EXCEPTION 'person % is not in this account''s area', p_person USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF btrim(coalesce(p_reason, '')) = '' OR coalesce(p_fields, '') = '' THEN
    RAISE EXCEPTION 'a reveal needs a reason and the fields to see' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM check_hourly_limit('request_reveal', 'revealer');
  INSERT INTO reveal_request (
    uid, person_id, fields, reason, app_user_id, login, requested_at, valid_to, xact, area_id
  ) VALUES (
    p_uid, p_person, p_fields, p_reason, current_app_user(), session_user, clock_timestamp(),
    clock_timestamp() + interval '15 minutes', pg_current_xact_id()::text::bigint, v_area
  );
  PERFORM audit_append(
    'request_reveal', 'person', p_person,
    jsonb_build_object('request', p_uid, 'fields', p_fields, 'reason', p_reason)
  );
END $$;

CREATE OR REPLACE FUNCTION reveal(p_request text)
RETURNS TABLE (person_uid text, fields text, seal_key text, content bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  v_request reveal_request;
  v_area bigint;
BEGIN
  SELECT * INTO v_request FROM reveal_request WHERE uid = p_request AND login = session_user FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this account has made no such request' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- A request of another transaction is visible only when it is committed; savepoints share their transaction's id.
  IF v_request.xact = pg_current_xact_id()::text::bigint THEN
    RAISE EXCEPTION 'a request is answered after its transaction is committed'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF v_request.revealed_at IS NOT NULL THEN
    RAISE EXCEPTION 'the request was used already' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF v_request.valid_to <= clock_timestamp() THEN
    RAISE EXCEPTION 'the request has expired' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT area_id INTO v_area FROM person WHERE id = v_request.person_id;
  IF NOT has_right('revealer') OR NOT sees_area(v_area) THEN
    RAISE EXCEPTION 'this account may not see clear data of person %', v_request.person_id
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE reveal_request SET revealed_at = clock_timestamp() WHERE id = v_request.id;
  -- One seal covers all fields, and the server has no key to take some out: the line says that the whole was handed out.
  PERFORM audit_append(
    'reveal', 'person', v_request.person_id,
    jsonb_build_object('request', v_request.uid, 'fields', v_request.fields, 'handed_out', 'whole')
  );
  RETURN QUERY
  SELECT person.uid, v_request.fields, person_clear.seal_key, person_clear.content
  FROM person JOIN person_clear ON person_clear.person_id = person.id WHERE person.id = v_request.person_id;
END $$;

CREATE OR REPLACE FUNCTION reveal_request_refuse() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.revealed_at IS NULL AND NEW.revealed_at IS NOT NULL THEN
    OLD.revealed_at := NEW.revealed_at;
    IF NEW IS NOT DISTINCT FROM OLD THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a request to reveal is used once and never changed';
END $$;

CREATE OR REPLACE TRIGGER reveal_request_keep BEFORE UPDATE OR DELETE ON reveal_request
FOR EACH ROW EXECUTE FUNCTION reveal_request_refuse();

CREATE OR REPLACE TRIGGER reveal_request_keep_all BEFORE TRUNCATE ON reveal_request
FOR EACH STATEMENT EXECUTE FUNCTION reveal_request_refuse();

-- Writing -------------------------------------------------------------------------------------------------------

-- Sealed content and search hashes of persons who are in the table person already; returns the persons written.
-- Without p_replace, persons who have content keep it, and their hashes. The line in the log goes with what is written;
-- "entered" counts the keys by which the new ones are recognised from now on (31_match). The hashes have no foreign key of their own:
-- the content's keeps the persons from going meanwhile, and terms_go takes the hashes away with them.
CREATE OR REPLACE FUNCTION write_person_sealed(
  p_seal_key text, p_persons bigint[], p_contents bytea[],
  p_term_persons bigint[], p_kinds text[], p_hashes bytea[], p_replace boolean
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_outside boolean;
  v_new bigint[];
  v_replaced bigint[];
  v_entered bigint;
BEGIN
  IF NOT has_right('clerk', 'grid_worker', 'manager') THEN
    RAISE EXCEPTION 'this account may not enter persons' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- Materialised, or the planner would ask sees_area for every person.
  WITH areas AS MATERIALIZED (
    SELECT DISTINCT area_id FROM unnest(p_persons) AS given (id) JOIN person USING (id)
  )
  SELECT EXISTS (SELECT 1 FROM areas WHERE NOT sees_area(area_id)) INTO v_outside;
  IF v_outside THEN
    RAISE EXCEPTION 'some of the persons are not in this account''s area' USING ERRCODE = 'insufficient_privilege';
  END IF;
  WITH written AS (
    INSERT INTO person_clear AS held (person_id, seal_key, content)
    SELECT person_id, p_seal_key, content FROM unnest(p_persons, p_contents) AS given (person_id, content)
    ON CONFLICT (person_id) DO UPDATE SET seal_key = excluded.seal_key, content = excluded.content WHERE p_replace
    RETURNING person_id, xmax = 0 AS fresh
  )
  SELECT coalesce(array_agg(person_id) FILTER (WHERE fresh), '{}'),
    coalesce(array_agg(person_id) FILTER (WHERE NOT fresh), '{}')
  INTO v_new, v_replaced FROM written;
  DELETE FROM person_search USING unnest(v_replaced) AS given (id) WHERE person_id = given.id;
  INSERT INTO person_search (person_id, kind, hash)
  SELECT person_id, kind, hash FROM unnest(p_term_persons, p_kinds, p_hashes) AS given (person_id, kind, hash)
  WHERE person_id IN (SELECT unnest(v_new || v_replaced))
  ORDER BY kind, hash; -- as the index has them
  -- A name with its birth date has two keys where it may be written otherwise, and never more.
  SELECT coalesce(sum(least(keys, CASE kind WHEN 'document' THEN 1 ELSE 2 END)), 0) INTO v_entered
  FROM (
    SELECT kind, count(*) AS keys FROM unnest(p_term_persons, p_kinds) AS given (person_id, kind)
    WHERE kind IN ('document', 'name_birth') AND person_id IN (SELECT unnest(v_new)) GROUP BY person_id, kind
  ) AS entered;
  PERFORM audit_append('save_persons', 'person', NULL, jsonb_build_object(
    'inserted', cardinality(v_new), 'updated', cardinality(v_replaced),
    'ignored', cardinality(p_persons) - cardinality(v_new) - cardinality(v_replaced), 'entered', v_entered,
    'batch', (SELECT max(batch_id) FROM person WHERE id = ANY (v_new)), 'persons', to_jsonb(v_replaced)
  ));
  RETURN cardinality(v_new) + cardinality(v_replaced);
END $$;

CREATE OR REPLACE FUNCTION terms_go() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  DELETE FROM person_search USING gone WHERE person_search.person_id = gone.id;
  RETURN NULL;
END $$;

-- Once a statement, and as the owner, like a foreign key's: who deletes persons may not touch the hashes.
CREATE OR REPLACE TRIGGER terms_go AFTER DELETE ON person
REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION terms_go();

-- Stays are entered for persons whom the writer sees: a refused repetition would tell, else, where a person of another
-- area lives.
DROP POLICY IF EXISTS seen_person ON occupancy;
CREATE POLICY seen_person ON occupancy AS RESTRICTIVE USING (true)
WITH CHECK (EXISTS (SELECT 1 FROM person WHERE person.id = person_id));

-- What the roles may call is granted in 60_access: request_search, search_person, request_reveal, reveal,
-- write_person_sealed. The rest of the rights are asked for inside.
REVOKE ALL ON FUNCTION
  check_hourly_limit(text, text[]), minors_since(), request_search(text[], bytea[], text), search_person(bigint, integer),
  request_reveal(text, bigint, text, text), reveal(text), terms_go(),
  write_person_sealed(text, bigint[], bytea[], bigint[], text[], bytea[], boolean)
FROM PUBLIC;
