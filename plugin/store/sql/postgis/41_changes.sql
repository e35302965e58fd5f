-- What accounts change past the program leaves its line in the audit log at the commit, with the old row and the new one, unless
-- the program has written its own line in the same transaction.

-- The columns of a correction; texts that may name somebody stand there by their columns only.
CREATE OR REPLACE FUNCTION event_corrected() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_changed text[];
BEGIN
  IF is_store_owner() OR EXISTS (
    SELECT 1 FROM audit_log
    WHERE object_table = 'event' AND object_id = NEW.id AND action = 'correct_event' AND xmin = pg_current_xact_id()::xid
  ) THEN
    RETURN NULL;
  END IF;
  SELECT array_agg(was.key ORDER BY was.key) INTO v_changed
  FROM jsonb_each(to_jsonb(OLD)) AS was JOIN jsonb_each(to_jsonb(NEW)) AS is_now USING (key)
  WHERE was.value IS DISTINCT FROM is_now.value;
  PERFORM audit_append('change_by_sql', 'event', NEW.id, jsonb_build_object('columns', v_changed, 'old',
    (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(OLD))
      WHERE key = ANY (v_changed) AND key NOT IN ('title', 'description', 'address')), 'new',
    (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(NEW))
      WHERE key = ANY (v_changed) AND key NOT IN ('title', 'description', 'address'))));
  RETURN NULL;
END $$;
-- What follows from a step, written by its triggers, is on record as the step.
DROP TRIGGER IF EXISTS event_corrected ON event;
CREATE CONSTRAINT TRIGGER event_corrected AFTER UPDATE OF title, description, address, external_number, event_type, urgency, grade,
  warning_colour, display_level, component_id, grid_id, area_id, geom ON event
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (pg_trigger_depth() = 0 AND OLD IS DISTINCT FROM NEW)
EXECUTE FUNCTION event_corrected();

CREATE OR REPLACE FUNCTION rules_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_old jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  v_new jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
BEGIN
  IF NOT is_store_owner() AND v_old IS DISTINCT FROM v_new AND NOT EXISTS (
    SELECT 1 FROM audit_log
    WHERE object_table = TG_TABLE_NAME AND action IN ('change_deadline_rules', 'change_routing_rules', 'change_workflow')
      AND xmin = pg_current_xact_id()::xid
  ) THEN
    PERFORM audit_append('change_by_sql', TG_TABLE_NAME, (coalesce(v_new, v_old) ->> 'id')::bigint,
      jsonb_build_object('operation', lower(TG_OP), 'old', v_old, 'new', v_new));
  END IF;
  RETURN NULL;
END $$;
DO $$
DECLARE
  rules text;
BEGIN
  FOREACH rules IN ARRAY '{transition,event_type,deadline_rule,routing_rule}'::text[] LOOP
    EXECUTE format('DROP TRIGGER IF EXISTS rules_changed ON %I', rules);
    EXECUTE format('CREATE CONSTRAINT TRIGGER rules_changed AFTER INSERT OR UPDATE OR DELETE ON %I'
      ' DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rules_changed()', rules);
  END LOOP;
END $$;

-- The settings that deadlines and alarms hang on.
CREATE OR REPLACE FUNCTION setting_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT is_store_owner() AND NOT EXISTS (
    SELECT 1 FROM audit_log WHERE action IN ('change_deadline_rules', 'change_alarm_rule') AND xmin = pg_current_xact_id()::xid
  ) THEN
    PERFORM audit_append('change_by_sql', 'setting', NULL, jsonb_build_object(
      'operation', lower(TG_OP), 'old', CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END, 'new', to_jsonb(NEW)));
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS setting_changed ON setting;
CREATE CONSTRAINT TRIGGER setting_changed AFTER INSERT OR UPDATE ON setting DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (NEW.name IN ('deadline_profile', 'working_hours', 'days_end', 'alarm_minutes', 'alarm_order', 'alarm_levels',
  'sensor_event_level'))
EXECUTE FUNCTION setting_changed();

-- That another person looks at what was done is the owner's to change: a step that asks for one stays, and no other step leads
-- from the same state to the same one.
CREATE OR REPLACE FUNCTION transition_other_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF is_store_owner() THEN
    RETURN coalesce(NEW, OLD);
  END IF;
  IF (TG_OP <> 'INSERT' AND OLD.other_person AND (TG_OP = 'DELETE' OR NOT NEW.other_person
      OR (NEW.workflow, NEW.state_before, NEW.state_after) IS DISTINCT FROM (OLD.workflow, OLD.state_before, OLD.state_after)))
    OR (TG_OP <> 'DELETE' AND NOT NEW.other_person AND EXISTS (
      SELECT 1 FROM transition
      WHERE workflow = NEW.workflow AND state_before = NEW.state_before AND state_after = NEW.state_after AND other_person
    )) THEN
    RAISE EXCEPTION 'which steps are for another person is for the owner of the store to say'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE OR REPLACE TRIGGER transition_other_person BEFORE INSERT OR UPDATE OR DELETE ON transition
FOR EACH ROW EXECUTE FUNCTION transition_other_person();
