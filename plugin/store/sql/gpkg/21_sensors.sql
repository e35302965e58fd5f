-- Alarms of sensors and their events (store/loop/sensor_events.py).

-- The open events to which alarms belong: an event that was merged stands for its main event, however long the chain.
DROP VIEW IF EXISTS alarm_event;
CREATE VIEW alarm_event AS
SELECT a.id AS alarm_id, a.sensor_id, e.id AS event_id, e.number, e.display_level AS level, e.reported_at, 1 AS seen
FROM sensor_alarm AS a CROSS JOIN event AS e ON e.id = (
  WITH RECURSIVE chain (id, place) AS (
    SELECT a.event_id, 0
    UNION ALL
    SELECT m.merged_into_id, place + 1 FROM chain JOIN event AS m ON m.id = chain.id
    WHERE m.merged_into_id IS NOT NULL AND place < 100
  )
  SELECT id FROM chain ORDER BY place DESC LIMIT 1
)
WHERE a.event_id IS NOT NULL AND e.closed_at IS NULL;

-- Whoever lowers an event below the alarms of its sensors has seen them as they are: they raise it no more by themselves.
DROP TRIGGER IF EXISTS event_below_sensors;
CREATE TRIGGER event_below_sensors AFTER UPDATE OF display_level ON event WHEN NEW.display_level > OLD.display_level
BEGIN
  UPDATE sensor_alarm SET state = 'acknowledged'
  WHERE state = 'active' AND cleared_at IS NULL AND level < NEW.display_level
    AND id IN (SELECT alarm_id FROM alarm_event WHERE event_id = NEW.id);
END;

-- What was seen is what the sensor said then. An alarm that becomes graver, or begins again in the same row, is one that
-- nobody has seen: it is active, and a new matter, of now, where its event is closed.
DROP TRIGGER IF EXISTS sensor_alarm_anew;
CREATE TRIGGER sensor_alarm_anew AFTER UPDATE OF level, state, cleared_at ON sensor_alarm
WHEN (NEW.level < OLD.level AND NEW.state IN ('active', 'acknowledged') AND NEW.cleared_at IS NULL)
  OR (NEW.state = 'active' AND (OLD.state <> 'active' OR (OLD.cleared_at IS NOT NULL AND NEW.cleared_at IS NULL)))
BEGIN
  UPDATE sensor_alarm SET
    state = CASE WHEN OLD.state = NEW.state THEN 'active' ELSE NEW.state END,
    cleared_at = CASE WHEN NEW.cleared_at IS NOT OLD.cleared_at THEN NEW.cleared_at END
  WHERE id = NEW.id;
  UPDATE sensor_alarm SET event_id = NULL,
    since = CASE WHEN NEW.since IS OLD.since THEN strftime('%Y-%m-%dT%H:%M:%fZ', 'now') ELSE NEW.since END
  WHERE id = NEW.id AND NOT EXISTS (SELECT 1 FROM alarm_event WHERE alarm_id = NEW.id);
END;
