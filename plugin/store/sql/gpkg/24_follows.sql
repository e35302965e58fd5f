-- What follows from steps, rules and reports is changed by these alone, whatever program has the file open: a server grants
-- no account such columns (sql/postgis/60_access.sql). No function here is SpatiaLite's.

DROP TRIGGER IF EXISTS event_told;
CREATE TRIGGER event_told BEFORE INSERT ON event BEGIN
  SELECT RAISE(ABORT, 'what follows from the steps of an event is not written by hand')
  WHERE coalesce(NEW.supervision, 'none') <> 'none' OR NEW.merged_into_id IS NOT NULL;
  SELECT RAISE(ABORT, 'there is no such type of event')
  WHERE NOT EXISTS (SELECT 1 FROM event_type WHERE code = NEW.event_type);
  SELECT RAISE(ABORT, 'how grave an event is shown follows from its colour, grade and urgency')
  WHERE NEW.display_level <> (
    SELECT json_extract(extra, '$.level') FROM code_item WHERE list = 'display_level' AND code = coalesce(
      'warning_colour.' || nullif(NEW.warning_colour, ''), 'grade.' || nullif(NEW.grade, ''),
      'urgency.' || nullif(NEW.urgency, ''), 'none') LIMIT 1
  );
END;

DROP TRIGGER IF EXISTS event_reported_stays;
CREATE TRIGGER event_reported_stays BEFORE UPDATE OF reported_at, source, due_given ON event
WHEN (NEW.reported_at, NEW.source, NEW.due_given) IS NOT (OLD.reported_at, OLD.source, OLD.due_given)
BEGIN
  SELECT RAISE(ABORT, 'when and by whom an event was reported, and its given deadline, stay as they are');
END;

DROP TRIGGER IF EXISTS event_follows;
CREATE TRIGGER event_follows BEFORE UPDATE OF supervision, department_id, merged_into_id ON event
WHEN (NEW.supervision, NEW.department_id, NEW.merged_into_id)
  IS NOT (OLD.supervision, OLD.department_id, OLD.merged_into_id)
BEGIN
  SELECT RAISE(ABORT, 'what follows from the steps of an event is not written by hand')
  WHERE NEW.supervision IS NOT coalesce((
      SELECT CASE action WHEN 'supervise' THEN 'normal' WHEN 'supervise_yellow' THEN 'yellow'
        WHEN 'supervise_red' THEN 'red' ELSE 'none' END
      FROM event_step
      WHERE event_id = OLD.id AND action IN ('supervise', 'supervise_yellow', 'supervise_red', 'end_supervision')
      ORDER BY seq DESC LIMIT 1
    ), 'none')
    OR NEW.department_id IS NOT (
      SELECT department_id FROM event_step
      WHERE event_id = OLD.id AND (department_id IS NOT NULL OR action IN ('send_back', 'escalate', 'recall'))
      ORDER BY seq DESC LIMIT 1
    )
    OR NEW.merged_into_id IS NOT (
      SELECT main.id FROM event_step AS s
        JOIN transition AS t USING (workflow, state_before, action, state_after)
        JOIN event AS main ON main.uid = json_extract(s.evidence, '$.main_event')
      WHERE s.event_id = OLD.id AND EXISTS (SELECT 1 FROM json_each(t.evidence) WHERE value = 'main_event')
      ORDER BY s.seq DESC LIMIT 1
    );
END;

DROP TRIGGER IF EXISTS event_corrected;
CREATE TRIGGER event_corrected BEFORE UPDATE OF event_type, urgency, area_id, grid_id, component_id ON event
WHEN (NEW.event_type, NEW.urgency, NEW.area_id, NEW.grid_id, NEW.component_id)
  IS NOT (OLD.event_type, OLD.urgency, OLD.area_id, OLD.grid_id, OLD.component_id)
