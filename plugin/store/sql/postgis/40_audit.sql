-- The audit chain. Every row's hash covers the row before it: SHA-256(previous hash || canonical text), where the
-- canonical text is the JSON array that plugin/store/audit.py builds in the same form to verify the chain.
-- Rows enter through these functions only; nothing changes or removes one.

CREATE OR REPLACE FUNCTION audit_append(
  p_action text, p_table text, p_object bigint, p_detail jsonb
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_id bigint;
  v_at timestamptz;
  v_previous bytea;
  v_text text;
BEGIN
  -- One writer at a time until its commit; the identity is drawn after the lock, so ids are in the chain's order.
  PERFORM audit_lock();
  SELECT hash INTO v_previous FROM audit_log ORDER BY id DESC LIMIT 1;
  IF v_previous IS NULL THEN
    SELECT sha256(convert_to(value, 'UTF8')) INTO STRICT v_previous FROM setting WHERE name = 'uid';
  END IF;
  v_id := nextval(pg_get_serial_sequence('audit_log', 'id'));
  v_at := clock_timestamp();
  v_text := json_build_array(
    v_id, to_char(v_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), session_user::text, p_action, p_table,
    p_object, p_detail::text
  )::text;
  INSERT INTO audit_log (id, at, login, action, object_table, object_id, detail, previous_hash, hash)
  VALUES (
    v_id, v_at, session_user, p_action, p_table, p_object, p_detail, v_previous,
    sha256(v_previous || convert_to(v_text, 'UTF8'))
  );
  RETURN v_id;
END $$;

CREATE OR REPLACE FUNCTION audit_lock() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('civicgrid.audit', 'audit_log'::regclass::oid::bigint));
END $$;

-- For everybody's own lines. The lines that open a way to personal data are written by their functions alone.
CREATE OR REPLACE FUNCTION audit_write(
  p_action text, p_table text, p_object bigint, p_detail jsonb
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF p_action IN ('search', 'request_reveal', 'reveal', 'save_persons', 'clear_export', 'clear_export_written',
    'relink', 'relinked', 'match_persons', 'matched_persons', 'compare_persons', 'opened_persons', 'compare_import',
    'compare_item', 'open_contact', 'change_party', 'open_link_desk', 'switch_tag_module', 'change_by_sql',
    'change_city_file') THEN
    RAISE EXCEPTION 'the audit line % is written by its own function only', p_action
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT (is_store_owner() OR current_app_user() IS NOT NULL) THEN
    RAISE EXCEPTION 'this login is no active account of the store' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN audit_append(p_action, p_table, p_object, p_detail);
END $$;

CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  RAISE EXCEPTION 'rows of audit_log are never changed or deleted';
END $$;

CREATE OR REPLACE TRIGGER audit_log_keep BEFORE UPDATE OR DELETE ON audit_log
FOR EACH ROW EXECUTE FUNCTION audit_refuse();

CREATE OR REPLACE TRIGGER audit_log_keep_all BEFORE TRUNCATE ON audit_log
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

-- Managers write accounts and rights; done past the program, without its line in the same transaction, it gets one at
-- the commit.
CREATE OR REPLACE FUNCTION rights_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_row jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
  v_account bigint := coalesce(v_row ->> 'app_user_id', v_row ->> 'id')::bigint;
BEGIN
  IF NOT is_store_owner() AND NOT EXISTS (
    SELECT 1 FROM audit_log
    WHERE object_table = 'app_user' AND object_id = v_account AND xmin = pg_current_xact_id()::xid
  ) THEN
    PERFORM audit_append(
      'change_by_sql', 'app_user', v_account,
      jsonb_build_object('table', TG_TABLE_NAME, 'operation', lower(TG_OP), 'role', v_row -> 'role')
    );
  END IF;
  RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS rights_changed ON app_user;
CREATE CONSTRAINT TRIGGER rights_changed AFTER INSERT OR UPDATE OR DELETE ON app_user
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rights_changed();
DROP TRIGGER IF EXISTS rights_changed ON user_role;
CREATE CONSTRAINT TRIGGER rights_changed AFTER INSERT OR UPDATE OR DELETE ON user_role
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rights_changed();

-- audit_append and audit_lock are the store's own; audit_write is granted to the roles in 60_access.
REVOKE ALL ON FUNCTION audit_append(text, text, bigint, jsonb), audit_lock(), audit_write(text, text, bigint, jsonb)
FROM PUBLIC;
