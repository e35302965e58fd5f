-- What is measured of each event; resources/measures says what is made of it. The columns are those of
-- sql/gpkg/55_measures.sql, in the same order. The words are actions and milestones, those of every workflow
-- (COUNTED and CLOSINGS of domain/events/workflow.py); where a workflow has no filing, what is reported is filed.
--
-- A flag is 1 or 0, so that measures are sums. Merged and voided events count in reported, merged, voided, to_file and
-- filed alone. A handling stands until the event is given out again (dispatch, rework, reopen, in the grid or not). What was reached is
-- compared with the deadline of just that, as it was recorded last: by the step that reached it, with corrections, pauses
-- and extensions; of dispatches the first counts. What is not reached is overdue where the deadline that the event has for
-- it now has passed. Of steps and events that are older than the record only the earliest deadline is known.

CREATE OR REPLACE FUNCTION events_reckoned(events bigint[]) RETURNS SETOF event_fact
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
SELECT
  s.event_id, s.filed_at, s.dispatched_at, s.first_feedback_at, s.handled_at, s.verified_at, s.closed_at,
  s.dispatch_due, s.handle_due, s.close_due, r.rating,
  (s.merged)::int AS merged, (s.voided)::int AS voided, (s.kept)::int AS counted,
  (NOT (s.merged OR s.in_grid))::int AS to_file,
  (s.filed_at IS NOT NULL AND NOT (s.merged OR s.in_grid))::int AS filed,
  (s.kept AND s.filed_at IS NOT NULL)::int AS to_dispatch,
  (s.kept AND s.filed_at IS NOT NULL AND s.dispatched_at IS NOT NULL)::int AS dispatched,
  coalesce(s.kept AND s.filed_at IS NOT NULL AND s.dispatched_at <= s.dispatch_due, false)::int AS dispatched_on_time,
  coalesce(s.kept AND s.filed_at IS NOT NULL AND s.dispatched_at > s.dispatch_due, false)::int AS dispatched_late,
  (s.kept AND (s.in_grid OR s.dispatched_at IS NOT NULL))::int AS task,
  (s.kept AND s.handled_at IS NOT NULL)::int AS handled,
  coalesce(s.kept AND s.handled_at <= s.handle_due, false)::int AS handled_on_time,
  coalesce(s.kept AND s.handled_at > s.handle_due, false)::int AS overdue_handled,
  (s.kept AND s.first_feedback_at IS NOT NULL)::int AS fed_back,
  (s.kept AND s.reworks > 0)::int AS reworked,
  CASE WHEN s.kept THEN s.reworks ELSE 0 END AS reworks,
  CASE WHEN s.kept THEN s.sent_back ELSE 0 END AS sent_back,
  (s.kept AND (s.verified_at IS NOT NULL OR s.reworks > 0))::int AS checked,
  (s.kept AND s.verified_at IS NOT NULL)::int AS verified,
  (s.kept AND s.self_verified)::int AS self_verified,
  (s.kept AND s.called_back)::int AS called_back,
  (s.kept AND r.rating IS NOT NULL)::int AS rated,
  (s.kept AND r.rating IS NOT NULL AND NOT is_dissatisfied(r.rating))::int AS satisfied,
  (s.kept AND s.reopened)::int AS reopened,
  (s.kept AND s.closed_at IS NOT NULL)::int AS closed,
  coalesce(s.kept AND s.closed_at <= s.close_due, false)::int AS closed_on_time,
  coalesce(s.kept AND s.closed_at > s.close_due, false)::int AS closed_late,
  (s.kept AND s.in_grid AND s.closed_at IS NOT NULL)::int AS closed_in_grid
FROM (
  SELECT
    event_id, bool_or(action = 'merge') AS merged, bool_or(action = 'void') AS voided,
    NOT bool_or(action IN ('merge', 'void')) AS kept,
    bool_or(action = 'handle_in_grid') AND NOT bool_or(action IN ('file', 'dispatch', 'reopen_in_grid')) AS in_grid,
    min(at) FILTER (WHERE action IN ('file', 'reopen_in_grid') OR (action = 'genesis' AND NOT EXISTS (
      SELECT 1 FROM transition AS t WHERE t.workflow = step.workflow AND t.action = 'file'
    ))) AS filed_at,
    min(at) FILTER (WHERE action = 'dispatch') AS dispatched_at,
    min(at) FILTER (WHERE action IN ('feedback', 'handle_in_grid')) AS first_feedback_at,
    CASE WHEN max(seq) FILTER (WHERE action IN ('feedback', 'handle_in_grid'))
      > coalesce(max(seq) FILTER (WHERE action IN ('dispatch', 'rework', 'rework_in_grid', 'reopen', 'reopen_in_grid')), 0)
    THEN max(at) FILTER (WHERE action IN ('feedback', 'handle_in_grid')) END AS handled_at,
    max(at) FILTER (WHERE action = 'verify') AS verified_at,
    max(at) FILTER (WHERE action = 'close') AS closed_at,
    coalesce((array_agg(dispatch_by ORDER BY seq) FILTER (WHERE action = 'dispatch' AND dispatch_by IS NOT NULL))[1],
      (array_agg(dispatch_by ORDER BY seq DESC) FILTER (WHERE dispatch_by IS NOT NULL))[1]) AS dispatch_due,
    (array_agg(handle_by ORDER BY seq DESC) FILTER (WHERE handle_by IS NOT NULL))[1] AS handle_due,
    (array_agg(close_by ORDER BY seq DESC) FILTER (WHERE close_by IS NOT NULL))[1] AS close_due,
    count(*) FILTER (WHERE action IN ('rework', 'rework_in_grid')) AS reworks,
    count(*) FILTER (WHERE action = 'send_back' AND EXISTS (
      SELECT 1 FROM transition AS t WHERE t.workflow = step.workflow AND t.state_before = step.state_before
        AND t.action = 'send_back' AND t.held_by = 'lead'
    )) AS sent_back,
    bool_or(action = 'call_back') AS called_back, bool_or(action IN ('reopen', 'reopen_in_grid')) AS reopened,
    bool_or(self_verified) AS self_verified,
    max(seq) FILTER (WHERE action IN ('evaluate', 'reopen', 'reopen_in_grid')) AS rated_seq
  FROM (
    SELECT
      *, CASE WHEN deadlines IS NOT NULL THEN (deadlines ->> 'dispatch')::timestamptz WHEN milestone = 'dispatch' THEN due_at END
        AS dispatch_by,
      CASE WHEN deadlines IS NOT NULL THEN (deadlines ->> 'handle')::timestamptz WHEN milestone = 'handle' THEN due_at END
        AS handle_by,
      CASE WHEN deadlines IS NOT NULL THEN (deadlines ->> 'close')::timestamptz WHEN milestone = 'close' THEN due_at END
        AS close_by
    FROM event_step
  ) AS step WHERE event_id = ANY (events) GROUP BY event_id
) AS s
LEFT JOIN (
  SELECT event_id, seq, evidence ->> 'rating' AS rating FROM event_step
) AS r ON r.event_id = s.event_id AND r.seq = s.rated_seq
$$;

