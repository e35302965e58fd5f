-- What is measured of each event; resources/measures says what is made of it. The columns are those of
-- sql/postgis/55_measures.sql, in the same order. The words are actions and milestones, those of every workflow
-- (COUNTED and CLOSINGS of domain/events/workflow.py); where a workflow has no filing, what is reported is filed.
--
-- A flag is 1 or 0, so that measures are sums. Merged and voided events count in reported, merged, voided, to_file and
-- filed alone. A handling stands until the event is given out again (dispatch, rework, reopen, in the grid or not). What was reached is
-- compared with the deadline of just that, as it was recorded last: by the step that reached it, with corrections, pauses
-- and extensions; of dispatches the first counts. What is not reached is overdue where the deadline that the event has for
-- it now has passed. Of steps and events that are older than the record only the earliest deadline is known.

DROP VIEW IF EXISTS event_reckoned;
CREATE VIEW event_reckoned AS
SELECT
  s.event_id, s.filed_at, s.dispatched_at, s.first_feedback_at, s.handled_at, s.verified_at, s.closed_at,
  s.dispatch_due, s.handle_due, s.close_due, r.rating,
  s.merged AS merged, s.voided AS voided, s.kept AS counted,
  NOT (s.merged OR s.in_grid) AS to_file,
  s.filed_at IS NOT NULL AND NOT (s.merged OR s.in_grid) AS filed,
  s.kept AND s.filed_at IS NOT NULL AS to_dispatch,
  s.kept AND s.filed_at IS NOT NULL AND s.dispatched_at IS NOT NULL AS dispatched,
  coalesce(s.kept AND s.filed_at IS NOT NULL AND s.dispatched_at <= s.dispatch_due, 0) AS dispatched_on_time,
  coalesce(s.kept AND s.filed_at IS NOT NULL AND s.dispatched_at > s.dispatch_due, 0) AS dispatched_late,
  s.kept AND (s.in_grid OR s.dispatched_at IS NOT NULL) AS task,
  s.kept AND s.handled_at IS NOT NULL AS handled,
  coalesce(s.kept AND s.handled_at <= s.handle_due, 0) AS handled_on_time,
  coalesce(s.kept AND s.handled_at > s.handle_due, 0) AS overdue_handled,
  s.kept AND s.first_feedback_at IS NOT NULL AS fed_back,
  s.kept AND s.reworks > 0 AS reworked,
  CASE WHEN s.kept THEN s.reworks ELSE 0 END AS reworks,
  CASE WHEN s.kept THEN s.sent_back ELSE 0 END AS sent_back,
  s.kept AND (s.verified_at IS NOT NULL OR s.reworks > 0) AS checked,
  s.kept AND s.verified_at IS NOT NULL AS verified,
  s.kept AND s.self_verified AS self_verified,
  s.kept AND s.called_back AS called_back,
  s.kept AND r.rating IS NOT NULL AS rated,
  s.kept AND r.rating IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM code_item WHERE list = 'event_rating' AND code = r.rating AND json_extract(extra, '$.dissatisfied')
  ) AS satisfied,
  s.kept AND s.reopened AS reopened,
  s.kept AND s.closed_at IS NOT NULL AS closed,
  coalesce(s.kept AND s.closed_at <= s.close_due, 0) AS closed_on_time,
  coalesce(s.kept AND s.closed_at > s.close_due, 0) AS closed_late,
  s.kept AND s.in_grid AND s.closed_at IS NOT NULL AS closed_in_grid
