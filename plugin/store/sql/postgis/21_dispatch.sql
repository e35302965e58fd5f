-- Who is sent to an event. What may become of an assignment stands here, whoever writes it; the states and what follows
-- each are those of domain/events/dispatch.py.

CREATE OR REPLACE FUNCTION is_open_assignment(state text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS $$
  SELECT state IN ('assigned', 'signed', 'arrived')
$$;

CREATE OR REPLACE FUNCTION assignment_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  owning event;
  sent responder;
BEGIN
  SELECT * INTO owning FROM event WHERE id = NEW.event_id;
  IF NEW.area_id IS DISTINCT FROM owning.area_id THEN
    RAISE EXCEPTION 'an assignment has the area of its event';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.id, NEW.uid, NEW.event_id, NEW.responder_id, NEW.requirement, NEW.minutes, NEW.metres, NEW.reasons,
        NEW.app_user_id, NEW.assigned_at)
      IS DISTINCT FROM (OLD.id, OLD.uid, OLD.event_id, OLD.responder_id, OLD.requirement, OLD.minutes, OLD.metres,
        OLD.reasons, OLD.app_user_id, OLD.assigned_at) THEN
      RAISE EXCEPTION 'an assignment goes on, it is never rewritten';
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
      ('assigned', 'signed'), ('signed', 'arrived'), ('arrived', 'finished'),
      ('assigned', 'released'), ('signed', 'released'), ('arrived', 'released')
    ) THEN
      RAISE EXCEPTION 'an assignment that is % cannot become %', OLD.state, NEW.state;
    END IF;
    IF NEW.changed_at IS DISTINCT FROM OLD.changed_at OR NEW.state <> OLD.state THEN
      NEW.changed_at := just_now(NEW.changed_at);
    END IF;
    RETURN NEW;
  END IF;
  IF owning.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'nobody is sent to an event that is closed';
  END IF;
  IF NEW.state <> 'assigned' THEN
    RAISE EXCEPTION 'an assignment begins with being assigned';
  END IF;
  -- The lock puts those who send one responder in a line.
  SELECT * INTO sent FROM responder WHERE id = NEW.responder_id FOR UPDATE;
  IF sent.id IS NULL OR NOT sent.active OR NOT sees_area(sent.area_id) THEN
    RAISE EXCEPTION 'this account has no such responder';
  END IF;
  IF EXISTS (
    SELECT 1 FROM assignment
    WHERE responder_id = NEW.responder_id AND event_id = NEW.event_id AND is_open_assignment(state)
  ) THEN
    RAISE EXCEPTION 'the responder is sent to this event already';
  END IF;
  NEW.app_user_id := coalesce(current_app_user(), NEW.app_user_id);
  NEW.assigned_at := just_now(NEW.assigned_at);
  NEW.changed_at := just_now(NEW.changed_at);
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER assignment_guard BEFORE INSERT OR UPDATE ON assignment
FOR EACH ROW EXECUTE FUNCTION assignment_guard();

-- The status of a responder follows from what is open.
CREATE OR REPLACE FUNCTION assignment_leads() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM assignment WHERE responder_id = NEW.responder_id AND is_open_assignment(state)) THEN
    UPDATE responder SET status = 'assigned' WHERE id = NEW.responder_id AND status <> 'assigned';
  ELSE
    UPDATE responder SET status = 'available' WHERE id = NEW.responder_id AND status = 'assigned';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER assignment_leads AFTER INSERT OR UPDATE OF state ON assignment
FOR EACH ROW EXECUTE FUNCTION assignment_leads();

-- An event that is closed keeps nobody.
CREATE OR REPLACE FUNCTION event_lets_go() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE assignment SET state = CASE state WHEN 'arrived' THEN 'finished' ELSE 'released' END, changed_at = NEW.closed_at
  WHERE event_id = NEW.id AND is_open_assignment(state);
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER event_lets_go AFTER UPDATE OF closed_at ON event
FOR EACH ROW WHEN (NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL) EXECUTE FUNCTION event_lets_go();

-- How much responders have to do, counted over every area: the numbers only, not what it is.
CREATE OR REPLACE FUNCTION responder_load(of_responders bigint[])
RETURNS TABLE (responder_id bigint, open bigint, ended_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT a.responder_id, count(*) FILTER (WHERE is_open_assignment(a.state)),
    max(a.changed_at) FILTER (WHERE NOT is_open_assignment(a.state))
  FROM assignment AS a
  WHERE a.responder_id = ANY (of_responders) AND (SELECT has_right('dispatcher', 'manager')) GROUP BY a.responder_id
$$;

-- The one way in which an account that may not write assignments lets one go on. A handler with a department speaks for
-- its responders only. From signing on the responder's receipt says so, too; of several recipients that of who signs.
CREATE OR REPLACE FUNCTION advance_assignment(the_assignment bigint, the_state text, the_time timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  going assignment;
BEGIN
  SELECT * INTO going FROM assignment WHERE id = the_assignment FOR UPDATE;
  IF going.id IS NULL OR NOT sees_area(going.area_id) THEN
    RAISE EXCEPTION 'assignment % is not there', the_assignment;
  END IF;
  IF NOT has_right('dispatcher', 'manager') AND NOT (has_right('handler') AND EXISTS (
    SELECT 1 FROM app_user AS u JOIN responder AS r ON r.id = going.responder_id
    WHERE u.id = current_app_user() AND coalesce(u.department_id, r.department_id) IS NOT DISTINCT FROM r.department_id
  )) THEN
    RAISE EXCEPTION 'this account may not speak for the responder' USING ERRCODE = 'insufficient_privilege';
  END IF;
  the_time := just_now(the_time);
  UPDATE assignment SET state = the_state, changed_at = the_time WHERE id = the_assignment;
  IF the_state = 'signed' THEN
    UPDATE delivery AS d SET state = 'signed', changed_at = the_time
    WHERE d.message_id = going.message_id AND d.responder_id = going.responder_id AND d.state <> 'signed'
      AND (d.app_user_id = current_app_user() OR NOT EXISTS (
        SELECT 1 FROM delivery AS other
        WHERE other.message_id = d.message_id AND other.responder_id = d.responder_id AND other.id <> d.id
      ));
  END IF;
END $$;
