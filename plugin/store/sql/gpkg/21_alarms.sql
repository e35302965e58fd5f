-- The first acknowledgement of an alarm stands, whoever writes another one.

DROP TRIGGER IF EXISTS alarm_ack_first;
CREATE TRIGGER alarm_ack_first BEFORE INSERT ON alarm_ack BEGIN
  SELECT RAISE(ABORT, 'the event of the alarm is not there')
  WHERE NEW.alarm_type = 'event' AND NOT EXISTS (SELECT 1 FROM event WHERE id = NEW.alarm_id);
  SELECT RAISE(IGNORE)
  WHERE EXISTS (SELECT 1 FROM alarm_ack WHERE alarm_type = NEW.alarm_type AND alarm_id = NEW.alarm_id);
END;