-- Steps are never changed, so that what they come to is kept and reckoned again with each new one.
CREATE OR REPLACE FUNCTION event_step_measured() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  DELETE FROM event_fact WHERE event_id = NEW.event_id;
  INSERT INTO event_fact SELECT * FROM events_reckoned(ARRAY[NEW.event_id]);
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER event_step_measured AFTER INSERT ON event_step
FOR EACH ROW EXECUTE FUNCTION event_step_measured();
DELETE FROM event_fact;
INSERT INTO event_fact SELECT * FROM events_reckoned(ARRAY(SELECT id FROM event));

DROP VIEW IF EXISTS event_sent_back;
DROP VIEW IF EXISTS event_measure;
CREATE VIEW event_measure AS
SELECT
  e.id, e.number, e.event_type, e.source, e.urgency, e.department_id, e.grid_id, e.area_id,
  (
    SELECT responder_id FROM assignment
    WHERE event_id = e.id AND (state <> 'released' OR changed_at = e.closed_at) -- closing lets go who was on it
    ORDER BY (state = 'finished') DESC, id DESC LIMIT 1
  ) AS responder_id,
  (e.reported_at AT TIME ZONE zone.value)::date AS day,
  e.reported_at,
  f.filed_at, f.dispatched_at, f.first_feedback_at, f.handled_at, f.verified_at, f.closed_at, f.dispatch_due,
  f.handle_due, f.close_due,
  1 AS reported,
  f.rating, f.merged, f.voided, f.counted, f.to_file, f.filed, f.to_dispatch, f.dispatched, f.dispatched_on_time,
  f.dispatched_late, f.task, f.handled, f.handled_on_time, f.overdue_handled, f.fed_back, f.reworked, f.reworks,
  f.sent_back, f.checked, f.verified, f.self_verified, f.called_back, f.rated, f.satisfied, f.reopened, f.closed,
  f.closed_on_time, f.closed_late, f.closed_in_grid,
  CASE WHEN f.to_dispatch = 1 AND f.dispatched = 0
    AND CASE WHEN e.deadlines IS NULL THEN f.dispatch_due ELSE e.dispatch_by END < now()
    THEN 1 ELSE 0 END AS undispatched_late,
  CASE WHEN f.task = 1 AND f.handled = 0 AND e.handle_by < now()
    THEN 1 ELSE 0 END AS overdue_unhandled,
  CASE WHEN f.handled = 1 OR (f.task = 1 AND e.handle_by < now())
    THEN 1 ELSE 0 END AS should_handle
FROM (
  SELECT
    *, (deadlines ->> 'dispatch')::timestamptz AS dispatch_by,
    CASE WHEN deadlines IS NULL THEN due_at ELSE (deadlines ->> 'handle')::timestamptz END AS handle_by
  FROM event
) AS e JOIN event_fact AS f ON f.event_id = e.id
LEFT JOIN setting AS zone ON zone.name = 'zone';

-- What was sent back, a row a time: it counts for who had the event then, not for who has it now. The units are named as in
-- event_measure, so that the same conditions hold of both; the responder is the one who was on it then.
CREATE VIEW event_sent_back AS
SELECT
  s.id, s.event_id, m.number, m.event_type, m.source, m.urgency,
  (
    SELECT department_id FROM event_step
    WHERE event_id = s.event_id AND seq < s.seq AND department_id IS NOT NULL
    ORDER BY seq DESC LIMIT 1
  ) AS department_id,
  m.grid_id, m.area_id,
  (
    SELECT responder_id FROM assignment
    WHERE event_id = s.event_id AND assigned_at <= s.at AND (state <> 'released' OR changed_at >= s.at)
    ORDER BY id DESC LIMIT 1
  ) AS responder_id,
  m.day, m.reported_at, s.at, 1 AS sent_back
FROM event_measure AS m
JOIN event_step AS s ON s.event_id = m.id
JOIN transition AS t ON t.workflow = s.workflow AND t.state_before = s.state_before AND t.action = s.action
WHERE m.sent_back > 0 AND s.action = 'send_back' AND t.held_by = 'lead';
