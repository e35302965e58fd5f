-- To whom a step may give an event, and which events are not voided.

DROP TRIGGER IF EXISTS event_step_bounds;
CREATE TRIGGER event_step_bounds BEFORE INSERT ON event_step WHEN NEW.seq > 0 BEGIN
  SELECT RAISE(ABORT, 'other reports are merged into this event, which cannot be voided')
  WHERE NEW.action = 'void' AND EXISTS (SELECT 1 FROM event WHERE merged_into_id = NEW.event_id);
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
