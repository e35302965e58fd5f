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

-- The deliveries of whoever asks, with a right that is still valid: as a responder's window, or as the person on duty
-- whom an alarm calls.
CREATE OR REPLACE FUNCTION own_deliveries() RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  WITH me AS (
    SELECT id FROM app_user WHERE id = current_app_user() AND (is_store_owner() OR EXISTS (
      SELECT 1 FROM user_role WHERE app_user_id = app_user.id AND (valid_to IS NULL OR valid_to > now())
    ))
  )
  SELECT d.id FROM me JOIN responder_window AS w ON w.app_user_id = me.id
  JOIN delivery AS d ON d.responder_id = w.responder_id
  UNION
  SELECT d.id FROM me JOIN duty_shift AS s ON s.app_user_id = me.id JOIN alarm_call AS c ON c.duty_shift_id = s.id
  JOIN delivery AS d ON d.message_id = c.message_id
$$;

-- The newest messages of whoever asks; of an event that the account does not see only that there is one.
CREATE OR REPLACE FUNCTION own_messages(at_most bigint)
RETURNS TABLE (id bigint, kind text, sender text, sent_at timestamptz, subject text, body text, event_id bigint,
  number text, state text, changed_at timestamptz, to_sign boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT d.id, m.kind, u.name, m.created_at, m.subject, m.body, e.id, e.number, d.state, d.changed_at,
    coalesce(a.state = 'assigned', false)
  FROM delivery AS d
  JOIN message AS m ON m.id = d.message_id
  LEFT JOIN app_user AS u ON u.id = m.app_user_id
  LEFT JOIN event AS e ON e.id = m.event_id AND sees_area(e.area_id)
  LEFT JOIN assignment AS a ON a.message_id = m.id AND a.responder_id = d.responder_id
  WHERE d.id IN (SELECT own_deliveries()) ORDER BY m.created_at DESC, d.id DESC LIMIT at_most
$$;

-- Take what waits; of two windows of an account each delivery is given to one.
CREATE OR REPLACE FUNCTION take_messages() RETURNS SETOF bigint
LANGUAGE sql SECURITY DEFINER SET search_path FROM CURRENT AS $$
  UPDATE delivery SET state = 'delivered', channel = 'window', changed_at = clock_timestamp()
  WHERE state IN ('queued', 'sent', 'failed') AND id IN (SELECT own_deliveries())
  RETURNING id
$$;

CREATE OR REPLACE FUNCTION read_message(the_delivery bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM own_deliveries() AS own WHERE own = the_delivery) THEN
    RAISE EXCEPTION 'this account has no such message' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE delivery SET state = 'read', channel = 'window', changed_at = clock_timestamp()
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
  UPDATE delivery SET state = 'signed', channel = 'window', changed_at = clock_timestamp() WHERE id = the_delivery;
END $$;
