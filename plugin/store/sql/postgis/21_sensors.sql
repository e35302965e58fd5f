-- Alarms of sensors and their events (store/loop/sensor_events.py).

-- What an event goes on as: what it was merged into, however long the chain.
CREATE OR REPLACE FUNCTION main_event(p_event bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH RECURSIVE chain (id, place) AS (
    SELECT p_event, 0
    UNION ALL
    SELECT m.merged_into_id, place + 1 FROM chain JOIN event AS m ON m.id = chain.id
    WHERE m.merged_into_id IS NOT NULL AND place < 100
  )
  SELECT id FROM chain ORDER BY place DESC LIMIT 1
$$;

-- The open events to which alarms of a sensor that the account sees belong, also those of areas that it does not see.
CREATE OR REPLACE FUNCTION alarm_events(p_sensor bigint)
RETURNS TABLE (alarm_id bigint, event_id bigint, number text, level bigint, reported_at timestamptz, seen boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT a.id, e.id, e.number, e.display_level, e.reported_at, CASE WHEN e.area_id IS NULL THEN (SELECT sees_unplaced())
    ELSE e.area_id = ANY ((SELECT visible_areas())::bigint[]) END -- asked once, as by the policies
  FROM sensor_alarm AS a JOIN event AS o ON o.id = a.event_id AND (o.closed_at IS NULL OR o.merged_into_id IS NOT NULL)
  JOIN event AS e ON e.id = CASE WHEN o.merged_into_id IS NULL THEN o.id ELSE main_event(o.id) END
  WHERE a.sensor_id = p_sensor AND e.closed_at IS NULL
    AND (SELECT sees_area(s.area_id) FROM sensor AS s WHERE s.id = p_sensor)
$$;

-- An alarm belongs to its sensor's open event of an area that the account does not see, and raises it by these columns where
-- it is graver; true where it did. The deadlines follow when somebody of that area corrects the event.
CREATE OR REPLACE FUNCTION join_alarm(p_alarm bigint, p_event bigint, p_colour text, p_grade bigint, p_urgency text)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  told sensor_alarm;
BEGIN
  IF NOT has_right('clerk', 'dispatcher', 'manager') THEN
    RAISE EXCEPTION 'alarms of sensors are entered by those who keep the desk' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT * INTO told FROM sensor_alarm WHERE id = p_alarm AND state IN ('active', 'acknowledged') AND cleared_at IS NULL;
  PERFORM 1 FROM event WHERE id = p_event FOR UPDATE;
  IF NOT EXISTS (SELECT 1 FROM alarm_events(told.sensor_id) AS e WHERE e.event_id = p_event
    AND (told.event_id IS NULL OR e.alarm_id = told.id)) THEN
    RAISE EXCEPTION 'the event of the alarm is not there';
  END IF;
  IF level_of(p_colour, p_grade, p_urgency) IS DISTINCT FROM told.level THEN
    RAISE EXCEPTION 'an event is as grave as the alarm that raises it';
  END IF;
  UPDATE sensor_alarm SET event_id = p_event WHERE id = p_alarm AND event_id IS NULL;
  UPDATE event SET warning_colour = p_colour, grade = p_grade, urgency = p_urgency, display_level = told.level
  WHERE id = p_event AND display_level > told.level AND (told.event_id IS NULL OR told.state = 'active');
  RETURN FOUND;
END $$;

-- Whoever lowers an event below the alarms of its sensors has seen them as they are: they raise it no more by themselves.
CREATE OR REPLACE FUNCTION event_below_sensors() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  WITH RECURSIVE merged (id) AS (
    SELECT NEW.id UNION SELECT e.id FROM merged JOIN event AS e ON e.merged_into_id = merged.id
  )
  UPDATE sensor_alarm SET state = 'acknowledged'
  WHERE state = 'active' AND cleared_at IS NULL AND level < NEW.display_level AND event_id IN (SELECT id FROM merged);
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER event_below_sensors AFTER UPDATE ON event
FOR EACH ROW WHEN (NEW.display_level > OLD.display_level) EXECUTE FUNCTION event_below_sensors();

-- A clerk enters what sensors tell and says that it was seen; what sensors tell is not theirs to change. The event is looked
-- up as the account sees it, or as the function sees it that joins one of another area.
CREATE OR REPLACE FUNCTION sensor_alarm_at_desk() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF has_right('dispatcher', 'manager') THEN
    RETURN NEW;
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) <> ('active', 'acknowledged') THEN
    RAISE EXCEPTION 'an active alarm is acknowledged, what else becomes of it the sensor says'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.event_id IS DISTINCT FROM OLD.event_id AND (OLD.event_id IS NOT NULL
    OR NOT EXISTS (SELECT 1 FROM event WHERE id = NEW.event_id AND closed_at IS NULL)) THEN
    RAISE EXCEPTION 'an alarm without an event is entered with an open one that the account sees'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER sensor_alarm_at_desk BEFORE UPDATE ON sensor_alarm
FOR EACH ROW EXECUTE FUNCTION sensor_alarm_at_desk();

-- What was seen is what the sensor said then. An alarm that becomes graver, or begins again in the same row, is one that
-- nobody has seen: it is active, and a new matter, of now, where its event is closed.
CREATE OR REPLACE FUNCTION sensor_alarm_anew() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  NEW.state := CASE WHEN OLD.state = NEW.state THEN 'active' ELSE NEW.state END;
  IF NEW.cleared_at IS NOT DISTINCT FROM OLD.cleared_at THEN
    NEW.cleared_at := NULL;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM event WHERE id = main_event(NEW.event_id) AND closed_at IS NULL) THEN
    NEW.event_id := NULL;
    IF NEW.since = OLD.since THEN
      NEW.since := date_trunc('milliseconds', clock_timestamp());
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER sensor_alarm_anew BEFORE UPDATE ON sensor_alarm
FOR EACH ROW WHEN ((NEW.level < OLD.level AND NEW.state IN ('active', 'acknowledged') AND NEW.cleared_at IS NULL)
  OR (NEW.state = 'active' AND (OLD.state <> 'active' OR (OLD.cleared_at IS NOT NULL AND NEW.cleared_at IS NULL))))
EXECUTE FUNCTION sensor_alarm_anew();
