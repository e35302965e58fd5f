-- What belongs to an event lies in its area; who wrote a row is the login, and when is the server's clock. The owner may write
-- for others, as exercises, demos and restores do.

-- Parties and reports are those of one event and go with its area; row-level security then asks whether it is seen. A line
-- of the log is its desk's, and speaks of an event that is seen.
CREATE OR REPLACE FUNCTION event_area() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  owning event;
BEGIN
  SELECT * INTO owning FROM event WHERE id = NEW.event_id;
  IF TG_OP = 'UPDATE' AND NEW.event_id IS DISTINCT FROM OLD.event_id THEN
    RAISE EXCEPTION 'what belongs to an event stays with it';
  END IF;
  IF owning.id IS NOT NULL AND NOT sees_area(owning.area_id) THEN
    RAISE EXCEPTION 'event % is not there', NEW.event_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF TG_TABLE_NAME <> 'duty_log' THEN
    NEW.area_id := owning.area_id;
  END IF;
  IF TG_TABLE_NAME = 'event_party' AND TG_OP = 'INSERT' AND NOT is_store_owner() THEN
    NEW.app_user_id := current_app_user();
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER event_area BEFORE INSERT OR UPDATE OF event_id, area_id ON event_party
FOR EACH ROW EXECUTE FUNCTION event_area();
CREATE OR REPLACE TRIGGER event_area BEFORE INSERT OR UPDATE OF event_id, area_id ON info_report
FOR EACH ROW EXECUTE FUNCTION event_area();
CREATE OR REPLACE TRIGGER event_area BEFORE INSERT ON duty_log
FOR EACH ROW EXECUTE FUNCTION event_area();

-- A report is sent now, by the login; until when it was owed is said when it is begun, and stays.
CREATE OR REPLACE FUNCTION info_report_author() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF is_store_owner() THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'INSERT' OR NEW.sent_at IS DISTINCT FROM OLD.sent_at OR NEW.app_user_id IS DISTINCT FROM OLD.app_user_id THEN
    NEW.app_user_id := current_app_user();
    NEW.sent_at := CASE WHEN NEW.sent_at IS NOT NULL THEN date_trunc('milliseconds', clock_timestamp()) END;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.due_at IS DISTINCT FROM OLD.due_at
    OR NEW.due_at NOT BETWEEN clock_timestamp() - interval '1 year' AND clock_timestamp() + interval '1 year' THEN
    RAISE EXCEPTION 'until when a report is owed follows from its event';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER info_report_author BEFORE INSERT OR UPDATE ON info_report
FOR EACH ROW EXECUTE FUNCTION info_report_author();

CREATE OR REPLACE FUNCTION message_author() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT is_store_owner() THEN
    NEW.app_user_id := current_app_user();
    NEW.created_at := date_trunc('milliseconds', clock_timestamp());
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER message_author BEFORE INSERT ON message
FOR EACH ROW EXECUTE FUNCTION message_author();

-- An instant that a client has said: the server's unless it is just now.
CREATE OR REPLACE FUNCTION just_now(said timestamptz) RETURNS timestamptz
LANGUAGE sql SET search_path FROM CURRENT AS $$
  SELECT CASE WHEN is_store_owner() OR said BETWEEN clock_timestamp() - interval '1 minute' AND clock_timestamp() THEN said
    ELSE date_trunc('milliseconds', clock_timestamp()) END
$$;

-- The level on the map as domain/events/display.py reads it from the same table; NULL where the table has no such row.
CREATE OR REPLACE FUNCTION level_of(warning_colour text, grade bigint, urgency text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT (extra ->> 'level')::bigint FROM code_item WHERE list = 'display_level' AND code = coalesce(
    'warning_colour.' || nullif(warning_colour, ''), 'grade.' || grade, 'urgency.' || nullif(urgency, ''), 'none') LIMIT 1
$$;

-- What an account may say of an event that it reports or corrects.
CREATE OR REPLACE FUNCTION event_reported() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  day text;
  told event;
BEGIN
  IF is_store_owner() THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.display_level, NEW.warning_colour, NEW.grade, NEW.urgency)
      IS DISTINCT FROM (OLD.display_level, OLD.warning_colour, OLD.grade, OLD.urgency) THEN
      NEW.display_level := coalesce(level_of(NEW.warning_colour, NEW.grade, NEW.urgency), NEW.display_level);
    END IF;
    RETURN NEW;
  END IF;
  -- As in domain/events/reported.py: five minutes for clocks that do not agree.
  IF NEW.reported_at NOT BETWEEN '2000-01-01T00:00:00Z' AND clock_timestamp() + interval '5 minutes' THEN
    RAISE EXCEPTION 'an event is reported when it has happened';
  END IF;
  IF NEW.reported_at < clock_timestamp() - interval '1 day' AND NOT has_right('clerk', 'dispatcher', 'manager') THEN
    RAISE EXCEPTION 'events of earlier days are entered by clerks, dispatchers and managers';
  END IF;
  day := to_char(NEW.reported_at AT TIME ZONE (SELECT value FROM setting WHERE name = 'zone'), 'YYYYMMDD');
  IF NEW.number <> next_event_number(day) THEN
    RAISE EXCEPTION 'the number of an event is the next of its day';
  END IF;
  NEW.supervision := 'none';
  NEW.department_id := NULL;
  NEW.merged_into_id := NULL;
  NEW.raised_at := NULL;
  NEW.display_level := coalesce(level_of(NEW.warning_colour, NEW.grade, NEW.urgency), NEW.display_level);
  IF NEW.due_given NOT BETWEEN NEW.reported_at - interval '1 year' AND clock_timestamp() + longest_period() THEN
    RAISE EXCEPTION 'no rule makes such a deadline for event %', NEW.number;
  END IF;
  told := NEW;
  told.deadlines := NULL; -- what a report brings does not stand yet
  told.due_at := NULL;
  PERFORM check_deadlines(told, NEW.milestone, NEW.due_at, NEW.warn_at, NEW.deadlines, NULL);
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER event_reported BEFORE INSERT OR UPDATE ON event
FOR EACH ROW EXECUTE FUNCTION event_reported();

-- A channel's number 工单号 belongs to one event among those that an account sees. What it does not see neither stands in its
-- way nor shows itself: an order that two areas were sent is an event of each, until somebody who sees both merges them.
CREATE OR REPLACE FUNCTION event_external_number() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NEW.external_number IS NULL
    OR (TG_OP = 'UPDATE' AND (NEW.source, NEW.external_number, NEW.area_id)
      IS NOT DISTINCT FROM (OLD.source, OLD.external_number, OLD.area_id)) THEN
    RETURN NEW;
  END IF;
  PERFORM lock_event_numbers();
  IF EXISTS (
    SELECT 1 FROM event WHERE source = NEW.source AND external_number = NEW.external_number AND uid <> NEW.uid
      AND sees_area(area_id)
  ) THEN
    RAISE EXCEPTION 'the external number belongs to another event';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER event_external_number BEFORE INSERT OR UPDATE OF source, external_number, area_id ON event
FOR EACH ROW EXECUTE FUNCTION event_external_number();
