-- Whether the persons of a file are in the store already, asked with keyed hashes, many at once. A number that another
-- area registered is answered as "elsewhere", without an id. What is asked stands in the audit log, committed, before
-- it is answered; the answer is for the same terms only. Contents are answered for persons whose number, or name and
-- birth date, the asker has, so that a file can be merged into what is sealed; their ids stand in the audit line.

CREATE OR REPLACE FUNCTION match_digest(p_kinds text[], p_hashes bytea[]) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS $$
  SELECT encode(sha256(convert_to(p_kinds::text || p_hashes::text, 'UTF8')), 'hex')
$$;

-- The persons under each term, by the term's number from 1; of another area a number only, and no id.
CREATE OR REPLACE FUNCTION matched_persons(p_kinds text[], p_hashes bytea[])
RETURNS TABLE (term bigint, person bigint, elsewhere boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_areas bigint[] := visible_areas();
  v_unplaced boolean := sees_unplaced();
BEGIN
  RETURN QUERY
  SELECT DISTINCT found.term, CASE WHEN found.own THEN found.id END, NOT found.own
  FROM (
    SELECT asked.term, asked.kind, held.id,
      CASE WHEN held.area_id IS NULL THEN v_unplaced ELSE held.area_id = ANY (v_areas) END AS own
    FROM unnest(p_kinds, p_hashes) WITH ORDINALITY AS asked (kind, hash, term)
    JOIN person_search AS s ON s.kind = asked.kind AND s.hash = asked.hash
    JOIN person AS held ON held.id = s.person_id
    WHERE asked.kind IN ('document', 'name_birth')
  ) AS found
  WHERE found.own OR found.kind = 'document';
END $$;

-- Made-up numbers are told from a file's by what comes of them: a file's persons are here, or they are entered. So an
-- account may ask, within 30 days, for so many keys that nobody here has and that it does not enter, and open so many
-- residents; a question that is asked again counts once. A key counts from its request on, until a committed answer says
-- that it is known: an answer that is rolled back gives nothing back.
CREATE OR REPLACE FUNCTION check_match_allowance(p_action text, p_digest text, p_asked integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_limit bigint := coalesce((SELECT value::bigint FROM setting WHERE name = 'match_allowance'), 500000);
  v_spent bigint;
  v_again boolean;
BEGIN
  IF is_store_owner() THEN
    RETURN;
  END IF;
  WITH mine AS (
    SELECT action, detail ->> 'digest' AS digest, (detail ->> 'asked')::bigint AS asked,
      (detail ->> 'hits')::bigint AS hits, (detail ->> 'opened')::bigint AS opened,
      (detail ->> 'entered')::bigint AS entered
    FROM audit_log
    WHERE login = session_user AND at > clock_timestamp() - interval '30 days'
      AND action IN ('match_persons', 'matched_persons', 'compare_persons', 'opened_persons', 'save_persons')
  ), asked AS (
    SELECT action, digest, max(asked) AS asked FROM mine WHERE action IN ('match_persons', 'compare_persons') GROUP BY 1, 2
  ), answered AS (
    SELECT CASE action WHEN 'matched_persons' THEN 'match_persons' ELSE 'compare_persons' END AS action, digest,
      min(hits) AS hits, max(opened) AS opened
    FROM mine WHERE action IN ('matched_persons', 'opened_persons') GROUP BY 1, 2
  )
  SELECT greatest(0, coalesce(sum(asked - coalesce(hits, 0)), 0) - (SELECT coalesce(sum(entered), 0) FROM mine))
      + coalesce(sum(opened), 0),
    coalesce(bool_or(action = p_action AND digest = p_digest), false)
  INTO v_spent, v_again
  FROM asked LEFT JOIN answered USING (action, digest);
  IF v_spent + p_asked > v_limit AND NOT v_again THEN
    RAISE EXCEPTION 'in 30 days an account may ask for at most % residents whom it does not enter', v_limit
      USING ERRCODE = 'insufficient_privilege';
  END IF;
END $$;

-- Nothing is looked up before the request is committed: how long a request takes would be an answer, too.
CREATE OR REPLACE FUNCTION request_match(p_kinds text[], p_hashes bytea[], p_contents boolean) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_action text := CASE WHEN p_contents THEN 'compare_persons' ELSE 'match_persons' END;
  v_digest text := match_digest(p_kinds, p_hashes);
  v_asked integer := coalesce(cardinality(p_hashes), 0);
BEGIN
  IF NOT has_right('clerk', 'grid_worker', 'manager') THEN
    RAISE EXCEPTION 'this account may not enter persons' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- Counted under the lock of the chain, so that parallel connections do not get past the limit.
  PERFORM audit_lock();
  PERFORM check_match_allowance(v_action, v_digest, v_asked);
  RETURN audit_append(
    v_action, 'person', NULL,
    jsonb_build_object('asked', v_asked, 'digest', v_digest, 'xact', pg_current_xact_id()::text)
  );
END $$;

-- The detail of a committed request for just these terms; a refusal where there is none.
CREATE OR REPLACE FUNCTION match_request(p_request bigint, p_action text, p_kinds text[], p_hashes bytea[])
RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_detail jsonb;
BEGIN
  SELECT detail INTO v_detail FROM audit_log
  WHERE id = p_request AND action = p_action AND login = session_user
    AND at > clock_timestamp() - interval '10 minutes';
  IF v_detail IS NULL OR v_detail ->> 'xact' = pg_current_xact_id()::text
    OR v_detail ->> 'digest' IS DISTINCT FROM match_digest(p_kinds, p_hashes) THEN
    RAISE EXCEPTION 'a search is answered after its audit line is committed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN v_detail;
END $$;

CREATE OR REPLACE FUNCTION match_persons(p_request bigint, p_kinds text[], p_hashes bytea[])
RETURNS TABLE (term bigint, person bigint, elsewhere boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_detail jsonb := match_request(p_request, 'match_persons', p_kinds, p_hashes);
  v_terms bigint[];
  v_persons bigint[];
  v_elsewhere boolean[];
  v_hits bigint;
BEGIN
  -- Looked up under the lock under which persons are written: who asks in the transaction that writes them, asks last.
  PERFORM audit_lock();
  SELECT array_agg(found.term), array_agg(found.person), array_agg(found.elsewhere), count(DISTINCT found.term)
  INTO v_terms, v_persons, v_elsewhere, v_hits FROM matched_persons(p_kinds, p_hashes) AS found;
  PERFORM audit_append('matched_persons', 'audit_log', p_request, v_detail - 'xact' || jsonb_build_object('hits', v_hits));
  RETURN QUERY SELECT * FROM unnest(v_terms, v_persons, v_elsewhere);
END $$;

-- Whom a request would open, named in a line of its own, which is committed before they are opened.
CREATE OR REPLACE FUNCTION name_persons(p_request bigint, p_kinds text[], p_hashes bytea[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_detail jsonb := match_request(p_request, 'compare_persons', p_kinds, p_hashes);
  v_persons bigint[];
  v_hits bigint;
BEGIN
  SELECT coalesce(array_agg(DISTINCT found.person ORDER BY found.person), '{}'), count(DISTINCT found.term)
  INTO v_persons, v_hits FROM matched_persons(p_kinds, p_hashes) AS found WHERE NOT found.elsewhere;
  RETURN audit_append('opened_persons', 'audit_log', p_request, v_detail || jsonb_build_object(
    'hits', v_hits, 'opened', cardinality(v_persons), 'persons', to_jsonb(v_persons),
    'xact', pg_current_xact_id()::text
  ));
END $$;

-- What is sealed of the persons whom such a line names, as far as they are still this account's to see.
CREATE OR REPLACE FUNCTION person_contents(p_request bigint, p_kinds text[], p_hashes bytea[])
RETURNS TABLE (person bigint, uid text, seal_key text, content bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_detail jsonb := match_request(p_request, 'opened_persons', p_kinds, p_hashes);
  v_areas bigint[] := visible_areas();
  v_unplaced boolean := sees_unplaced();
BEGIN
  RETURN QUERY
  SELECT held.id, held.uid, c.seal_key, c.content
  FROM jsonb_array_elements_text(v_detail -> 'persons') AS named (id)
  JOIN person AS held ON held.id = named.id::bigint
  JOIN person_clear AS c ON c.person_id = held.id
  WHERE held.area_id = ANY (v_areas) OR (held.area_id IS NULL AND v_unplaced);
END $$;

-- Which of some persons somebody has asked to see: their requests are evidence, so that these persons stay.
CREATE OR REPLACE FUNCTION asked_persons(p_persons bigint[]) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT DISTINCT person_id FROM reveal_request WHERE person_id = ANY (p_persons) AND has_right('manager')
$$;

REVOKE ALL ON FUNCTION
  match_digest(text[], bytea[]), matched_persons(text[], bytea[]), check_match_allowance(text, text, integer),
  request_match(text[], bytea[], boolean),
  match_request(bigint, text, text[], bytea[]), match_persons(bigint, text[], bytea[]),
  name_persons(bigint, text[], bytea[]), person_contents(bigint, text[], bytea[]), asked_persons(bigint[])
FROM PUBLIC;
