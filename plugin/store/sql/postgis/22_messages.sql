-- Messages inside the program: who works at a window receives what is addressed to them. Nobody reads, marks or signs
-- for another account's messages through these functions, whatever else it may do.

-- At whose window a responder's messages arrive: the account with the responder's number as its duty number; where there
-- is none, the handlers of its department, who speak for it. The view is the tables' owner's: messages arrive from whatever
-- area a responder belongs to; it shows ids only.
DROP VIEW IF EXISTS responder_window;
CREATE VIEW responder_window AS
SELECT r.id AS responder_id, u.id AS app_user_id
FROM responder AS r JOIN app_user AS u ON u.active AND u.duty_number = r.number
UNION ALL
SELECT r.id, u.id
FROM responder AS r
JOIN app_user AS u ON u.active AND u.department_id = r.department_id
JOIN user_role AS given ON given.app_user_id = u.id AND given.role = 'handler'
  AND (given.valid_to IS NULL OR given.valid_to > now())
WHERE NOT EXISTS (SELECT 1 FROM app_user AS own WHERE own.active AND own.duty_number = r.number);

-- A receipt goes on, and leaves its instant. Whoever reports for a channel says when only of just now.
CREATE OR REPLACE FUNCTION delivery_receipt() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.state = OLD.state THEN
      NEW.changed_at := OLD.changed_at;
      RETURN NEW;
    END IF;
    IF NOT (CASE NEW.state WHEN 'queued' THEN false WHEN 'failed' THEN OLD.state IN ('queued', 'sent')
      ELSE OLD.state = 'failed' OR array_position('{queued,sent,delivered,read,signed}', OLD.state)
        < array_position('{queued,sent,delivered,read,signed}', NEW.state) END) THEN
      RAISE EXCEPTION 'a receipt never goes back';
    END IF;
  ELSIF NOT is_store_owner() THEN
    NEW.sent_at := NULL;
    NEW.delivered_at := NULL;
    NEW.read_at := NULL;
    NEW.failed_at := NULL;
    NEW.signed_at := NULL;
    NEW.queued_at := NULL;
  END IF;
  NEW.changed_at := just_now(NEW.changed_at);
  NEW.queued_at := coalesce(NEW.queued_at, NEW.changed_at);
  CASE NEW.state
    WHEN 'sent' THEN NEW.sent_at := NEW.changed_at;
    WHEN 'delivered' THEN NEW.delivered_at := NEW.changed_at;
    WHEN 'read' THEN NEW.read_at := NEW.changed_at;
    WHEN 'failed' THEN NEW.failed_at := NEW.changed_at;
    WHEN 'signed' THEN NEW.signed_at := NEW.changed_at;
    ELSE NULL;
  END CASE;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER delivery_receipt BEFORE INSERT OR UPDATE ON delivery
FOR EACH ROW EXECUTE FUNCTION delivery_receipt();

-- The account at this window, while a right of it is still valid.
CREATE OR REPLACE FUNCTION window_account() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT id FROM app_user WHERE id = current_app_user() AND (is_store_owner() OR EXISTS (
    SELECT 1 FROM user_role WHERE app_user_id = app_user.id AND (valid_to IS NULL OR valid_to > now())
  ))
$$;

-- The deliveries of whoever asks: as a responder's window those that are theirs, or nobody's yet, or as the person on duty
-- whom an alarm calls.
CREATE OR REPLACE FUNCTION own_deliveries() RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH me AS (SELECT window_account() AS id)
  SELECT d.id FROM me JOIN responder_window AS w ON w.app_user_id = me.id
  JOIN delivery AS d ON d.responder_id = w.responder_id AND (d.app_user_id = me.id OR d.app_user_id IS NULL)
  UNION
  SELECT d.id FROM me JOIN duty_shift AS s ON s.app_user_id = me.id JOIN alarm_call AS c ON c.duty_shift_id = s.id
  JOIN delivery AS d ON d.message_id = c.message_id
  UNION
  SELECT d.id FROM me JOIN delivery AS d ON d.app_user_id = me.id JOIN message AS m ON m.id = d.message_id AND m.kind = 'notice'
$$;

-- A message to everybody of a role whom the step concerns that the account has just taken, in the same transaction: handlers of
-- the departments that have the event, or had it until then where none has it any more, the desk and managers of its area. Returns to how many.
CREATE OR REPLACE FUNCTION tell_step(the_event bigint, the_seq integer, the_role text, the_subject text, the_body text)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  told bigint;
  persons bigint[];
