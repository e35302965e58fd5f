-- A city's own versions of files that come with the program, each a row of setting (store/city_files.py): managers set and
-- remove them here. What a file says is read and checked by the program; who set it and when is said here.

CREATE OR REPLACE FUNCTION set_city_file(p_name text, p_content text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_detail jsonb := jsonb_build_object('file', p_name);
BEGIN
  IF NOT has_right('manager') THEN
    RAISE EXCEPTION 'the city''s own files are for managers to set' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF p_name <> ALL ('{duty/info_report.json,dispatch/requirements.json,measures/loop.json,intake/type_words.csv,
    duty/sensor_events.json,templates/info_report_zh.html,templates/info_report_en.html}'::text[]) THEN
    RAISE EXCEPTION '% is no file that a city sets', p_name;
  END IF;
  IF octet_length(p_content) > 262144 THEN
    RAISE EXCEPTION 'a city''s own file has at most 256 KB';
  END IF;
  IF p_content IS NULL THEN
    DELETE FROM setting WHERE name = 'city_file:' || p_name;
  ELSE
    v_detail := v_detail || jsonb_build_object('sha256', encode(sha256(convert_to(p_content, 'UTF8')), 'hex'));
    INSERT INTO setting (name, value) VALUES ('city_file:' || p_name, json_build_object(
      'text', p_content,
      'at', to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'by', coalesce((SELECT name FROM app_user WHERE id = current_app_user()), session_user::text)
    )::text)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value;
  END IF;
  PERFORM audit_append('change_city_file', 'setting', NULL, v_detail);
END $$;

-- Every window hears of it.
CREATE OR REPLACE TRIGGER city_file_set AFTER INSERT OR UPDATE ON setting
FOR EACH ROW WHEN (NEW.name LIKE 'city\_file:%') EXECUTE FUNCTION feed_statement();
CREATE OR REPLACE TRIGGER city_file_gone AFTER DELETE ON setting
FOR EACH ROW WHEN (OLD.name LIKE 'city\_file:%') EXECUTE FUNCTION feed_statement();

REVOKE ALL ON FUNCTION set_city_file(text, text) FROM PUBLIC;