FROM (
  SELECT
    event_id, max(action = 'merge') AS merged, max(action = 'void') AS voided,
    NOT max(action IN ('merge', 'void')) AS kept,
    max(action = 'handle_in_grid') AND NOT max(action IN ('file', 'dispatch', 'reopen_in_grid')) AS in_grid,
    min(CASE WHEN action IN ('file', 'reopen_in_grid') OR (action = 'genesis' AND NOT EXISTS (
      SELECT 1 FROM transition AS t WHERE t.workflow = step.workflow AND t.action = 'file'
    )) THEN at END) AS filed_at,
    min(CASE WHEN action = 'dispatch' THEN at END) AS dispatched_at,
    min(CASE WHEN action IN ('feedback', 'handle_in_grid') THEN at END) AS first_feedback_at,
    CASE WHEN max(CASE WHEN action IN ('feedback', 'handle_in_grid') THEN seq END)
      > max(CASE WHEN action IN ('dispatch', 'rework', 'rework_in_grid', 'reopen', 'reopen_in_grid') THEN seq ELSE 0 END)
    THEN max(CASE WHEN action IN ('feedback', 'handle_in_grid') THEN at END) END AS handled_at,
    max(CASE WHEN action = 'verify' THEN at END) AS verified_at,
    max(CASE WHEN action = 'close' THEN at END) AS closed_at,
    coalesce(substr(min(CASE WHEN action = 'dispatch' THEN printf('%06d', seq) || dispatch_by END), 7),
      substr(max(printf('%06d', seq) || dispatch_by), 7)) AS dispatch_due,
    substr(max(printf('%06d', seq) || handle_by), 7) AS handle_due,
    substr(max(printf('%06d', seq) || close_by), 7) AS close_due,
    sum(action IN ('rework', 'rework_in_grid')) AS reworks,
    sum(action = 'send_back' AND EXISTS (
      SELECT 1 FROM transition AS t WHERE t.workflow = step.workflow AND t.state_before = step.state_before
        AND t.action = 'send_back' AND t.held_by = 'lead'
    )) AS sent_back,
    max(action = 'call_back') AS called_back, max(action IN ('reopen', 'reopen_in_grid')) AS reopened,
    max(self_verified) AS self_verified,
    max(CASE WHEN action IN ('evaluate', 'reopen', 'reopen_in_grid') THEN seq END) AS rated_seq
  FROM (
    SELECT
      *, iif(deadlines IS NULL, iif(milestone = 'dispatch', due_at, NULL), json_extract(deadlines, '$.dispatch'))
        AS dispatch_by,
      iif(deadlines IS NULL, iif(milestone = 'handle', due_at, NULL), json_extract(deadlines, '$.handle')) AS handle_by,
      iif(deadlines IS NULL, iif(milestone = 'close', due_at, NULL), json_extract(deadlines, '$.close')) AS close_by
    FROM event_step
  ) AS step GROUP BY event_id
) AS s
LEFT JOIN (
  SELECT event_id, seq, json_extract(evidence, '$.rating') AS rating FROM event_step
) AS r ON r.event_id = s.event_id AND r.seq = s.rated_seq;

-- Steps are never changed, so that what they come to is kept and reckoned again with each new one. That it is being reckoned
-- stands in the setting "reckoning" meanwhile, as in 24_follows.sql: nobody else writes it.
DROP TRIGGER IF EXISTS event_step_measured;
CREATE TRIGGER event_step_measured AFTER INSERT ON event_step BEGIN
  INSERT INTO setting (name, value) SELECT 'reckoning', 'measures' WHERE NEW.seq > 0;
  DELETE FROM event_fact WHERE event_id = NEW.event_id;
  INSERT INTO event_fact (
    event_id, filed_at, dispatched_at, first_feedback_at, handled_at, verified_at, closed_at, dispatch_due,
    handle_due, close_due, rating, merged, voided, counted, to_file, filed, to_dispatch, dispatched,
    dispatched_on_time, dispatched_late, task, handled, handled_on_time, overdue_handled, fed_back, reworked,
    reworks, sent_back, checked, verified, self_verified, called_back, rated, satisfied, reopened, closed,
    closed_on_time, closed_late, closed_in_grid
  )
  SELECT
    event_id, filed_at, dispatched_at, first_feedback_at, handled_at, verified_at, closed_at, dispatch_due,
    handle_due, close_due, rating, merged, voided, counted, to_file, filed, to_dispatch, dispatched,
    dispatched_on_time, dispatched_late, task, handled, handled_on_time, overdue_handled, fed_back, reworked,
    reworks, sent_back, checked, verified, self_verified, called_back, rated, satisfied, reopened, closed,
    closed_on_time, closed_late, closed_in_grid
  FROM event_reckoned WHERE event_id = NEW.event_id;
  DELETE FROM setting WHERE NEW.seq > 0 AND name = 'reckoning';
END;
DROP TRIGGER IF EXISTS event_fact_begins;
DROP TRIGGER IF EXISTS event_fact_keeps;
DROP TRIGGER IF EXISTS event_fact_stays;
DELETE FROM event_fact;
INSERT INTO event_fact (
  event_id, filed_at, dispatched_at, first_feedback_at, handled_at, verified_at, closed_at, dispatch_due, handle_due,
  close_due, rating, merged, voided, counted, to_file, filed, to_dispatch, dispatched, dispatched_on_time,
  dispatched_late, task, handled, handled_on_time, overdue_handled, fed_back, reworked, reworks, sent_back, checked,
  verified, self_verified, called_back, rated, satisfied, reopened, closed, closed_on_time, closed_late,
  closed_in_grid
)
SELECT
  event_id, filed_at, dispatched_at, first_feedback_at, handled_at, verified_at, closed_at, dispatch_due, handle_due,
  close_due, rating, merged, voided, counted, to_file, filed, to_dispatch, dispatched, dispatched_on_time,
  dispatched_late, task, handled, handled_on_time, overdue_handled, fed_back, reworked, reworks, sent_back, checked,
  verified, self_verified, called_back, rated, satisfied, reopened, closed, closed_on_time, closed_late,
  closed_in_grid
