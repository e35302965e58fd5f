-- What is sealed of persons beside the residents' tables: who is concerned by an event, and what waits at the desk. No
-- role reads those columns. They are answered row by row, by right and area, and only after a line in the log is
-- committed. A contact of a unit stands in its row for all who see the unit; its line is written here, too.

CREATE OR REPLACE FUNCTION may_open(p_table text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  RETURN CASE p_table
    WHEN 'event_party' THEN has_right('clerk', 'dispatcher', 'manager')
    WHEN 'desk_item' THEN has_right('clerk', 'manager')
    ELSE has_right(VARIADIC store_rights())
  END;
END $$;

-- p_action: open_contact, one row to be shown; compare_item, one item of the desk to be compared, never shown;
-- open_link_desk, the addresses of all who wait to be linked.
CREATE OR REPLACE FUNCTION request_sealed(p_action text, p_table text, p_object bigint, p_reason text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_areas bigint[] := visible_areas();
  v_unplaced boolean := sees_unplaced();
  v_detail jsonb := jsonb_build_object('reason', btrim(coalesce(p_reason, '')), 'xact', pg_current_xact_id()::text);
BEGIN
  IF NOT may_open(p_table) OR p_action NOT IN ('open_contact', 'compare_item', 'open_link_desk')
    OR (p_action <> 'open_contact' AND p_table <> 'desk_item') THEN
    RAISE EXCEPTION 'this account may not open what is sealed there' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF p_action = 'compare_item' THEN
    v_detail := v_detail - 'reason';
  ELSIF v_detail ->> 'reason' = '' THEN
    RAISE EXCEPTION 'what is sealed is opened with a reason only' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF p_action = 'open_link_desk' THEN
    v_detail := v_detail || jsonb_build_object('persons', (
      SELECT count(*) FROM desk_item
      WHERE kind = 'person_link' AND decided_at IS NULL
        AND (area_id = ANY (v_areas) OR (area_id IS NULL AND v_unplaced))
    ));
  END IF;
  RETURN audit_append(p_action, p_table, p_object, v_detail);
END $$;

-- A row of a committed request; addresses are answered for as long as a shift may take.
CREATE OR REPLACE FUNCTION sealed_content(p_request bigint, p_table text, p_object bigint)
RETURNS TABLE (uid text, seal_key text, content bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  v_areas bigint[] := visible_areas();
  v_unplaced boolean := sees_unplaced();
  v_action text;
BEGIN
  SELECT action INTO v_action FROM audit_log
  WHERE id = p_request AND login = session_user AND object_table = p_table
    AND detail ->> 'xact' <> pg_current_xact_id()::text
    AND (
      (action IN ('open_contact', 'compare_item') AND object_id = p_object
        AND at > clock_timestamp() - interval '10 minutes')
      OR (action = 'open_link_desk' AND at > clock_timestamp() - interval '12 hours')
    );
  IF v_action IS NULL OR NOT may_open(p_table) THEN
    RAISE EXCEPTION 'what is sealed is answered after its audit line is committed'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY
  SELECT uid, seal_key, content FROM desk_item
  WHERE p_table = 'desk_item' AND id = p_object AND (v_action <> 'open_link_desk' OR kind = 'person_link')
    AND (area_id = ANY (v_areas) OR (area_id IS NULL AND v_unplaced))
  UNION ALL
  SELECT uid, seal_key, content FROM event_party
  WHERE p_table = 'event_party' AND id = p_object
    AND (area_id = ANY (v_areas) OR (area_id IS NULL AND v_unplaced));
END $$;

-- What is sealed of a party is written anew by whoever entered it, and by those who may open it and take a step of the
-- event; the line in the log stands or falls with it.
CREATE OR REPLACE FUNCTION change_party(
  the_uid text, p_name text, p_phone text, p_anonymous boolean, p_content bytea, p_key text, p_reason text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  party event_party;
BEGIN
  SELECT * INTO party FROM event_party WHERE uid = the_uid AND sees_area(area_id) FOR UPDATE;
  IF NOT coalesce(party.app_user_id = current_app_user() AND has_right('clerk', 'grid_worker', 'dispatcher', 'manager'), false)
    AND NOT (may_open('event_party') AND EXISTS (
      SELECT 1 FROM event AS e JOIN transition AS t ON t.workflow = e.workflow AND t.state_before = e.state
      WHERE e.id = party.event_id AND t.action <> 'genesis' AND has_right(VARIADIC string_to_array(t.roles, ','))
    )) THEN
    RAISE EXCEPTION 'this account may not change who is concerned by this event' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF btrim(coalesce(p_reason, '')) = '' THEN
    RAISE EXCEPTION 'who is concerned by an event is changed with a reason only';
  END IF;
  UPDATE event_party SET name_masked = p_name, phone_masked = p_phone, anonymous = p_anonymous, content = p_content,
    seal_key = p_key WHERE id = party.id;
  PERFORM audit_append('change_party', 'event_party', party.id,
    jsonb_build_object('reason', btrim(p_reason), 'event', party.event_id));
END $$;

REVOKE ALL ON FUNCTION change_party(text, text, text, boolean, bytea, text, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION
  may_open(text), request_sealed(text, text, bigint, text), sealed_content(bigint, text, bigint)
FROM PUBLIC;
