-- Alarms. The first acknowledgement stands, whoever writes another one; a round of calls is made by one client only.
-- Acknowledging ends the calls, so that it is for those who keep the desk, and for whoever is on duty.

-- Acknowledging an alarm and calling for it wait for each other.
CREATE OR REPLACE FUNCTION lock_alarm(of_type text, of_id bigint) RETURNS void
LANGUAGE sql SET search_path FROM CURRENT AS $$
  SELECT pg_advisory_xact_lock(hashtextextended('alarm ' || of_type || ' ' || of_id, 0))
$$;

-- Whether the account sees what a fence made of somebody's way: the row-level security of fence_event, asked by roles that
-- read none (61_rows.sql).
CREATE OR REPLACE FUNCTION sees_fence_event(p_fence_event bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT has_right('dispatcher', 'manager') AND EXISTS (
    SELECT 1 FROM fence_event AS f WHERE f.id = p_fence_event AND (has_right('manager') OR EXISTS (
      SELECT 1 FROM responder AS r WHERE r.number = f.source AND (sees_area(r.area_id)
        OR EXISTS (SELECT 1 FROM assignment AS a WHERE a.responder_id = r.id AND sees_area(a.area_id)))
    ))
  )
$$;

-- From when acknowledgements and calls of an alarm count: an event that was raised anew alarms anew.
CREATE OR REPLACE FUNCTION alarm_begins(of_type text, of_id bigint) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT coalesce((SELECT raised_at FROM event WHERE of_type = 'event' AND id = of_id), '-infinity')
$$;

CREATE OR REPLACE FUNCTION alarm_acknowledged(of_type text, of_id bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (SELECT 1 FROM alarm_ack WHERE alarm_type = of_type AND alarm_id = of_id AND at >= alarm_begins(of_type, of_id))
$$;

CREATE OR REPLACE FUNCTION alarm_ack_first() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  -- What a step or a correction ends is written by event_alarm_ends, whose ever it was to take.
  IF pg_trigger_depth() = 1 AND NOT has_right('clerk', 'dispatcher', 'manager') AND NOT EXISTS (
    SELECT 1 FROM duty_shift WHERE app_user_id = current_app_user() AND (own_area()).id IS NOT NULL
      AND starts_at <= clock_timestamp() AND ends_at > clock_timestamp()
  ) THEN
    RAISE EXCEPTION 'alarms are acknowledged by those who keep the desk' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT (CASE NEW.alarm_type
    WHEN 'event' THEN EXISTS (SELECT 1 FROM event WHERE id = NEW.alarm_id AND sees_area(area_id))
    WHEN 'sensor_alarm' THEN EXISTS (SELECT 1 FROM sensor_alarm WHERE id = NEW.alarm_id AND sees_area(area_id))
    ELSE sees_fence_event(NEW.alarm_id)
  END) THEN
    RAISE EXCEPTION 'the event of the alarm is not there';
  END IF;
  IF NOT is_store_owner() THEN
    NEW.app_user_id := current_app_user();
    NEW.at := clock_timestamp();
  END IF;
  PERFORM lock_alarm(NEW.alarm_type, NEW.alarm_id);
  IF alarm_acknowledged(NEW.alarm_type, NEW.alarm_id) THEN
    RETURN NULL;
  END IF;
  NEW.at := greatest(NEW.at, alarm_begins(NEW.alarm_type, NEW.alarm_id)); -- of two clocks the later one
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER alarm_ack_first BEFORE INSERT ON alarm_ack
FOR EACH ROW EXECUTE FUNCTION alarm_ack_first();

-- Whether events of a display level alarm, as store/loop/alarms.py reads it.
CREATE OR REPLACE FUNCTION level_alarms(of_level bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT of_level = 1 OR EXISTS (
    SELECT 1 FROM setting WHERE name = 'alarm_levels' AND of_level::text = ANY (string_to_array(value, ','))
  )
$$;

-- Now, as an alarm of an event begins: after whatever was acknowledged before, however the clocks go.
CREATE OR REPLACE FUNCTION alarm_now(of_event bigint) RETURNS timestamptz
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT greatest(date_trunc('milliseconds', clock_timestamp()), (
    SELECT max(at) + interval '1 millisecond' FROM alarm_ack WHERE alarm_type = 'event' AND alarm_id = of_event
  ))
$$;

-- Whoever ends an alarm that nobody has acknowledged, by the step that closes its event or by a lower level, has seen it: that
-- is on record as its acknowledgement.
CREATE OR REPLACE FUNCTION event_alarm_ends() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  last event_step;
BEGIN
  IF NOT level_alarms(OLD.display_level) OR OLD.closed_at IS NOT NULL
    OR (NEW.closed_at IS NULL AND level_alarms(NEW.display_level)) THEN
    RETURN NULL;
  END IF;
  IF NEW.closed_at IS NOT NULL THEN
    SELECT * INTO last FROM event_step WHERE event_id = NEW.id ORDER BY seq DESC LIMIT 1;
  END IF;
  INSERT INTO alarm_ack (uid, alarm_type, alarm_id, app_user_id, at, note)
  VALUES (gen_random_uuid()::text, 'event', NEW.id, coalesce(last.app_user_id, current_app_user()),
    coalesce(last.at, date_trunc('milliseconds', clock_timestamp())), last.note);
  RETURN NULL;
END $$;
-- Not "UPDATE OF": the level of accounts follows from the columns that they write (26_true_rows.sql).
CREATE OR REPLACE TRIGGER event_alarm_ends AFTER UPDATE ON event
FOR EACH ROW WHEN (OLD.closed_at IS NULL AND (NEW.closed_at IS NOT NULL OR NEW.display_level <> OLD.display_level))
EXECUTE FUNCTION event_alarm_ends();

-- An event that comes to a level that alarms, or to a graver one when somebody has acknowledged it, alarms from now on. It is
-- called after event_reported, which says the level.
CREATE OR REPLACE FUNCTION event_rises() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF level_alarms(NEW.display_level) AND (NOT level_alarms(OLD.display_level)
    OR (NEW.display_level < OLD.display_level AND alarm_acknowledged('event', NEW.id))) THEN
    NEW.raised_at := alarm_now(NEW.id);
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER event_rises BEFORE UPDATE ON event
FOR EACH ROW WHEN (NEW.closed_at IS NULL AND NEW.display_level <> OLD.display_level) EXECUTE FUNCTION event_rises();

-- What alarms because other levels do now begins to alarm now, and every window hears of it.
CREATE OR REPLACE FUNCTION alarm_levels_set() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  before text[] := '{1}';
BEGIN
  IF TG_OP = 'UPDATE' THEN
    before := before || string_to_array(OLD.value, ',');
  END IF;
  UPDATE event SET raised_at = alarm_now(id)
  WHERE closed_at IS NULL AND level_alarms(display_level) AND display_level::text <> ALL (before)
    AND NOT alarm_acknowledged('event', id);
  INSERT INTO change_log (xact, table_name, row_id, operation, at)
  VALUES (pg_current_xact_id()::text::bigint, TG_TABLE_NAME, NULL, 'bulk', clock_timestamp());
  PERFORM pg_notify('civicgrid_' || TG_TABLE_SCHEMA, TG_TABLE_NAME);
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER alarm_levels_set AFTER INSERT OR UPDATE ON setting
FOR EACH ROW WHEN (NEW.name = 'alarm_levels') EXECUTE FUNCTION alarm_levels_set();

-- A main event is as grave as what is merged into it; the level follows from the columns that come with it.
CREATE OR REPLACE FUNCTION event_raises_main() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE event SET display_level = NEW.display_level, warning_colour = NEW.warning_colour, grade = NEW.grade,
    urgency = NEW.urgency
  WHERE id = NEW.merged_into_id AND display_level > NEW.display_level;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER event_raises_main AFTER UPDATE OF merged_into_id ON event
FOR EACH ROW WHEN (NEW.merged_into_id IS DISTINCT FROM OLD.merged_into_id) EXECUTE FUNCTION event_raises_main();

-- Queue a call to a person on duty for an event that nobody has acknowledged in time; false where it is not due, or
-- another client was first. Who is next is said by domain/events/alarm.py. Rounds are counted from when the alarm began; the
-- table numbers all of an event.
CREATE OR REPLACE FUNCTION call_alarm(
  the_event bigint, the_round integer, the_shift bigint, the_subject text, the_body text
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  owning event;
  person duty_shift;
  wait interval := coalesce((SELECT value::integer FROM setting WHERE name = 'alarm_minutes'), 3) * interval '1 minute';
  told bigint;
  made bigint;
  last_round bigint;
  last_at timestamptz;
BEGIN
  IF NOT has_right('clerk', 'dispatcher', 'manager') THEN
    RAISE EXCEPTION 'calls are made by those who keep the desk' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM lock_alarm('event', the_event);
  SELECT * INTO owning FROM event WHERE id = the_event AND sees_area(area_id);
  SELECT * INTO person FROM duty_shift WHERE id = the_shift AND sees_area(area_id)
    AND starts_at <= clock_timestamp() AND ends_at > clock_timestamp();
  SELECT count(*) FILTER (WHERE at >= alarm_begins('event', the_event)), coalesce(max(round), 0),
    max(at) FILTER (WHERE at >= alarm_begins('event', the_event))
  INTO made, last_round, last_at FROM alarm_call WHERE alarm_type = 'event' AND alarm_id = the_event;
  IF owning.id IS NULL OR person.id IS NULL OR owning.closed_at IS NOT NULL OR NOT level_alarms(owning.display_level)
    OR alarm_acknowledged('event', the_event) OR the_round <> 1 + made
    OR clock_timestamp() < wait + coalesce(last_at, owning.raised_at, owning.reported_at)
  THEN
    RETURN false;
  END IF;
  INSERT INTO message (uid, event_id, subject, body, created_at, app_user_id, kind)
  VALUES (gen_random_uuid()::text, the_event, the_subject, the_body, clock_timestamp(), current_app_user(), 'alarm')
  RETURNING id INTO told;
  INSERT INTO delivery (uid, message_id, channel, recipient_masked, state, changed_at, app_user_id)
  VALUES (gen_random_uuid()::text, told, 'phone', person.name, 'queued', clock_timestamp(), person.app_user_id);
  INSERT INTO alarm_call (alarm_type, alarm_id, round, duty_shift_id, message_id, at)
  VALUES ('event', the_event, last_round + 1, person.id, told, clock_timestamp());
  RETURN true;
END $$;

-- Which levels alarm, how long an alarm waits, whom it calls first, and which alarms of sensors become events are the managers' to choose.
CREATE OR REPLACE FUNCTION set_alarm_rule(p_name text, p_value text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT has_right('manager') THEN
    RAISE EXCEPTION 'how alarms are called is for managers to choose' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF p_name NOT IN ('alarm_minutes', 'alarm_order', 'alarm_levels', 'sensor_event_level') THEN
    RAISE EXCEPTION '% is no setting of alarms', p_name;
  END IF;
  IF (p_name = 'alarm_levels' AND p_value !~ '^[1-4](,[1-4])*$')
    OR (p_name = 'sensor_event_level' AND p_value !~ '^[0-4]$') THEN
    RAISE EXCEPTION 'there is no such display level';
  END IF;
  INSERT INTO setting (name, value) VALUES (p_name, p_value)
  ON CONFLICT (name) DO UPDATE SET value = excluded.value;
END $$;
