-- To whom a step may give an event, and which events are not voided.

-- Whether a department's handlers see an event: it is active, and has the event's area or one above.
CREATE OR REPLACE FUNCTION may_have(department_code text, of_area bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (
    SELECT 1 FROM department AS d LEFT JOIN area AS theirs ON theirs.id = d.area_id LEFT JOIN area AS its ON its.id = of_area
    WHERE d.code = department_code AND d.active AND (theirs.id IS NULL OR its.id IS NULL OR starts_with(its.path, theirs.path))
  )
$$;

CREATE OR REPLACE FUNCTION event_step_bounds() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  assisting jsonb := coalesce(nullif(NEW.evidence -> 'assist', 'null'), '[]');
  merged bigint;
BEGIN
  IF NEW.action = 'void' THEN
    SELECT count(*) INTO merged FROM event WHERE merged_into_id = NEW.event_id;
    IF merged > 0 THEN
      RAISE EXCEPTION '% other report(s) are merged into this event: it cannot be voided', merged;
    END IF;
  END IF;
  IF NEW.department_id IS NULL THEN
    RETURN NEW;
  END IF;
  IF jsonb_typeof(assisting) <> 'array' THEN
    RAISE EXCEPTION 'an event goes to active departments of its area or of one above';
  END IF;
  IF NOT may_have((SELECT code FROM department WHERE id = NEW.department_id), NEW.area_id) OR EXISTS (
    SELECT 1 FROM jsonb_array_elements(assisting) AS one
    WHERE jsonb_typeof(one) <> 'string' OR NOT may_have(one #>> '{}', NEW.area_id)
  ) THEN
    RAISE EXCEPTION 'an event goes to active departments of its area or of one above';
  END IF;
  RETURN NEW;
END $$;
-- After event_step_guard, which holds the event's row: nothing is merged into it meanwhile.
CREATE OR REPLACE TRIGGER event_step_holds BEFORE INSERT ON event_step
FOR EACH ROW WHEN (NEW.seq > 0) EXECUTE FUNCTION event_step_bounds();
ALTER TABLE event_step ENABLE ALWAYS TRIGGER event_step_holds;