BEGIN
  IF the_role NOT IN ('handler', 'dispatcher', 'manager') OR NOT EXISTS (
    SELECT 1 FROM event_step WHERE event_id = the_event AND seq = the_seq AND app_user_id IS NOT DISTINCT FROM current_app_user()
      AND xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'only of a step that is being taken others are told';
  END IF;
  SELECT array_agg(DISTINCT u.id) INTO persons
  FROM event AS e JOIN app_user AS u ON u.active AND u.id IS DISTINCT FROM current_app_user()
  JOIN user_role AS given ON given.app_user_id = u.id AND given.role = the_role
    AND (given.valid_to IS NULL OR given.valid_to > now())
  LEFT JOIN area AS place ON place.id = e.area_id
  LEFT JOIN area AS own ON own.id = u.area_id
  WHERE e.id = the_event AND (u.area_id IS NULL OR coalesce(place.path, '') LIKE own.path || '%')
    AND (the_role <> 'handler' OR EXISTS (
      SELECT 1 FROM event_department AS d
      WHERE d.event_id = e.id AND d.department_id = u.department_id AND coalesce(d.until_seq, -1) = CASE WHEN EXISTS (
        SELECT 1 FROM event_department AS now_held WHERE now_held.event_id = e.id AND now_held.until_seq IS NULL) THEN -1 ELSE the_seq END));
  IF persons IS NULL THEN
    RETURN 0;
  END IF;
  INSERT INTO message (uid, event_id, subject, body, created_at, app_user_id, kind)
  VALUES (gen_random_uuid()::text, the_event, the_subject, the_body, clock_timestamp(), current_app_user(), 'notice')
  RETURNING id INTO told;
  INSERT INTO delivery (uid, message_id, channel, recipient_masked, state, changed_at, app_user_id)
  SELECT gen_random_uuid()::text, told, 'window', u.name, 'queued', clock_timestamp(), u.id
  FROM app_user AS u WHERE u.id = ANY (persons);
  RETURN cardinality(persons);
END $$;
REVOKE ALL ON FUNCTION tell_step(bigint, integer, text, text, text) FROM PUBLIC;

-- The newest messages of whoever asks; of an event that the account does not see only that there is one. signed_by is
-- another recipient who signed for the task.
CREATE OR REPLACE FUNCTION own_messages(at_most bigint)
RETURNS TABLE (id bigint, kind text, sender text, sent_at timestamptz, subject text, body text, event_id bigint,
  number text, state text, changed_at timestamptz, to_sign boolean, signed_by text, queued timestamptz, sent timestamptz,
  delivered timestamptz, read timestamptz, failed timestamptz, signed timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT d.id, m.kind, u.name, m.created_at, m.subject, m.body, e.id, e.number, d.state, d.changed_at,
    coalesce(a.state = 'assigned', false), (
      SELECT u.name FROM delivery AS other JOIN app_user AS u ON u.id = other.app_user_id
      WHERE other.message_id = d.message_id AND other.responder_id = d.responder_id AND other.id <> d.id
        AND other.state = 'signed' LIMIT 1
    ), d.queued_at, d.sent_at, d.delivered_at, d.read_at, d.failed_at, d.signed_at
  FROM delivery AS d
  JOIN message AS m ON m.id = d.message_id
  LEFT JOIN app_user AS u ON u.id = m.app_user_id
  LEFT JOIN event AS e ON e.id = m.event_id AND sees_area(e.area_id)
  LEFT JOIN assignment AS a ON a.message_id = m.id AND a.responder_id = d.responder_id
  WHERE d.id IN (SELECT own_deliveries()) ORDER BY m.created_at DESC, d.id DESC LIMIT at_most
$$;

-- Take what waits; of two windows of an account each delivery is given to one. Who works for a responder since its task
-- was sent receives it, too, while the task is open.
CREATE OR REPLACE FUNCTION take_messages() RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  me bigint := window_account();
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('window ' || me, 0));
  RETURN QUERY UPDATE delivery
  SET state = 'delivered', channel = 'window', changed_at = clock_timestamp(), app_user_id = me
  WHERE state IN ('queued', 'sent', 'failed') AND coalesce(app_user_id, me) = me AND id IN (SELECT own_deliveries())
  RETURNING id;
  RETURN QUERY INSERT INTO delivery (uid, message_id, channel, recipient_masked, state, changed_at, responder_id, app_user_id)
  SELECT gen_random_uuid()::text, d.message_id, 'window', max(d.recipient_masked), 'delivered', clock_timestamp(),
    d.responder_id, me
  FROM responder_window AS w
  JOIN assignment AS a ON a.responder_id = w.responder_id AND is_open_assignment(a.state)
  JOIN delivery AS d ON d.message_id = a.message_id AND d.responder_id = a.responder_id
  WHERE w.app_user_id = me GROUP BY d.message_id, d.responder_id HAVING bool_and(d.app_user_id <> me)
    AND count(*) = count(d.app_user_id)
  RETURNING id;
END $$;

CREATE OR REPLACE FUNCTION read_message(the_delivery bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM own_deliveries() AS own WHERE own = the_delivery) THEN
    RAISE EXCEPTION 'this account has no such message' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE delivery SET state = 'read', channel = 'window', changed_at = clock_timestamp(),
    app_user_id = coalesce(app_user_id, window_account())
  WHERE id = the_delivery AND state NOT IN ('read', 'signed');
END $$;

-- Signing for a task signs for the assignment, as advance_assignment does it the other way round.
CREATE OR REPLACE FUNCTION sign_message(the_delivery bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  signing delivery;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM own_deliveries() AS own WHERE own = the_delivery) THEN
    RAISE EXCEPTION 'this account has no such message' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT * INTO signing FROM delivery WHERE id = the_delivery;
  -- The assignment first, which others that let it go on lock first, too.
  UPDATE assignment SET state = 'signed', changed_at = clock_timestamp()
  WHERE message_id = signing.message_id AND responder_id = signing.responder_id AND state = 'assigned';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this task is signed for already, or was taken back';
  END IF;
  UPDATE delivery SET state = 'signed', channel = 'window', changed_at = clock_timestamp(),
    app_user_id = coalesce(app_user_id, window_account())
  WHERE id = the_delivery;
END $$;
