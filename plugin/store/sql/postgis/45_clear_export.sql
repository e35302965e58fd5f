-- Clear exports: numbered, each with an audit line before the file is written and one after. The right is asked for
-- here, with its end; nothing else writes the table.

CREATE OR REPLACE FUNCTION begin_clear_export(p_uid text, p_target text, p_reason text, p_file_name text)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_id bigint;
  v_number bigint;
BEGIN
  IF NOT has_right('exporter') THEN
    RAISE EXCEPTION 'this account may not export in clear' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF btrim(p_reason) = '' THEN
    RAISE EXCEPTION 'a clear export needs a reason' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- Numbers are drawn one at a time, until commit.
  PERFORM audit_lock();
  SELECT coalesce(max(number), 0) + 1 INTO v_number FROM clear_export;
  INSERT INTO clear_export (uid, number, target, reason, file_name, app_user_id, login, at)
  VALUES (p_uid, v_number, p_target, p_reason, p_file_name, current_app_user(), session_user, clock_timestamp())
  RETURNING id INTO v_id;
  PERFORM audit_append(
    'clear_export', 'clear_export', v_id,
    jsonb_build_object('number', v_number, 'target', p_target, 'reason', p_reason)
  );
  RETURN v_number;
END $$;

CREATE OR REPLACE FUNCTION finish_clear_export(p_uid text, p_rows bigint, p_sha256 text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_export clear_export;
BEGIN
  UPDATE clear_export SET rows_written = p_rows, sha256 = p_sha256
  WHERE uid = p_uid AND login = session_user AND sha256 IS NULL RETURNING * INTO v_export;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this account has begun no such export' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM audit_append(
    'clear_export_written', 'clear_export', v_export.id,
    jsonb_build_object('number', v_export.number, 'rows', p_rows, 'sha256', p_sha256)
  );
END $$;

-- Granted to the right in 60_access.
REVOKE ALL ON FUNCTION
  begin_clear_export(text, text, text, text), finish_clear_export(text, bigint, text)
FROM PUBLIC;
