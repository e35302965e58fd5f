-- The duty desk: the log is append-only, a hand-over is fixed once it is accepted, a report once it was sent. Who wrote
-- a line, handed over or accepted is the login, and when is the server's clock; the owner may write for others.

CREATE OR REPLACE FUNCTION duty_log_refuse() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  RAISE EXCEPTION 'lines of the duty log are never changed or deleted';
END $$;
CREATE OR REPLACE TRIGGER duty_log_keep BEFORE UPDATE OR DELETE ON duty_log
FOR EACH ROW EXECUTE FUNCTION duty_log_refuse();
CREATE OR REPLACE TRIGGER duty_log_keep_all BEFORE TRUNCATE ON duty_log
FOR EACH STATEMENT EXECUTE FUNCTION duty_log_refuse();

CREATE OR REPLACE FUNCTION duty_log_author() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT is_store_owner() THEN
    NEW.app_user_id := current_app_user();
    NEW.at := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER duty_log_author BEFORE INSERT ON duty_log
FOR EACH ROW EXECUTE FUNCTION duty_log_author();

-- The lines on an event that the account sees, whose desk ever wrote them: an event goes to another area, and what was
-- reported of it by telephone stands in the log of the area before (store/loop/phone_calls.py).
CREATE OR REPLACE FUNCTION lines_of_events(p_uids text[]) RETURNS TABLE (uid text, at timestamptz, content text, person text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT l.uid, l.at, l.content, u.name FROM duty_log AS l JOIN event AS e ON e.id = l.event_id
  LEFT JOIN app_user AS u ON u.id = l.app_user_id
  WHERE l.uid = ANY (p_uids) AND sees_area(e.area_id)
$$;

CREATE OR REPLACE FUNCTION hand_over_begin() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT is_store_owner() THEN
    NEW.from_user_id := current_app_user();
    NEW.at := clock_timestamp();
  END IF;
  IF NEW.accepted_at IS NOT NULL THEN
    RAISE EXCEPTION 'a hand-over stays as it was given, and as it was accepted';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER hand_over_begin BEFORE INSERT ON hand_over
FOR EACH ROW EXECUTE FUNCTION hand_over_begin();

CREATE OR REPLACE FUNCTION hand_over_keep() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR OLD.accepted_at IS NOT NULL
    OR (NEW.id, NEW.uid, NEW.from_user_id, NEW.at, NEW.matters, NEW.note, NEW.area_id)
      IS DISTINCT FROM (OLD.id, OLD.uid, OLD.from_user_id, OLD.at, OLD.matters, OLD.note, OLD.area_id)
  THEN
    RAISE EXCEPTION 'a hand-over stays as it was given, and as it was accepted';
  END IF;
  IF NEW.accepted_at IS NOT NULL THEN
    IF NOT is_store_owner() THEN
      NEW.to_user_id := current_app_user();
      NEW.accepted_at := clock_timestamp();
    END IF;
  END IF;
  -- Whom it goes to is said when it is given or accepted, and once.
  IF NEW.to_user_id IS DISTINCT FROM OLD.to_user_id AND (OLD.to_user_id IS NOT NULL OR NEW.accepted_at IS NULL) THEN
    RAISE EXCEPTION 'a hand-over is accepted by the one to whom it is addressed';
  END IF;
  IF NEW.accepted_at IS NOT NULL THEN
    IF NEW.to_user_id IS NOT DISTINCT FROM NEW.from_user_id
      AND NOT EXISTS (SELECT 1 FROM setting WHERE name = 'single_operator' AND value = '1')
    THEN
      RAISE EXCEPTION 'a hand-over is accepted by another person than the one who hands over';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER hand_over_keep BEFORE UPDATE OR DELETE ON hand_over
FOR EACH ROW EXECUTE FUNCTION hand_over_keep();

CREATE OR REPLACE FUNCTION info_report_keep() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.area_id IS DISTINCT FROM OLD.area_id
    AND NEW.area_id IS NOT DISTINCT FROM (SELECT area_id FROM event WHERE id = OLD.event_id)
  THEN
    OLD.area_id := NEW.area_id; -- it moves with its event, and nothing else does
  END IF;
  IF OLD.sent_at IS NOT NULL AND (TG_OP = 'DELETE' OR NEW IS DISTINCT FROM OLD) THEN
    RAISE EXCEPTION 'an information report stays as it was sent';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE OR REPLACE TRIGGER info_report_keep BEFORE UPDATE OR DELETE ON info_report
FOR EACH ROW EXECUTE FUNCTION info_report_keep();
