-- The first acknowledgement of an alarm stands, whoever writes another one.

DROP TRIGGER IF EXISTS alarm_ack_first;
CREATE TRIGGER alarm_ack_first BEFORE INSERT ON alarm_ack BEGIN
  SELECT RAISE(ABORT, 'the event of the alarm is not there')
  WHERE NOT CASE NEW.alarm_type
    WHEN 'event' THEN EXISTS (SELECT 1 FROM event WHERE id = NEW.alarm_id)
    WHEN 'sensor_alarm' THEN EXISTS (SELECT 1 FROM sensor_alarm WHERE id = NEW.alarm_id)
    ELSE EXISTS (SELECT 1 FROM fence_event WHERE id = NEW.alarm_id)
  END;
  SELECT RAISE(IGNORE)
  WHERE EXISTS (SELECT 1 FROM alarm_ack WHERE alarm_type = NEW.alarm_type AND alarm_id = NEW.alarm_id
    AND (NEW.alarm_type <> 'event' OR at >= coalesce((SELECT raised_at FROM event WHERE id = NEW.alarm_id), '')));
END;

-- Whoever ends an alarm that nobody has acknowledged, by the step that closes its event or by a lower level, has seen it: that
-- is on record as its acknowledgement. Who corrects an event stands in the setting "operator", as for event_genesis.
DROP TRIGGER IF EXISTS event_alarm_ends;
CREATE TRIGGER event_alarm_ends AFTER UPDATE OF display_level, closed_at ON event
WHEN OLD.closed_at IS NULL AND (NEW.closed_at IS NOT NULL OR NEW.display_level <> OLD.display_level)
BEGIN
  INSERT INTO alarm_ack (uid, alarm_type, alarm_id, app_user_id, at, note)
  SELECT substr(drawn.hex, 1, 8) || '-' || substr(drawn.hex, 9, 4) || '-' || substr(drawn.hex, 13, 4) || '-'
      || substr(drawn.hex, 17, 4) || '-' || substr(drawn.hex, 21), 'event', NEW.id,
    CASE WHEN NEW.closed_at IS NOT NULL THEN last.app_user_id
      ELSE coalesce((SELECT CAST(value AS integer) FROM setting WHERE name = 'operator'),
        (SELECT id FROM app_user WHERE login = '')) END,
    max(CASE WHEN NEW.closed_at IS NOT NULL THEN last.at ELSE strftime('%Y-%m-%dT%H:%M:%fZ', 'now') END,
      coalesce(NEW.raised_at, '')), -- of two clocks the later one
    CASE WHEN NEW.closed_at IS NOT NULL THEN last.note END
  FROM event_step AS last, (SELECT lower(hex(randomblob(16))) AS hex) AS drawn,
    (SELECT ',1,' || coalesce((SELECT value FROM setting WHERE name = 'alarm_levels'), '') || ',' AS those) AS levels
  WHERE last.event_id = NEW.id AND last.seq = (SELECT max(seq) FROM event_step WHERE event_id = NEW.id)
    AND instr(levels.those, ',' || OLD.display_level || ',') > 0
    AND (NEW.closed_at IS NOT NULL OR instr(levels.those, ',' || NEW.display_level || ',') = 0);
END;

-- An event that comes to a level that alarms, or to a graver one when somebody has acknowledged it, alarms from now on: after
-- whatever was acknowledged before, however the clock goes.
DROP TRIGGER IF EXISTS event_rises;
CREATE TRIGGER event_rises AFTER UPDATE OF display_level ON event
WHEN NEW.closed_at IS NULL AND NEW.display_level <> OLD.display_level
BEGIN
  UPDATE event SET raised_at = max(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), coalesce((
    SELECT strftime('%Y-%m-%dT%H:%M:%fZ', max(at), '+0.001 seconds') FROM alarm_ack WHERE alarm_type = 'event' AND alarm_id = NEW.id
  ), ''))
  FROM (SELECT ',1,' || coalesce((SELECT value FROM setting WHERE name = 'alarm_levels'), '') || ',' AS those) AS levels
  WHERE event.id = NEW.id AND instr(levels.those, ',' || NEW.display_level || ',') > 0
    AND (instr(levels.those, ',' || OLD.display_level || ',') = 0 OR (NEW.display_level < OLD.display_level AND EXISTS (
      SELECT 1 FROM alarm_ack AS a
      WHERE a.alarm_type = 'event' AND a.alarm_id = NEW.id AND a.at >= coalesce(NEW.raised_at, '')
    )));
END;

-- What alarms because other levels do now begins to alarm now, and every window hears of it.
DROP TRIGGER IF EXISTS alarm_levels_chosen;
CREATE TRIGGER alarm_levels_chosen AFTER INSERT ON setting WHEN NEW.name = 'alarm_levels' BEGIN
  UPDATE event SET raised_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  WHERE closed_at IS NULL AND display_level > 1 AND instr(',' || NEW.value || ',', ',' || display_level || ',') > 0
    AND NOT EXISTS (SELECT 1 FROM alarm_ack AS a
      WHERE a.alarm_type = 'event' AND a.alarm_id = event.id AND a.at >= coalesce(event.raised_at, ''));
  INSERT INTO change_log (table_name, operation, at) VALUES ('setting', 'bulk', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
END;
DROP TRIGGER IF EXISTS alarm_levels_changed;
CREATE TRIGGER alarm_levels_changed AFTER UPDATE ON setting WHEN NEW.name = 'alarm_levels' BEGIN
  UPDATE event SET raised_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  WHERE closed_at IS NULL AND display_level > 1 AND instr(',' || NEW.value || ',', ',' || display_level || ',') > 0
    AND instr(',' || OLD.value || ',', ',' || display_level || ',') = 0
    AND NOT EXISTS (SELECT 1 FROM alarm_ack AS a
      WHERE a.alarm_type = 'event' AND a.alarm_id = event.id AND a.at >= coalesce(event.raised_at, ''));
  INSERT INTO change_log (table_name, operation, at) VALUES ('setting', 'bulk', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
END;

-- A main event is as grave as what is merged into it; the level follows from the columns that come with it.
DROP TRIGGER IF EXISTS event_raises_main;
CREATE TRIGGER event_raises_main AFTER UPDATE OF merged_into_id ON event WHEN NEW.merged_into_id IS NOT OLD.merged_into_id
BEGIN
  UPDATE event SET display_level = NEW.display_level, warning_colour = NEW.warning_colour, grade = NEW.grade,
    urgency = NEW.urgency
  WHERE id = NEW.merged_into_id AND display_level > NEW.display_level;
END;