BEGIN
  SELECT RAISE(ABORT, 'there is no such type of event')
  WHERE NEW.event_type IS NOT OLD.event_type AND NOT EXISTS (SELECT 1 FROM event_type WHERE code = NEW.event_type);
  SELECT RAISE(ABORT, 'there is no such urgency')
  WHERE NEW.urgency IS NOT OLD.urgency AND NEW.urgency NOT IN ('normal', 'urgent', 'critical');
  SELECT RAISE(ABORT, 'the area, the grid or the component is not there')
  WHERE (NEW.area_id IS NOT OLD.area_id AND NEW.area_id NOT IN (SELECT id FROM area))
    OR (NEW.grid_id IS NOT OLD.grid_id AND NEW.grid_id NOT IN (SELECT id FROM grid))
    OR (NEW.component_id IS NOT OLD.component_id AND NEW.component_id NOT IN (SELECT id FROM component));
END;

-- A main event takes all of it from what is merged into it (21_alarms.sql), whatever the list said then.
DROP TRIGGER IF EXISTS event_level_follows;
CREATE TRIGGER event_level_follows BEFORE UPDATE OF display_level ON event WHEN NEW.display_level IS NOT OLD.display_level
BEGIN
  SELECT RAISE(ABORT, 'how grave an event is shown follows from its colour, grade and urgency')
  WHERE NEW.display_level <> (
    SELECT json_extract(extra, '$.level') FROM code_item WHERE list = 'display_level' AND code = coalesce(
      'warning_colour.' || nullif(NEW.warning_colour, ''), 'grade.' || nullif(NEW.grade, ''),
      'urgency.' || nullif(NEW.urgency, ''), 'none') LIMIT 1
  ) AND NOT EXISTS (
    SELECT 1 FROM event WHERE merged_into_id = NEW.id
      AND (display_level, warning_colour, grade, urgency)
        IS (NEW.display_level, NEW.warning_colour, NEW.grade, NEW.urgency)
  );
END;
-- Who corrects a colour, grade or urgency alone corrects the level, as on a server.
DROP TRIGGER IF EXISTS event_level_led;
CREATE TRIGGER event_level_led AFTER UPDATE OF warning_colour, grade, urgency ON event
WHEN NEW.display_level IS OLD.display_level
  AND (NEW.warning_colour, NEW.grade, NEW.urgency) IS NOT (OLD.warning_colour, OLD.grade, OLD.urgency)
BEGIN
  UPDATE event SET display_level = level.value FROM (
    SELECT json_extract(extra, '$.level') AS value FROM code_item WHERE list = 'display_level' AND code = coalesce(
      'warning_colour.' || nullif(NEW.warning_colour, ''), 'grade.' || nullif(NEW.grade, ''),
      'urgency.' || nullif(NEW.urgency, ''), 'none') LIMIT 1
  ) AS level WHERE event.id = NEW.id AND display_level <> level.value;
END;

-- Deadlines are the domain's to compute. Who does says so in the setting "reckoning" in the same transaction, which nobody
-- else sees (plugin/store/loop/deadlines.py); those that a step brings are looked at with the step (20_bounds.sql).
DROP TRIGGER IF EXISTS event_due_follows;
CREATE TRIGGER event_due_follows BEFORE UPDATE OF due_at, warn_at, milestone, deadlines ON event
WHEN (NEW.due_at, NEW.warn_at, NEW.milestone, NEW.deadlines) IS NOT (OLD.due_at, OLD.warn_at, OLD.milestone, OLD.deadlines)
  AND (NEW.due_at, NEW.warn_at, NEW.milestone, NEW.deadlines) IS NOT (
    SELECT due_at, warn_at, milestone, deadlines FROM event_step WHERE event_id = NEW.id ORDER BY seq DESC LIMIT 1
  )
  AND NOT EXISTS (SELECT 1 FROM setting WHERE name = 'reckoning')
BEGIN
  SELECT RAISE(ABORT, 'the deadlines of an event follow from its steps and the rules');
END;

