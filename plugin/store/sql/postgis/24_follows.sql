-- What follows from steps is written by these alone, not by the tables' owner either: no account is granted such columns, nor
-- event_department and event_fact (60_access.sql). A GeoPackage, where nobody is granted anything, says the same of whoever
-- writes (sql/gpkg/24_follows.sql).

CREATE OR REPLACE FUNCTION event_written() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.supervision <> 'none' OR NEW.merged_into_id IS NOT NULL THEN
      RAISE EXCEPTION 'what follows from the steps of an event is not written by hand';
    END IF;
  -- Steps write from within their trigger.
  ELSIF pg_trigger_depth() = 1 AND (NEW.supervision, NEW.department_id, NEW.merged_into_id)
    IS DISTINCT FROM (OLD.supervision, OLD.department_id, OLD.merged_into_id) THEN
    RAISE EXCEPTION 'what follows from the steps of an event is not written by hand';
  END IF;
  IF (TG_OP = 'INSERT' OR NEW.event_type <> OLD.event_type)
    AND NOT EXISTS (SELECT 1 FROM event_type WHERE code = NEW.event_type) THEN
    RAISE EXCEPTION 'there is no such type of event';
  END IF;
  RETURN NEW;
END $$;
-- After event_reported (26_true_rows.sql), which takes from an account's report what it may not say.
CREATE OR REPLACE TRIGGER event_written BEFORE INSERT OR UPDATE OF supervision, department_id, merged_into_id, event_type
ON event FOR EACH ROW EXECUTE FUNCTION event_written();
ALTER TABLE event ENABLE ALWAYS TRIGGER event_written;
