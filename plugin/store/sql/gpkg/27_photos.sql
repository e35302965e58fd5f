-- The photos that a step rests on are attached to its event; whether it has any, and of which form, says 20_steps.sql.

DROP TRIGGER IF EXISTS event_step_photos;
CREATE TRIGGER event_step_photos BEFORE INSERT ON event_step WHEN instr(NEW.evidence, '"photo') > 0 BEGIN
  SELECT RAISE(ABORT, 'the photos of a step are attached to its event') WHERE EXISTS (
    SELECT 1 FROM json_each(NEW.evidence) AS given, json_each(
      CASE WHEN given.type = 'array' AND given.key IN ('photo', 'photo_before', 'photo_after') THEN given.value ELSE '[]' END
    ) AS one
    WHERE one.type <> 'text' OR NOT EXISTS (
      SELECT 1 FROM attachment WHERE owner_table = 'event' AND owner_id = NEW.event_id AND sha256 = one.value
    )
  );
END;