-- A department has an event from the step that names it to the next one that names one or gives it back.
DROP TRIGGER IF EXISTS event_department_begins;
CREATE TRIGGER event_department_begins BEFORE INSERT ON event_department BEGIN
  SELECT RAISE(ABORT, 'which departments have an event follows from its steps')
  -- REPLACE would delete the old row without asking its triggers.
  WHERE NEW.until_seq IS NOT NULL OR EXISTS (
      SELECT 1 FROM event_department
      WHERE id = NEW.id OR (event_id = NEW.event_id AND seq = NEW.seq AND department_id = NEW.department_id)
    )
    OR NOT EXISTS (
      SELECT 1 FROM event_step AS s
      WHERE s.event_id = NEW.event_id AND s.seq = NEW.seq AND s.area_id IS NEW.area_id AND CASE NEW.part
        WHEN 'lead' THEN s.department_id = NEW.department_id
        ELSE s.department_id <> NEW.department_id AND (SELECT code FROM department WHERE id = NEW.department_id)
          IN (SELECT value FROM json_each(coalesce(json_extract(s.evidence, '$.assist'), '[]'))) END
    )
    OR EXISTS (
      SELECT 1 FROM event_step WHERE event_id = NEW.event_id AND seq > NEW.seq
        AND (department_id IS NOT NULL OR action IN ('send_back', 'escalate', 'recall'))
    );
END;
DROP TRIGGER IF EXISTS event_department_keeps;
CREATE TRIGGER event_department_keeps BEFORE UPDATE ON event_department
WHEN (NEW.id, NEW.event_id, NEW.department_id, NEW.part, NEW.seq)
    IS NOT (OLD.id, OLD.event_id, OLD.department_id, OLD.part, OLD.seq)
  OR NEW.area_id IS NOT (SELECT area_id FROM event WHERE id = NEW.event_id)
  OR (NEW.until_seq IS NOT OLD.until_seq AND NEW.until_seq IS NOT (
    SELECT min(seq) FROM event_step WHERE event_id = NEW.event_id AND seq > NEW.seq
      AND (department_id IS NOT NULL OR action IN ('send_back', 'escalate', 'recall'))
  ))
BEGIN
  SELECT RAISE(ABORT, 'which departments have an event follows from its steps');
END;
DROP TRIGGER IF EXISTS event_department_stays;
CREATE TRIGGER event_department_stays BEFORE DELETE ON event_department BEGIN
  SELECT RAISE(ABORT, 'which departments have an event follows from its steps');
END;

DROP TRIGGER IF EXISTS assignment_stays;
CREATE TRIGGER assignment_stays BEFORE DELETE ON assignment BEGIN
  SELECT RAISE(ABORT, 'an assignment goes on, it is never rewritten');
END;
DROP TRIGGER IF EXISTS assignment_no_replace;
CREATE TRIGGER assignment_no_replace BEFORE INSERT ON assignment
WHEN EXISTS (SELECT 1 FROM assignment WHERE id = NEW.id OR uid = NEW.uid)
BEGIN
  SELECT RAISE(ABORT, 'an assignment goes on, it is never rewritten');
END;

-- Who acknowledged an alarm, and who was called for it.
DROP TRIGGER IF EXISTS alarm_ack_no_replace;
CREATE TRIGGER alarm_ack_no_replace BEFORE INSERT ON alarm_ack WHEN EXISTS (
  SELECT 1 FROM alarm_ack
  WHERE (id = NEW.id OR uid = NEW.uid) AND (alarm_type, alarm_id) IS NOT (NEW.alarm_type, NEW.alarm_id)
) BEGIN
  SELECT RAISE(ABORT, 'who acknowledged an alarm, and who was called for it, stays on record');
END;
DROP TRIGGER IF EXISTS alarm_ack_keeps;
CREATE TRIGGER alarm_ack_keeps BEFORE UPDATE ON alarm_ack BEGIN
  SELECT RAISE(ABORT, 'who acknowledged an alarm, and who was called for it, stays on record');
END;
DROP TRIGGER IF EXISTS alarm_ack_stays;
CREATE TRIGGER alarm_ack_stays BEFORE DELETE ON alarm_ack BEGIN
  SELECT RAISE(ABORT, 'who acknowledged an alarm, and who was called for it, stays on record');
END;
DROP TRIGGER IF EXISTS alarm_call_no_replace;
CREATE TRIGGER alarm_call_no_replace BEFORE INSERT ON alarm_call WHEN EXISTS (
  SELECT 1 FROM alarm_call
  WHERE id = NEW.id OR (alarm_type, alarm_id, round) IS (NEW.alarm_type, NEW.alarm_id, NEW.round)
) BEGIN
  SELECT RAISE(ABORT, 'who acknowledged an alarm, and who was called for it, stays on record');
