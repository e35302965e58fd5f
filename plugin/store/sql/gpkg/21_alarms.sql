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
  WHERE EXISTS (SELECT 1 FROM alarm_ack WHERE alarm_type = NEW.alarm_type AND alarm_id = NEW.alarm_id);
END;
