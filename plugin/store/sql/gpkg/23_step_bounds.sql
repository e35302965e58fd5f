-- To whom a step may give an event, which events are not voided, how long an extension is, and how well a position is known.

DROP TRIGGER IF EXISTS event_step_bounds;
CREATE TRIGGER event_step_bounds BEFORE INSERT ON event_step WHEN NEW.seq > 0 BEGIN
  SELECT RAISE(ABORT, 'other reports are merged into this event, which cannot be voided')
  WHERE NEW.action = 'void' AND EXISTS (SELECT 1 FROM event WHERE merged_into_id = NEW.event_id);
  SELECT RAISE(ABORT, 'a new deadline is later than the present one for handling') WHERE EXISTS (
    SELECT 1 FROM event AS e, transition AS t, json_each(coalesce(t.evidence, '[]')) AS asked
    WHERE e.id = NEW.event_id AND t.workflow = NEW.workflow AND t.state_before = NEW.state_before AND t.action = NEW.action
      AND asked.value = 'new_deadline' AND julianday(json_extract(NEW.evidence, '$.new_deadline'))
        <= julianday(coalesce(json_extract(e.deadlines, '$.handle'), CASE WHEN e.milestone = 'handle' THEN e.due_at END))
  );
  SELECT RAISE(ABORT, 'the position is not known as well as this step asks') WHERE EXISTS (
    SELECT 1 FROM transition
    WHERE workflow = NEW.workflow AND state_before = NEW.state_before AND action = NEW.action
      AND within_metres < json_extract(NEW.evidence, '$.position.accuracy')
  );
  -- Handlers of any other department never see it.
  SELECT RAISE(ABORT, 'an event goes to active departments of its area or of one above')
  WHERE NEW.department_id IS NOT NULL AND (
    coalesce(json_type(NEW.evidence, '$.assist'), 'null') NOT IN ('null', 'array') OR EXISTS (
      SELECT 1 FROM (
        SELECT (SELECT code FROM department WHERE id = NEW.department_id) AS code
        UNION ALL SELECT CASE type WHEN 'text' THEN value END FROM json_each(
          CASE json_type(NEW.evidence, '$.assist') WHEN 'array' THEN json_extract(NEW.evidence, '$.assist') ELSE '[]' END)
      ) AS named
      WHERE NOT EXISTS (
        SELECT 1 FROM department AS d LEFT JOIN area AS theirs ON theirs.id = d.area_id
          LEFT JOIN area AS its ON its.id = NEW.area_id
        WHERE d.code = named.code AND d.active
          AND (theirs.id IS NULL OR its.id IS NULL OR substr(its.path, 1, length(theirs.path)) = theirs.path)
      )
    )
  );
END;