END;
DROP TRIGGER IF EXISTS alarm_call_keeps;
CREATE TRIGGER alarm_call_keeps BEFORE UPDATE ON alarm_call BEGIN
  SELECT RAISE(ABORT, 'who acknowledged an alarm, and who was called for it, stays on record');
END;
DROP TRIGGER IF EXISTS alarm_call_stays;
CREATE TRIGGER alarm_call_stays BEFORE DELETE ON alarm_call BEGIN
  SELECT RAISE(ABORT, 'who acknowledged an alarm, and who was called for it, stays on record');
END;

-- Of a delivery its receipt goes on: with the state go its instant, the channel, and whose window it was.
DROP TRIGGER IF EXISTS delivery_is_sent;
CREATE TRIGGER delivery_is_sent BEFORE UPDATE ON delivery
WHEN (NEW.id, NEW.uid, NEW.message_id, NEW.responder_id, NEW.recipient_masked, NEW.recipient, NEW.seal_key)
    IS NOT (OLD.id, OLD.uid, OLD.message_id, OLD.responder_id, OLD.recipient_masked, OLD.recipient, OLD.seal_key)
  OR (NEW.app_user_id IS NOT OLD.app_user_id AND (OLD.app_user_id IS NOT NULL OR NEW.state = OLD.state))
  OR (NEW.state = OLD.state AND (NEW.channel, NEW.changed_at) IS NOT (OLD.channel, OLD.changed_at))
  OR (NEW.queued_at IS NOT OLD.queued_at AND (OLD.queued_at IS NOT NULL OR NEW.queued_at IS NOT NEW.changed_at))
  OR (NEW.sent_at IS NOT OLD.sent_at AND (NEW.state, NEW.sent_at) IS NOT ('sent', NEW.changed_at))
  OR (NEW.delivered_at IS NOT OLD.delivered_at AND (NEW.state, NEW.delivered_at) IS NOT ('delivered', NEW.changed_at))
  OR (NEW.read_at IS NOT OLD.read_at AND (NEW.state, NEW.read_at) IS NOT ('read', NEW.changed_at))
  OR (NEW.failed_at IS NOT OLD.failed_at AND (NEW.state, NEW.failed_at) IS NOT ('failed', NEW.changed_at))
  OR (NEW.signed_at IS NOT OLD.signed_at AND (NEW.state, NEW.signed_at) IS NOT ('signed', NEW.changed_at))
BEGIN
  SELECT RAISE(ABORT, 'of a message that was sent its receipt alone goes on');
END;
DROP TRIGGER IF EXISTS delivery_stays;
CREATE TRIGGER delivery_stays BEFORE DELETE ON delivery BEGIN
  SELECT RAISE(ABORT, 'of a message that was sent its receipt alone goes on');
END;
DROP TRIGGER IF EXISTS delivery_no_replace;
CREATE TRIGGER delivery_no_replace BEFORE INSERT ON delivery
WHEN EXISTS (SELECT 1 FROM delivery WHERE id = NEW.id OR uid = NEW.uid)
BEGIN
  SELECT RAISE(ABORT, 'of a message that was sent its receipt alone goes on');
END;
DROP TRIGGER IF EXISTS message_keeps;
CREATE TRIGGER message_keeps BEFORE UPDATE ON message BEGIN
  SELECT RAISE(ABORT, 'of a message that was sent its receipt alone goes on');
END;
DROP TRIGGER IF EXISTS message_stays;
CREATE TRIGGER message_stays BEFORE DELETE ON message BEGIN
  SELECT RAISE(ABORT, 'of a message that was sent its receipt alone goes on');
END;
DROP TRIGGER IF EXISTS message_no_replace;
CREATE TRIGGER message_no_replace BEFORE INSERT ON message
WHEN EXISTS (SELECT 1 FROM message WHERE id = NEW.id OR uid = NEW.uid)
BEGIN
  SELECT RAISE(ABORT, 'of a message that was sent its receipt alone goes on');
END;
