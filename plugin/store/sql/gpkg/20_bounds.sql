-- Deadlines are the domain's to compute; a step brings none that no rule can make: each lies after the step with which its
-- milestone begins, and not further from it, or from an extension that was granted, than the rules for the event's type reach
-- (but for handling and closing, a milestone's time may count from any later step with which it became somebody's turn;
-- of working time a day for an hour, and twice as many days as it counts and a month); where its clock has stood, as much
-- more as has passed, and a month. What came with the event, and what stands, may stay. A server holds its accounts to the same
-- (sql/postgis/20_bounds.sql). Steps without a milestone leave deadlines as they are.

DROP TRIGGER IF EXISTS event_step_due;
CREATE TRIGGER event_step_due BEFORE INSERT ON event_step WHEN NEW.milestone IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'no rule makes such a deadline for this event')
  WHERE (NEW.milestone <> '' AND NOT EXISTS (
      SELECT 1 FROM code_item WHERE list = 'event_milestone' AND edition = NEW.workflow AND code = NEW.milestone))
    OR (NEW.warn_at IS NOT NULL AND NOT coalesce(julianday(NEW.warn_at) <= julianday(NEW.due_at)
      AND julianday(NEW.warn_at) >= min(julianday(NEW.due_at),
        (SELECT julianday(reported_at) FROM event WHERE id = NEW.event_id)) - 10 / 1440.0, 0));
  SELECT RAISE(ABORT, 'no rule makes such a deadline for this event') WHERE EXISTS (
    SELECT 1 FROM (
      SELECT held.code, held.code NOT IN ('handle', 'close') AS in_turn, julianday(held.due) AS due, julianday(e.due_given) AS given,
        CASE WHEN NEW.seq > 0 THEN julianday(coalesce(
          (SELECT value FROM json_each(e.deadlines) WHERE key = held.code),
          CASE WHEN e.milestone = held.code THEN e.due_at END)) END AS stands,
        -- Of the steps before this one, then this one.
        julianday(coalesce((
          SELECT min(s.at) FROM event_step AS s, code_item AS m, json_each(m.extra, '$.since') AS begins
          WHERE s.event_id = NEW.event_id AND m.list = 'event_milestone' AND m.edition = NEW.workflow
            AND m.code = held.code AND s.action = begins.value
        ), NEW.at)) AS begun,
        (
          SELECT max(julianday(json_extract(s.evidence, '$.new_deadline'))) FROM (
            SELECT workflow, state_before, action, state_after, evidence FROM event_step WHERE event_id = NEW.event_id
            UNION ALL SELECT NEW.workflow, NEW.state_before, NEW.action, NEW.state_after, NEW.evidence
          ) AS s JOIN transition AS t USING (workflow, state_before, action, state_after), json_each(t.evidence) AS asked
          WHERE t.answers IS NOT NULL AND asked.value = 'new_deadline'
        ) AS granted,
        (
          SELECT max(CASE unit WHEN 'minute' THEN amount / 1440.0 WHEN 'calendar_day' THEN amount + 1 ELSE 2 * amount + 30 END)
          FROM deadline_rule
          WHERE milestone = held.code AND event_type IN (e.event_type, substr(e.event_type, 1, 2), '*')
        ) AS reach,
        EXISTS (
          SELECT 1 FROM event_step AS s JOIN code_item AS c ON c.list = 'event_state' AND c.edition = s.workflow
            AND c.code = s.state_after AND json_extract(c.extra, '$.clock') = 'stopped'
          WHERE s.event_id = NEW.event_id
        ) AS stood
      FROM event AS e, (
        SELECT NEW.milestone AS code, NEW.due_at AS due
        UNION ALL SELECT key, value FROM json_each(coalesce(NEW.deadlines, '{}'))
      ) AS held
      WHERE e.id = NEW.event_id AND held.due IS NOT NULL
    ) AS told
    WHERE NOT coalesce(abs(due - given) < 1 / 86400.0, 0) AND NOT coalesce(abs(due - stands) < 1 / 86400000.0, 0)
      -- Ten minutes for clocks that do not agree. Most are within their rule: that is asked first.
      AND NOT coalesce(due BETWEEN begun - 10 / 1440.0 AND begun + reach + 10 / 1440.0, 0)
      AND NOT coalesce(due BETWEEN begun - 10 / 1440.0 AND max(begun, coalesce(granted, begun), CASE WHEN in_turn THEN julianday(NEW.at) ELSE begun END)
        + coalesce(reach, CASE WHEN granted IS NOT NULL THEN 0 END)
        + stood * (max(0, julianday(NEW.at) - begun) + 30) + 10 / 1440.0, 0)
  );
END;

-- domain/events/profile.py says the same.
DROP TRIGGER IF EXISTS deadline_rule_enters;
CREATE TRIGGER deadline_rule_enters BEFORE INSERT ON deadline_rule WHEN NEW.amount NOT BETWEEN 1 AND 9999 BEGIN
  SELECT RAISE(ABORT, 'a deadline lies 1 to 9999 units ahead');
END;
DROP TRIGGER IF EXISTS deadline_rule_changes;
CREATE TRIGGER deadline_rule_changes BEFORE UPDATE ON deadline_rule WHEN NEW.amount NOT BETWEEN 1 AND 9999 BEGIN
  SELECT RAISE(ABORT, 'a deadline lies 1 to 9999 units ahead');
END;