FROM event_reckoned;
-- With its first step an event has none.
CREATE TRIGGER event_fact_begins BEFORE INSERT ON event_fact
WHEN EXISTS (SELECT 1 FROM event_fact WHERE event_id = NEW.event_id)
  OR NOT EXISTS (SELECT 1 FROM event_step WHERE event_id = NEW.event_id)
BEGIN
  SELECT RAISE(ABORT, 'what is measured of an event follows from its steps');
END;
CREATE TRIGGER event_fact_keeps BEFORE UPDATE ON event_fact BEGIN
  SELECT RAISE(ABORT, 'what is measured of an event follows from its steps');
END;
CREATE TRIGGER event_fact_stays BEFORE DELETE ON event_fact
WHEN NOT EXISTS (SELECT 1 FROM setting WHERE name = 'reckoning') BEGIN
  SELECT RAISE(ABORT, 'what is measured of an event follows from its steps');
END;

DROP VIEW IF EXISTS event_sent_back;
DROP VIEW IF EXISTS event_measure;
CREATE VIEW event_measure AS
SELECT
  e.id, e.number, e.event_type, e.source, e.urgency, e.department_id, e.grid_id, e.area_id,
  (
    SELECT responder_id FROM assignment
    WHERE event_id = e.id AND (state <> 'released' OR changed_at = e.closed_at) -- closing lets go who was on it
    ORDER BY state = 'finished' DESC, id DESC LIMIT 1
  ) AS responder_id,
  date(e.reported_at, (
    SELECT offset_seconds FROM zone_offset WHERE from_utc <= e.reported_at ORDER BY from_utc DESC LIMIT 1
  ) || ' seconds') AS day,
  e.reported_at,
  f.filed_at, f.dispatched_at, f.first_feedback_at, f.handled_at, f.verified_at, f.closed_at, f.dispatch_due,
  f.handle_due, f.close_due,
  1 AS reported,
  f.rating, f.merged, f.voided, f.counted, f.to_file, f.filed, f.to_dispatch, f.dispatched, f.dispatched_on_time,
  f.dispatched_late, f.task, f.handled, f.handled_on_time, f.overdue_handled, f.fed_back, f.reworked, f.reworks,
  f.sent_back, f.checked, f.verified, f.self_verified, f.called_back, f.rated, f.satisfied, f.reopened, f.closed,
  f.closed_on_time, f.closed_late, f.closed_in_grid,
  CASE WHEN f.to_dispatch = 1 AND f.dispatched = 0 AND iif(e.deadlines IS NULL, f.dispatch_due, e.dispatch_by)
    < strftime('%Y-%m-%dT%H:%M:%fZ', 'now') THEN 1 ELSE 0 END AS undispatched_late,
  CASE WHEN f.task = 1 AND f.handled = 0 AND e.handle_by < strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
    THEN 1 ELSE 0 END AS overdue_unhandled,
  CASE WHEN f.handled = 1 OR (f.task = 1 AND e.handle_by < strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
    THEN 1 ELSE 0 END AS should_handle
FROM (
  SELECT
    *, json_extract(deadlines, '$.dispatch') AS dispatch_by,
    iif(deadlines IS NULL, due_at, json_extract(deadlines, '$.handle')) AS handle_by
  FROM event
) AS e JOIN event_fact AS f ON f.event_id = e.id;

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
CROSS JOIN event_step AS s ON s.event_id = m.id -- in this order: the log is ten times as long
JOIN transition AS t ON t.workflow = s.workflow AND t.state_before = s.state_before AND t.action = s.action
WHERE m.sent_back > 0 AND s.action = 'send_back' AND t.held_by = 'lead';

INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
VALUES
  ('event_measure', 'attributes', 'event_measure', 'What is measured of each event', 0),
  ('event_sent_back', 'attributes', 'event_sent_back', 'Who sent back an event, each time', 0);
