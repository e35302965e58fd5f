-- Whether the persons of a file are in the store already, asked with keyed hashes, many at once. A number that another
-- area registered is answered as "elsewhere", without an id. What is asked stands in the audit log, committed, before
-- it is answered; the answer is for the same terms only. Contents are answered for persons whose number, or name and
-- birth date, the asker has, so that a file can be merged into what is sealed; their ids stand in the audit line.

CREATE OR REPLACE FUNCTION match_digest(p_kinds text[], p_hashes bytea[]) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS $$
  SELECT encode(sha256(convert_to(p_kinds::text || p_hashes::text, 'UTF8')), 'hex')
$$;

CREATE OR REPLACE FUNCTION request_match(p_kinds text[], p_hashes bytea[], p_contents boolean) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_areas bigint[] := visible_areas();
  v_unplaced boolean := sees_unplaced();
  v_detail jsonb := jsonb_build_object(
    'asked', cardinality(p_hashes), 'digest', match_digest(p_kinds, p_hashes), 'xact', pg_current_xact_id()::text
  );
BEGIN
  IF NOT has_right('clerk', 'grid_worker', 'manager') THEN
    RAISE EXCEPTION 'this account may not enter persons' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT p_contents THEN
    RETURN audit_append('match_persons', 'person', NULL, v_detail);
  END IF;
  RETURN audit_append('compare_persons', 'person', NULL, v_detail || jsonb_build_object('persons', (
    SELECT coalesce(jsonb_agg(DISTINCT person.id), '[]')
    FROM unnest(p_kinds, p_hashes) AS asked (kind, hash)
    JOIN person_search ON person_search.kind = asked.kind AND person_search.hash = asked.hash
    JOIN person ON person.id = person_search.person_id
    WHERE asked.kind IN ('document', 'name_birth')
      AND (person.area_id = ANY (v_areas) OR (person.area_id IS NULL AND v_unplaced))
  )));
END $$;

CREATE OR REPLACE FUNCTION match_request(p_request bigint, p_action text, p_kinds text[], p_hashes bytea[]) RETURNS void
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
END $$;

-- The persons under each term, by the term's number from 1; of another area a number only, and no id.
CREATE OR REPLACE FUNCTION match_persons(p_request bigint, p_kinds text[], p_hashes bytea[])
RETURNS TABLE (term bigint, person bigint, elsewhere boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_areas bigint[] := visible_areas();
  v_unplaced boolean := sees_unplaced();
BEGIN
  PERFORM match_request(p_request, 'match_persons', p_kinds, p_hashes);
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

CREATE OR REPLACE FUNCTION person_contents(p_request bigint, p_kinds text[], p_hashes bytea[])
RETURNS TABLE (person bigint, uid text, seal_key text, content bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_areas bigint[] := visible_areas();
  v_unplaced boolean := sees_unplaced();
BEGIN
  PERFORM match_request(p_request, 'compare_persons', p_kinds, p_hashes);
  RETURN QUERY
  SELECT DISTINCT held.id, held.uid, c.seal_key, c.content
  FROM unnest(p_kinds, p_hashes) AS asked (kind, hash)
  JOIN person_search AS s ON s.kind = asked.kind AND s.hash = asked.hash
  JOIN person AS held ON held.id = s.person_id
  JOIN person_clear AS c ON c.person_id = held.id
  WHERE asked.kind IN ('document', 'name_birth')
    AND (held.area_id = ANY (v_areas) OR (held.area_id IS NULL AND v_unplaced));
END $$;

-- Which of some persons somebody has asked to see: their requests are evidence, so that these persons stay.
CREATE OR REPLACE FUNCTION asked_persons(p_persons bigint[]) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT DISTINCT person_id FROM reveal_request WHERE person_id = ANY (p_persons) AND has_right('manager')
$$;

REVOKE ALL ON FUNCTION
  match_digest(text[], bytea[]), request_match(text[], bytea[], boolean),
  match_request(bigint, text, text[], bytea[]), match_persons(bigint, text[], bytea[]),
  person_contents(bigint, text[], bytea[]), asked_persons(bigint[])
FROM PUBLIC;
