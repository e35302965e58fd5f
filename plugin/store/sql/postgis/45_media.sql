-- Settings of attachments, which managers choose: where files lie and how large they may be. All others are the owner's.

CREATE OR REPLACE FUNCTION set_media(p_name text, p_value text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT has_right('manager') THEN
    RAISE EXCEPTION 'the settings of attachments are for managers' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF p_name NOT IN ('media_root', 'attachment_limit_mb') THEN
    RAISE EXCEPTION '% is no setting of attachments', p_name;
  END IF;
  INSERT INTO setting (name, value) VALUES (p_name, p_value)
  ON CONFLICT (name) DO UPDATE SET value = excluded.value;
END $$;

REVOKE ALL ON FUNCTION set_media(text, text) FROM PUBLIC;
