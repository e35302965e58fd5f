-- Illegal steps cannot be stored: not by a program, not in psql, not by the tables' owner. What the foreign keys and
-- checks of event_step say is said again by triggers that fire in every session_replication_role.

CREATE OR REPLACE FUNCTION is_single_operator() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (SELECT 1 FROM setting WHERE name = 'single_operator' AND value = '1')
$$;

CREATE OR REPLACE FUNCTION is_closing(of_workflow text, state text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT NOT EXISTS (
    SELECT 1 FROM transition WHERE workflow = of_workflow AND state_before = state AND action <> 'genesis'
  )
$$;

-- Who brought the event into the state in which it is: the person whom a verifier must not be.
CREATE OR REPLACE FUNCTION handler_of(of_event bigint, state text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT app_user_id FROM event_step
  WHERE event_id = of_event AND state_after = state AND state_before <> state
  ORDER BY seq DESC LIMIT 1
$$;

-- The state in which an event was before it came into the one in which it is.
CREATE OR REPLACE FUNCTION came_from(of_event bigint, state text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT state_before FROM event_step
  WHERE event_id = of_event AND state_after = state AND state_before <> state
  ORDER BY seq DESC LIMIT 1
$$;

-- Whether a department has an event now, as its lead (part_needed 'lead') or in any part ('any').
CREATE OR REPLACE FUNCTION holds_event(of_event bigint, department bigint, part_needed text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (
    SELECT 1 FROM event_department
    WHERE event_id = of_event AND department_id = department AND until_seq IS NULL
      AND (part_needed = 'any' OR part = 'lead')
  )
$$;

CREATE OR REPLACE FUNCTION is_dissatisfied(rating text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (
    SELECT 1 FROM code_item WHERE list = 'event_rating' AND code = rating AND (extra ->> 'dissatisfied')::boolean
  )
$$;

CREATE OR REPLACE FUNCTION is_rating(rating text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (SELECT 1 FROM code_item WHERE list = 'event_rating' AND code = rating)
$$;

-- Whether evidence is a list that names files by their SHA-256, and at least one.
CREATE OR REPLACE FUNCTION are_digests(given jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS $$
  SELECT CASE WHEN jsonb_typeof(given) = 'array' THEN given <> '[]' AND NOT EXISTS (
    SELECT 1 FROM jsonb_array_elements(given) AS one
    WHERE jsonb_typeof(one) <> 'string' OR one #>> '{}' !~ '^[0-9a-f]{64}$'
  ) ELSE false END
$$;

-- Whether the history allows a transition no more: taken as often as it may be, or with nothing to answer.
CREATE OR REPLACE FUNCTION is_spent(of_event bigint, rule transition) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  -- An event is reopened as often in whatever way.
  SELECT coalesce(rule.at_most <= (SELECT count(*) FROM event_step WHERE event_id = of_event AND (action = rule.action
      OR (rule.evidence ? 'dissatisfied' AND action IN (
        SELECT action FROM transition WHERE workflow = rule.workflow AND evidence ? 'dissatisfied')))), false)
    OR (rule.answers IS NOT NULL
      AND (SELECT count(*) FROM event_step WHERE event_id = of_event AND action = rule.answers)
        <= (SELECT count(*) FROM event_step WHERE event_id = of_event AND action IN (
          SELECT action FROM transition WHERE workflow = rule.workflow AND answers = rule.answers)))
$$;

-- Whether evidence is a place: longitude and latitude in degrees, WGS 84; (0, 0) is what a receiver says that has not found
-- where it is. It may say within how many metres it is sure.
CREATE OR REPLACE FUNCTION is_place(given jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS $$
  SELECT CASE WHEN jsonb_typeof(given -> 'longitude') = 'number' AND jsonb_typeof(given -> 'latitude') = 'number'
    THEN (given ->> 'longitude')::numeric BETWEEN -180 AND 180 AND (given ->> 'latitude')::numeric BETWEEN -90 AND 90
      AND ((given ->> 'longitude')::numeric <> 0 OR (given ->> 'latitude')::numeric <> 0)
      AND CASE coalesce(jsonb_typeof(given -> 'accuracy'), 'null') WHEN 'null' THEN true
        WHEN 'number' THEN (given ->> 'accuracy')::numeric >= 0 ELSE false END
    ELSE false END
$$;

-- Whether evidence is an instant, ISO 8601 with a zone, that comes after another one.
CREATE OR REPLACE FUNCTION comes_after(given text, earlier timestamptz) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path FROM CURRENT AS $$
BEGIN
  RETURN coalesce(given ~ '^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$', false)
    AND given::timestamptz > earlier;
EXCEPTION WHEN datetime_field_overflow OR invalid_datetime_format THEN
  RETURN false;
END $$;

-- Whether a text shows nothing; the characters are those of domain/blank.py.
CREATE OR REPLACE FUNCTION is_blank(given text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS $$
  SELECT coalesce(given, '') !~ ('[^\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u061C\u115F-\u1160\u17B4-\u17B5\u180B-\u180F'
    || '\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB\U000E0000-\U000E0FFF]')
$$;

-- Whether a department has ever been given an event.
CREATE OR REPLACE FUNCTION was_given(of_event bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT EXISTS (SELECT 1 FROM event_step WHERE event_id = of_event AND department_id IS NOT NULL)
$$;

-- Whether an action says something else of the supervision than what was said last; nobody supervises from the beginning.
CREATE OR REPLACE FUNCTION changes_supervision(of_event bigint, by_action text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT by_action <> coalesce((
    SELECT action FROM event_step
    WHERE event_id = of_event AND action IN ('supervise', 'supervise_yellow', 'supervise_red', 'end_supervision')
    ORDER BY seq DESC LIMIT 1
  ), 'end_supervision')
$$;

-- Whether the same account took a step as many minutes ago, or something else happened since.
CREATE OR REPLACE FUNCTION has_paused(step event_step, minutes integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT NOT EXISTS (
    SELECT 1 FROM event_step AS earlier
    WHERE earlier.event_id = step.event_id AND earlier.action = step.action
      AND earlier.app_user_id IS NOT DISTINCT FROM step.app_user_id
      AND earlier.at > step.at - make_interval(mins => minutes)
      AND NOT EXISTS (
        SELECT 1 FROM event_step AS later
        WHERE later.event_id = step.event_id AND later.seq > earlier.seq AND later.action <> step.action
      )
  )
$$;

-- The first thing that a workflow asks for and a step lacks; the words are those of domain/events/workflow.py.
CREATE OR REPLACE FUNCTION lacking(step event_step, required jsonb) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT word FROM jsonb_array_elements_text(coalesce(required, '[]')) AS word
  WHERE NOT CASE word
    WHEN 'note' THEN NOT is_blank(step.note)
    WHEN 'department' THEN step.department_id IS NOT NULL
    WHEN 'dissatisfied' THEN is_dissatisfied(step.evidence ->> 'rating')
    WHEN 'rating' THEN is_rating(step.evidence ->> 'rating')
    WHEN 'position' THEN is_place(step.evidence -> 'position')
    WHEN 'new_deadline' THEN comes_after(step.evidence ->> 'new_deadline', step.at)
    WHEN 'way_back' THEN step.state_after = came_from(step.event_id, step.state_before)
    WHEN 'given' THEN was_given(step.event_id)
    WHEN 'not_given' THEN NOT was_given(step.event_id)
    WHEN 'supervision_changes' THEN changes_supervision(step.event_id, step.action)
    WHEN 'pause_' || substring(word FROM '^pause_([0-9]+)$')
      THEN has_paused(step, substring(word FROM '^pause_([0-9]+)$')::integer)
    WHEN 'photo' THEN are_digests(step.evidence -> word)
    WHEN 'photo_before' THEN are_digests(step.evidence -> word)
    WHEN 'photo_after' THEN are_digests(step.evidence -> word)
    ELSE coalesce(step.evidence -> word, 'null') NOT IN ('null', 'false', '""', '[]', '{}', '0')
  END
  LIMIT 1
$$;

CREATE OR REPLACE FUNCTION event_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  last event_step;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF EXISTS (SELECT 1 FROM event_step WHERE event_id = OLD.id) THEN
      RAISE EXCEPTION 'an event that has steps cannot be deleted';
    END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (
      SELECT 1 FROM transition WHERE workflow = NEW.workflow AND action = 'genesis' AND state_after = NEW.state
    ) THEN
      RAISE EXCEPTION 'an event begins in the first state of its workflow';
    END IF;
    IF NEW.workflow <> ALL (ARRAY(SELECT workflow FROM event_type WHERE code = NEW.event_type))
      AND EXISTS (SELECT 1 FROM event_type WHERE code = NEW.event_type) THEN
      RAISE EXCEPTION 'an event goes through the workflow of its type';
    END IF;
    IF NEW.closed_at IS NOT NULL THEN
      RAISE EXCEPTION 'an event is closed by its last step';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.uid, NEW.number, NEW.workflow) IS DISTINCT FROM (OLD.id, OLD.uid, OLD.number, OLD.workflow) THEN
    RAISE EXCEPTION 'the id, uid, number and workflow of an event cannot change';
  END IF;
  IF OLD.closed_at IS NOT NULL AND (NEW.event_type, NEW.geom) IS DISTINCT FROM (OLD.event_type, OLD.geom) THEN
    RAISE EXCEPTION 'the place and the type of a closed event stay as they are';
  END IF;
  IF (NEW.state, NEW.closed_at) IS DISTINCT FROM (OLD.state, OLD.closed_at) THEN
    SELECT * INTO last FROM event_step WHERE event_id = OLD.id ORDER BY seq DESC LIMIT 1;
    IF NEW.state IS DISTINCT FROM last.state_after THEN
      RAISE EXCEPTION 'the state of an event follows from its last step';
    END IF;
    IF NEW.closed_at IS DISTINCT FROM (CASE WHEN is_closing(last.workflow, last.state_after) THEN last.at END) THEN
      RAISE EXCEPTION 'an event is closed by its last step';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER event_guard BEFORE INSERT OR UPDATE OR DELETE ON event
FOR EACH ROW EXECUTE FUNCTION event_guard();
ALTER TABLE event ENABLE ALWAYS TRIGGER event_guard;

-- The genesis row is the report itself and shares its uid.
CREATE OR REPLACE FUNCTION event_genesis() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO event_step (uid, event_id, workflow, seq, prev_seq, state_before, action, state_after, at,
    app_user_id, department_id, area_id, due_at, warn_at, milestone, deadlines)
  VALUES (NEW.uid, NEW.id, NEW.workflow, 0, 0, NEW.state, 'genesis', NEW.state, NEW.reported_at,
    current_app_user(), NEW.department_id, NEW.area_id, NEW.due_at, NEW.warn_at, NEW.milestone,
    NEW.deadlines);
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER event_genesis AFTER INSERT ON event
FOR EACH ROW EXECUTE FUNCTION event_genesis();

CREATE OR REPLACE FUNCTION event_moves_area() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  UPDATE event_step SET area_id = NEW.area_id WHERE event_id = NEW.id;
  UPDATE event_party SET area_id = NEW.area_id WHERE event_id = NEW.id;
  UPDATE event_department SET area_id = NEW.area_id WHERE event_id = NEW.id;
  UPDATE assignment SET area_id = NEW.area_id WHERE event_id = NEW.id;
  UPDATE info_report SET area_id = NEW.area_id WHERE event_id = NEW.id;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER event_moves_area AFTER UPDATE OF area_id ON event
FOR EACH ROW WHEN (NEW.area_id IS DISTINCT FROM OLD.area_id) EXECUTE FUNCTION event_moves_area();

CREATE OR REPLACE FUNCTION event_step_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  owning event;
  last event_step;
  rule transition;
  same_person boolean;
  missing text;
  asked text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a step cannot be deleted';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    -- Only the area may move, and only with the event.
    SELECT * INTO owning FROM event WHERE id = OLD.event_id;
    OLD.area_id := NEW.area_id;
    IF NEW IS DISTINCT FROM OLD OR NEW.area_id IS DISTINCT FROM owning.area_id THEN
      RAISE EXCEPTION 'a step cannot be changed';
    END IF;
    RETURN NEW;
  END IF;
  -- The lock puts the steps of one event in a line.
  SELECT * INTO owning FROM event WHERE id = NEW.event_id FOR UPDATE;
  IF owning.workflow IS DISTINCT FROM NEW.workflow THEN
    RAISE EXCEPTION 'a step belongs to an event and has its workflow';
  END IF;
  SELECT * INTO rule FROM transition
  WHERE workflow = NEW.workflow AND state_before = NEW.state_before AND action = NEW.action
    AND state_after = NEW.state_after;
  IF rule.id IS NULL THEN
    RAISE EXCEPTION 'the workflow does not allow this step';
  END IF;
  IF (NEW.seq = 0) IS DISTINCT FROM (NEW.action = 'genesis') OR (NEW.seq = 0 AND NEW.prev_seq <> 0) THEN
    RAISE EXCEPTION 'the first step, and no other, is the genesis';
  END IF;
  SELECT * INTO last FROM event_step WHERE event_id = NEW.event_id ORDER BY seq DESC LIMIT 1;
  IF NEW.seq = 0 THEN
    IF last.id IS NOT NULL THEN
      RAISE EXCEPTION 'the step is there already';
    END IF;
  ELSIF (NEW.prev_seq, NEW.seq, NEW.state_before) IS DISTINCT FROM (last.seq, last.seq + 1, last.state_after) THEN
    RAISE EXCEPTION 'a step follows the last step of its event';
  ELSIF NEW.at < last.at - interval '5 minutes' THEN -- for clocks that do not agree
    RAISE EXCEPTION 'a step is not taken before the one that it follows';
  END IF;
  IF NEW.area_id IS DISTINCT FROM owning.area_id THEN
    RAISE EXCEPTION 'a step has the area of its event';
  END IF;
  IF NEW.seq > 0 AND NEW.app_user_id IS NULL AND NOT is_single_operator() THEN
    RAISE EXCEPTION 'a step names the person who takes it';
  END IF;
  same_person := rule.other_person AND NEW.app_user_id IS NOT DISTINCT FROM handler_of(NEW.event_id, NEW.state_before);
  IF same_person AND NOT is_single_operator() THEN
    RAISE EXCEPTION 'this step is for another person than the one who handled the event';
  END IF;
  IF NEW.self_verified IS DISTINCT FROM same_person THEN
    RAISE EXCEPTION 'self_verified marks a step that another person should have taken, and no other';
  END IF;
  IF NEW.seq = 0 THEN
    RETURN NEW;
  END IF;
  IF is_spent(NEW.event_id, rule) THEN
    RAISE EXCEPTION 'the workflow allows the step % no more for this event', NEW.action;
  END IF;
  missing := lacking(NEW, rule.evidence);
  IF missing IS NOT NULL THEN
    RAISE EXCEPTION 'the step % needs: %', NEW.action, missing;
  END IF;
  IF rule.evidence ? 'new_deadline' THEN
    IF NOT comes_after(NEW.evidence ->> 'new_deadline', coalesce((owning.deadlines ->> 'handle')::timestamptz,
      CASE WHEN owning.milestone = 'handle' THEN owning.due_at END, '-infinity')) THEN
      RAISE EXCEPTION 'a new deadline is later than the present one for handling';
    END IF;
    SELECT evidence ->> 'new_deadline' INTO asked FROM event_step
    WHERE event_id = NEW.event_id AND action = rule.answers ORDER BY seq DESC LIMIT 1;
    IF is_blank(NEW.note) AND comes_after(asked, '-infinity')
      AND comes_after(NEW.evidence ->> 'new_deadline', asked::timestamptz) THEN
      RAISE EXCEPTION 'more time than was asked for needs an explanation';
    END IF;
  END IF;
  IF is_place(NEW.evidence -> 'position') AND rule.within_metres < (NEW.evidence #>> '{position,accuracy}')::numeric THEN
    RAISE EXCEPTION 'the position is sure within % m only; % m are asked for',
      ceil((NEW.evidence #>> '{position,accuracy}')::numeric), rule.within_metres;
  END IF;
  IF NEW.department_id IS NOT NULL AND NOT coalesce(rule.evidence ? 'department', false) THEN
    RAISE EXCEPTION 'the step % gives the event to no department', NEW.action;
  END IF;
  IF is_dissatisfied(NEW.evidence ->> 'rating') AND NOT rule.evidence ? 'dissatisfied' AND EXISTS (
    SELECT 1 FROM transition AS again WHERE workflow = NEW.workflow AND state_before = NEW.state_before
      AND evidence ? 'dissatisfied' AND NOT is_spent(NEW.event_id, again)
  ) THEN
    RAISE EXCEPTION 'who is not satisfied reopens the event';
  END IF;
  IF rule.held_by IS NOT NULL AND NOT is_single_operator() AND EXISTS (
    SELECT 1 FROM app_user WHERE id = NEW.app_user_id AND department_id IS NOT NULL
      AND NOT holds_event(NEW.event_id, department_id, rule.held_by)
  ) THEN
    RAISE EXCEPTION 'the step % is for the department that has the event', NEW.action;
  END IF;
  IF rule.evidence ? 'main_event' THEN
    -- The lock keeps the main event open until the merge is committed.
    PERFORM 1 FROM event WHERE uid = NEW.evidence ->> 'main_event' AND id <> NEW.event_id AND closed_at IS NULL
      AND sees_area(area_id) FOR UPDATE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the main event has to be another event that is open';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER event_step_guard BEFORE INSERT OR UPDATE OR DELETE ON event_step
FOR EACH ROW EXECUTE FUNCTION event_step_guard();
ALTER TABLE event_step ENABLE ALWAYS TRIGGER event_step_guard;

CREATE OR REPLACE FUNCTION refuse_truncate() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  RAISE EXCEPTION 'a step cannot be deleted';
END $$;
CREATE OR REPLACE TRIGGER event_step_stays BEFORE TRUNCATE ON event_step
FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
ALTER TABLE event_step ENABLE ALWAYS TRIGGER event_step_stays;

-- What follows from a step: the state, the deadlines, the supervision, the main event; a department that it names has the
-- event from then on, with those that assist.
CREATE OR REPLACE FUNCTION event_step_leads() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NEW.seq > 0 THEN
    UPDATE event SET
      state = NEW.state_after,
      closed_at = CASE WHEN is_closing(NEW.workflow, NEW.state_after) THEN NEW.at END,
      department_id = CASE WHEN NEW.department_id IS NULL AND NEW.action IN ('send_back', 'escalate', 'recall') THEN NULL
        ELSE coalesce(NEW.department_id, department_id) END,
      due_at = CASE WHEN NEW.milestone IS NULL THEN due_at ELSE NEW.due_at END,
      warn_at = CASE WHEN NEW.milestone IS NULL THEN warn_at ELSE NEW.warn_at END,
      deadlines = CASE WHEN NEW.milestone IS NULL THEN deadlines ELSE NEW.deadlines END,
      milestone = coalesce(NEW.milestone, milestone),
      supervision = CASE NEW.action WHEN 'supervise' THEN 'normal' WHEN 'supervise_yellow' THEN 'yellow'
        WHEN 'supervise_red' THEN 'red' WHEN 'end_supervision' THEN 'none' ELSE supervision END,
      merged_into_id = coalesce((
        SELECT main.id FROM event AS main JOIN transition AS t ON t.workflow = NEW.workflow
          AND t.state_before = NEW.state_before AND t.action = NEW.action AND t.evidence ? 'main_event'
        WHERE main.uid = NEW.evidence ->> 'main_event'
      ), merged_into_id)
    WHERE id = NEW.event_id;
  END IF;
  IF NEW.department_id IS NOT NULL OR NEW.action IN ('send_back', 'escalate', 'recall') THEN
    UPDATE event_department SET until_seq = NEW.seq WHERE event_id = NEW.event_id AND until_seq IS NULL;
  END IF;
  IF NEW.department_id IS NOT NULL THEN
    INSERT INTO event_department (event_id, department_id, part, seq, area_id)
    VALUES (NEW.event_id, NEW.department_id, 'lead', NEW.seq, NEW.area_id);
    INSERT INTO event_department (event_id, department_id, part, seq, area_id)
    SELECT DISTINCT NEW.event_id, d.id, 'assist', NEW.seq, NEW.area_id
    FROM jsonb_array_elements_text(coalesce(nullif(NEW.evidence -> 'assist', 'null'), '[]')) AS named JOIN department AS d ON d.code = named
    WHERE d.id <> NEW.department_id;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER event_step_leads AFTER INSERT ON event_step
FOR EACH ROW EXECUTE FUNCTION event_step_leads();

-- From a place in the store's CRS to where somebody stands {"longitude", "latitude"} in WGS 84, on the ellipsoid; NULL without one.
CREATE OR REPLACE FUNCTION metres_between(place geometry, standing jsonb) RETURNS double precision
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT ST_Distance(ST_Transform(place, 4326)::geography,
    ST_SetSRID(ST_MakePoint((standing ->> 'longitude')::float8, (standing ->> 'latitude')::float8), 4326)::geography)
$$;

-- The one way in which an account takes a step. Checks, in this order: the account, the event in its area, that nobody
-- was faster (SQLSTATE CG001), the workflow, the role, the distance of the position (WGS 84) from the event. Sending a
-- step_uid again changes nothing. Deadlines are the domain's to compute, within bounds (20_bounds.sql): milestone NULL leaves
-- them as they are. Returns the step's id.
CREATE OR REPLACE FUNCTION take_step(
  the_event bigint, the_action text, the_note text, the_evidence jsonb, the_department bigint, expected_seq integer,
  step_uid text DEFAULT gen_random_uuid()::text, the_milestone text DEFAULT NULL, the_due timestamptz DEFAULT NULL,
  the_warning timestamptz DEFAULT NULL, the_deadlines jsonb DEFAULT NULL
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  account bigint := current_app_user();
  owning event;
  last event_step;
  rule transition;
  taken bigint;
  metres double precision;
BEGIN
  IF account IS NULL THEN
    RAISE EXCEPTION 'the login % has no active account in this store', session_user
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT * INTO owning FROM event WHERE id = the_event FOR UPDATE;
  IF owning.id IS NULL OR NOT sees_area(owning.area_id) THEN
    RAISE EXCEPTION 'event % is not there', the_event;
  END IF;
  SELECT id INTO taken FROM event_step WHERE uid = step_uid AND event_id = the_event AND action = the_action;
  IF taken IS NOT NULL THEN
    RETURN taken;
  END IF;
  SELECT * INTO last FROM event_step WHERE event_id = the_event ORDER BY seq DESC LIMIT 1;
  IF last.seq IS DISTINCT FROM expected_seq THEN
    RAISE EXCEPTION 'event % has moved on meanwhile: % took the step %, it is now %', owning.number,
      coalesce((SELECT name FROM app_user WHERE id = last.app_user_id), 'somebody'), last.action, last.state_after
      USING ERRCODE = 'CG001';
  END IF;
  SELECT * INTO rule FROM transition
  WHERE workflow = owning.workflow AND state_before = owning.state AND action = the_action AND action <> 'genesis';
  IF rule.id IS NULL THEN
    RAISE EXCEPTION 'event % is %: the workflow does not allow the step %', owning.number, owning.state, the_action;
  END IF;
  IF NOT has_right(VARIADIC string_to_array(rule.roles, ',')) THEN
    RAISE EXCEPTION 'the step % needs the role %', the_action, replace(rule.roles, ',', ', ')
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF rule.within_metres IS NOT NULL AND owning.geom IS NULL AND is_place(the_evidence -> 'position') THEN
    the_evidence := jsonb_set(the_evidence #- '{position,metres}', '{position,checked}', 'false');
  ELSIF rule.within_metres IS NOT NULL AND owning.geom IS NOT NULL AND rule.evidence ? 'position' THEN
    metres := CASE WHEN is_place(the_evidence -> 'position') THEN metres_between(owning.geom, the_evidence -> 'position') END;
    IF metres IS NULL OR metres > rule.within_metres THEN
      RAISE EXCEPTION 'the position is % m from the event; % m are allowed', coalesce(round(metres)::text, '?'),
        rule.within_metres;
    END IF;
    the_evidence := jsonb_set(the_evidence #- '{position,checked}', '{position,metres}', to_jsonb(round(metres)));
  END IF;
  PERFORM check_deadlines(owning, the_milestone, the_due, the_warning, the_deadlines,
    CASE WHEN rule.answers IS NOT NULL AND rule.evidence ? 'new_deadline'
      AND comes_after(the_evidence ->> 'new_deadline', last.at) THEN (the_evidence ->> 'new_deadline')::timestamptz END);
  INSERT INTO event_step (uid, event_id, workflow, seq, prev_seq, state_before, action, state_after, at,
    app_user_id, department_id, note, evidence, self_verified, area_id, milestone, due_at, warn_at,
    deadlines)
  VALUES (step_uid, the_event, owning.workflow, last.seq + 1, last.seq, owning.state, the_action, rule.state_after,
    greatest(date_trunc('milliseconds', clock_timestamp()), last.at), account, the_department, the_note, the_evidence,
    rule.other_person AND is_single_operator() AND account IS NOT DISTINCT FROM handler_of(the_event, owning.state),
    owning.area_id, the_milestone, the_due, the_warning, the_deadlines)
  RETURNING id INTO taken;
  RETURN taken;
END $$;

-- Those who number events wait for each other.
CREATE OR REPLACE FUNCTION lock_event_numbers() RETURNS void
LANGUAGE sql SET search_path FROM CURRENT AS $$
  SELECT pg_advisory_xact_lock(hashtext(current_schema() || '.event.number'))
$$;

-- The next number of a day, whatever areas the caller may see; the lock is held until the report is committed.
CREATE OR REPLACE FUNCTION next_event_number(day text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  next bigint;
BEGIN
  IF NOT has_right('clerk', 'grid_worker', 'dispatcher', 'manager') THEN
    RAISE EXCEPTION 'this account may not report events' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF day !~ '^[0-9]{8}$' THEN
    RAISE EXCEPTION 'the number of an event is the next of its day';
  END IF;
  PERFORM lock_event_numbers();
  -- Whatever else stands there: numbers of another form are not counted.
  SELECT coalesce(max(split_part(number, '-', 2)::bigint), 0) + 1 INTO next FROM event
  WHERE number >= day || '-000000' AND number <= day || '-999999' AND number ~ '^[0-9]{8}-[0-9]{6,9}$';
  RETURN day || '-' || lpad(next::text, greatest(6, length(next::text)), '0');
END $$;
