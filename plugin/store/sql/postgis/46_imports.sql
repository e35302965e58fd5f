-- What files said of residents, sealed: whole records, asked for by their source or their batch. Without a committed line
-- in the audit log nothing is answered. What files said of other objects' contacts needs none, like those themselves.

CREATE OR REPLACE FUNCTION request_import(p_source text, p_batch bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_areas bigint[] := visible_areas();
  v_unplaced boolean := sees_unplaced();
  v_persons bigint;
BEGIN
  IF NOT has_right('clerk', 'manager') THEN
    RAISE EXCEPTION 'this account may not enter persons' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT count(DISTINCT r.object_id) INTO v_persons
  FROM import_row AS r JOIN import_batch AS b ON b.id = r.batch_id
  WHERE r.table_name = 'person' AND r.personal IS NOT NULL
    AND (r.batch_id = p_batch OR (b.source = p_source AND b.withdrawn_at IS NULL))
    AND (r.area_id = ANY (v_areas) OR (r.area_id IS NULL AND v_unplaced));
  RETURN audit_append('compare_import', 'import_batch', p_batch,
    jsonb_build_object('source', p_source, 'persons', v_persons, 'xact', pg_current_xact_id()::text));
END $$;

CREATE OR REPLACE FUNCTION import_sealed(
  p_request bigint, p_table text, p_source text, p_batch bigint, p_object bigint
) RETURNS TABLE (batch_id bigint, object_id bigint, seal_key text, personal bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
#variable_conflict use_column
DECLARE
  v_areas bigint[] := visible_areas();
  v_unplaced boolean := sees_unplaced();
BEGIN
  IF NOT has_right('clerk', 'manager') THEN
    RAISE EXCEPTION 'this account may not enter persons' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF p_table = 'person' AND NOT EXISTS (
    SELECT 1 FROM audit_log
    WHERE id = p_request AND action = 'compare_import' AND login = session_user
      AND at > clock_timestamp() - interval '10 minutes' AND detail ->> 'xact' <> pg_current_xact_id()::text
      AND detail ->> 'source' IS NOT DISTINCT FROM p_source AND object_id IS NOT DISTINCT FROM p_batch
  ) THEN
    RAISE EXCEPTION 'a search is answered after its audit line is committed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY
  SELECT r.batch_id, r.object_id, r.seal_key, r.personal
  FROM import_row AS r JOIN import_batch AS b ON b.id = r.batch_id
  WHERE r.table_name = p_table AND r.personal IS NOT NULL
    AND (r.batch_id = p_batch OR (b.source = p_source AND b.withdrawn_at IS NULL))
    AND (p_object IS NULL OR r.object_id = p_object)
    AND (r.area_id = ANY (v_areas) OR (r.area_id IS NULL AND v_unplaced))
  ORDER BY r.id;
END $$;

REVOKE ALL ON FUNCTION request_import(text, bigint), import_sealed(bigint, text, text, bigint, bigint) FROM PUBLIC;

-- Which of some codes are in use, wherever that is: an account of one area brings a row that it cannot see again, else.
-- It learns that a code is taken, and nothing of the row that has it.
CREATE OR REPLACE FUNCTION codes_in_use(p_table text, p_codes text[]) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  used text[];
BEGIN
  CASE p_table
    WHEN 'building' THEN SELECT array_agg(code) INTO used FROM building WHERE code = ANY (p_codes);
    WHEN 'component' THEN SELECT array_agg(code) INTO used FROM component WHERE code = ANY (p_codes);
    WHEN 'organisation' THEN SELECT array_agg(uscc) INTO used FROM organisation WHERE uscc = ANY (p_codes);
    WHEN 'camera' THEN SELECT array_agg(number) INTO used FROM camera WHERE number = ANY (p_codes);
    WHEN 'sensor' THEN SELECT array_agg(number) INTO used FROM sensor WHERE number = ANY (p_codes);
    ELSE used := '{}';
  END CASE;
  RETURN coalesce(used, '{}');
END $$;
