-- Linking again 重新关联: the declared addresses are sealed with everything else that names a person, so that reading
-- them in bulk is a right of its own. The request with its reason is committed first; the pages are given to the same
-- login, within its area, for as long as a night's run may take; a second line says what came of it.

CREATE OR REPLACE FUNCTION request_relink(p_everyone boolean, p_reason text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_areas bigint[] := visible_areas();
  v_unplaced boolean := sees_unplaced();
  v_today date := local_today();
  v_persons bigint;
BEGIN
  IF NOT has_right('linker') THEN
    RAISE EXCEPTION 'this account may not link persons again' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF btrim(coalesce(p_reason, '')) = '' THEN
    RAISE EXCEPTION 'linking again needs a reason' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT count(*) INTO v_persons FROM person
  WHERE (area_id = ANY (v_areas) OR (area_id IS NULL AND v_unplaced))
    AND (p_everyone OR NOT EXISTS (
      SELECT 1 FROM occupancy WHERE occupancy.person_id = person.id
        AND (occupancy.lives_here OR person.residence_state = 'household_here')
        AND valid_from <= v_today AND (valid_to IS NULL OR valid_to > v_today)
    ));
  RETURN audit_append(
    'relink', 'person', NULL,
    jsonb_build_object(
      'everyone', p_everyone, 'reason', btrim(p_reason), 'persons', v_persons, 'xact', pg_current_xact_id()::text
    )
  );
END $$;

-- The detail of a committed request of this login; a refusal where there is none.
CREATE OR REPLACE FUNCTION relink_request(p_request bigint) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_detail jsonb;
BEGIN
  SELECT detail INTO v_detail FROM audit_log
  WHERE id = p_request AND action = 'relink' AND login = session_user
    AND at > clock_timestamp() - interval '12 hours'
    AND NOT EXISTS (
      SELECT 1 FROM audit_log AS done
      WHERE done.id > p_request AND done.action = 'relinked' AND done.object_table = 'audit_log' AND done.object_id = p_request
    );
  IF v_detail IS NULL OR v_detail ->> 'xact' = pg_current_xact_id_if_assigned()::text OR NOT has_right('linker') THEN
    RAISE EXCEPTION 'addresses are read after the request to link again is committed, until it is finished'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN v_detail;
END $$;

-- A page of persons in the order of their ids: all of them, or those who stay nowhere today.
CREATE OR REPLACE FUNCTION relink_persons(p_request bigint, p_after bigint, p_most integer)
RETURNS TABLE (id bigint, uid text, seal_key text, content bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  v_everyone boolean := (relink_request(p_request) ->> 'everyone')::boolean;
  v_areas bigint[] := visible_areas();
  v_unplaced boolean := sees_unplaced();
  v_today date := local_today();
BEGIN
  RETURN QUERY
  SELECT person.id, person.uid, person_clear.seal_key, person_clear.content
  FROM person JOIN person_clear ON person_clear.person_id = person.id
  -- Said of both, or each page would read every seal before it.
  WHERE person.id > p_after AND person_clear.person_id > p_after
    AND (person.area_id = ANY (v_areas) OR (person.area_id IS NULL AND v_unplaced))
    AND (v_everyone OR NOT EXISTS (
      SELECT 1 FROM occupancy WHERE occupancy.person_id = person.id
        AND (occupancy.lives_here OR person.residence_state = 'household_here')
        AND valid_from <= v_today AND (valid_to IS NULL OR valid_to > v_today)
    ))
  ORDER BY person.id
  LIMIT p_most;
END $$;

CREATE OR REPLACE FUNCTION finish_relink(p_request bigint, p_counts jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM relink_request(p_request);
  PERFORM audit_append('relinked', 'audit_log', p_request, p_counts);
END $$;

-- Granted to the right in 60_access; relink_request is the store's own.
REVOKE ALL ON FUNCTION
  request_relink(boolean, text), relink_request(bigint), relink_persons(bigint, bigint, integer),
  finish_relink(bigint, jsonb)
FROM PUBLIC;
