-- The photos that a step rests on are attached to its event; whether it has any, and of which form, says 20_steps.sql.

CREATE OR REPLACE FUNCTION event_step_photos() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM jsonb_each(NEW.evidence) AS given, jsonb_array_elements(
      CASE WHEN jsonb_typeof(given.value) = 'array' AND given.key IN ('photo', 'photo_before', 'photo_after')
        THEN given.value ELSE '[]' END
    ) AS one
    WHERE jsonb_typeof(one) <> 'string' OR NOT EXISTS (
      SELECT 1 FROM attachment WHERE owner_table = 'event' AND owner_id = NEW.event_id AND sha256 = one #>> '{}'
    )
  ) THEN
    RAISE EXCEPTION 'the photos of a step are attached to its event';
  END IF;
  RETURN NEW;
END $$;
-- After event_step_guard, which says what is wrong with the step itself.
CREATE OR REPLACE TRIGGER event_step_photos BEFORE INSERT ON event_step
FOR EACH ROW WHEN (jsonb_typeof(NEW.evidence) = 'object') EXECUTE FUNCTION event_step_photos();
ALTER TABLE event_step ENABLE ALWAYS TRIGGER event_step_photos;
