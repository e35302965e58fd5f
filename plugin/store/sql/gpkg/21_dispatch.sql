-- Who is sent to an event. What may become of an assignment stands here, whoever writes it; the states and what follows
-- each are those of domain/events/dispatch.py.

DROP TRIGGER IF EXISTS assignment_begins;
CREATE TRIGGER assignment_begins BEFORE INSERT ON assignment BEGIN
  SELECT RAISE(ABORT, 'an assignment has the area of its event')
  WHERE NEW.area_id IS NOT (SELECT area_id FROM event WHERE id = NEW.event_id);
  SELECT RAISE(ABORT, 'nobody is sent to an event that is closed')
  WHERE EXISTS (SELECT 1 FROM event WHERE id = NEW.event_id AND closed_at IS NOT NULL);
  SELECT RAISE(ABORT, 'an assignment begins with being assigned') WHERE NEW.state <> 'assigned';
  SELECT RAISE(ABORT, 'this account has no such responder')
  WHERE NOT EXISTS (SELECT 1 FROM responder WHERE id = NEW.responder_id AND active);
  SELECT RAISE(ABORT, 'the responder is sent to this event already') WHERE EXISTS (
    SELECT 1 FROM assignment
    WHERE responder_id = NEW.responder_id AND event_id = NEW.event_id AND state IN ('assigned', 'signed', 'arrived')
  );
END;

DROP TRIGGER IF EXISTS assignment_keeps;
CREATE TRIGGER assignment_keeps BEFORE UPDATE ON assignment BEGIN
  SELECT RAISE(ABORT, 'an assignment has the area of its event')
  WHERE NEW.area_id IS NOT (SELECT area_id FROM event WHERE id = NEW.event_id);
  SELECT RAISE(ABORT, 'an assignment goes on, it is never rewritten')
  WHERE (NEW.id, NEW.uid, NEW.event_id, NEW.responder_id, NEW.requirement, NEW.minutes, NEW.metres, NEW.reasons,
      NEW.app_user_id, NEW.assigned_at)
    IS NOT (OLD.id, OLD.uid, OLD.event_id, OLD.responder_id, OLD.requirement, OLD.minutes, OLD.metres, OLD.reasons,
      OLD.app_user_id, OLD.assigned_at);
  SELECT RAISE(ABORT, 'an assignment cannot go on like this')
  WHERE NEW.state <> OLD.state AND OLD.state || ' ' || NEW.state NOT IN (
    'assigned signed', 'signed arrived', 'arrived finished', 'assigned released', 'signed released', 'arrived released'
  );
END;

-- The status of a responder follows from what is open.
DROP TRIGGER IF EXISTS assignment_takes;
CREATE TRIGGER assignment_takes AFTER INSERT ON assignment BEGIN
  UPDATE responder SET status = 'assigned' WHERE id = NEW.responder_id AND status <> 'assigned';
END;
DROP TRIGGER IF EXISTS assignment_leads;
CREATE TRIGGER assignment_leads AFTER UPDATE OF state ON assignment
WHEN NEW.state IN ('finished', 'released') AND NOT EXISTS (
  SELECT 1 FROM assignment WHERE responder_id = NEW.responder_id AND state IN ('assigned', 'signed', 'arrived')
) BEGIN
  UPDATE responder SET status = 'available' WHERE id = NEW.responder_id AND status = 'assigned';
END;

-- An event that is closed keeps nobody.
DROP TRIGGER IF EXISTS event_lets_go;
CREATE TRIGGER event_lets_go AFTER UPDATE OF closed_at ON event
WHEN NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL BEGIN
  UPDATE assignment SET state = CASE state WHEN 'arrived' THEN 'finished' ELSE 'released' END, changed_at = NEW.closed_at
  WHERE event_id = NEW.id AND state IN ('assigned', 'signed', 'arrived');
END;
