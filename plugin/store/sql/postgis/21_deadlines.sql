-- Deadlines that are set without a step: an event was corrected, or the rules or the calendar have changed. What they are
-- is the domain's to compute. The settings of working time are for managers; all others are the owner's.

-- Sets the deadlines of events that are open, lie in the caller's areas and still are in the state, and due at the
-- instant, that the caller has read; milestone '' means that nothing is due. Returns how many were set.
CREATE OR REPLACE FUNCTION set_deadlines(
  the_events bigint[], states text[], before timestamptz[], milestones text[], dues timestamptz[], warnings timestamptz[],
  records jsonb[]
) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  touched bigint;
BEGIN
  IF NOT has_right('clerk', 'dispatcher', 'manager') THEN
    RAISE EXCEPTION 'this account may not set deadlines' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM check_deadlines(event, given.milestone, given.due, given.warning, given.record, NULL)
  FROM unnest(the_events, milestones, dues, warnings, records) AS given (event_id, milestone, due, warning, record)
  JOIN event ON event.id = given.event_id AND event.closed_at IS NULL AND sees_area(event.area_id);
  UPDATE event SET milestone = given.milestone, due_at = given.due, warn_at = given.warning, deadlines = given.record
  FROM unnest(the_events, states, before, milestones, dues, warnings, records)
    AS given (event_id, state, before, milestone, due, warning, record)
  WHERE event.id = given.event_id AND event.closed_at IS NULL AND sees_area(event.area_id)
    AND event.state = given.state AND event.due_at IS NOT DISTINCT FROM given.before;
  GET DIAGNOSTICS touched = ROW_COUNT;
  RETURN touched;
END $$;

-- domain/events/profile.py says the same.
CREATE OR REPLACE FUNCTION deadline_rule_bounds() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF NEW.amount NOT BETWEEN 1 AND 9999 THEN
    RAISE EXCEPTION 'a deadline lies 1 to 9999 units ahead';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER deadline_rule_bounds BEFORE INSERT OR UPDATE ON deadline_rule
FOR EACH ROW EXECUTE FUNCTION deadline_rule_bounds();

-- Working hours as domain/events/calendar.py keeps them: spans in their order, which overlap nowhere.
CREATE OR REPLACE FUNCTION are_hours(p_text text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS $$
  SELECT p_text ~ '^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)(,([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00))*$'
    AND (
      SELECT bool_and(left(span, 5) < right(span, 5) AND coalesce(before <= left(span, 5), true))
      FROM (SELECT span, lag(right(span, 5)) OVER (ORDER BY place) AS before
        FROM unnest(string_to_array(p_text, ',')) WITH ORDINALITY AS given (span, place)) AS spans
    )
$$;

CREATE OR REPLACE FUNCTION set_working_time(p_name text, p_value text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT has_right('manager') THEN
    RAISE EXCEPTION 'working time and deadlines are set by managers only' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF p_name NOT IN ('deadline_profile', 'working_hours', 'days_end', 'deadline_edition') THEN
    RAISE EXCEPTION '% is no setting of working time', p_name;
  END IF;
  IF (p_name = 'working_hours' AND NOT are_hours(p_value)) OR (p_name = 'days_end' AND p_value NOT IN ('same_time', 'end_of_day')) THEN
    RAISE EXCEPTION 'working time is not kept as %', p_value;
  END IF;
  INSERT INTO setting (name, value) VALUES (p_name, p_value)
  ON CONFLICT (name) DO UPDATE SET value = excluded.value;
END $$;

REVOKE ALL ON FUNCTION set_deadlines(bigint[], text[], timestamptz[], text[], timestamptz[], timestamptz[], jsonb[])
FROM PUBLIC;
REVOKE ALL ON FUNCTION set_working_time(text, text) FROM PUBLIC;
