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

CREATE OR REPLACE FUNCTION set_working_time(p_name text, p_value text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT has_right('manager') THEN
    RAISE EXCEPTION 'working time and deadlines are set by managers only' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF p_name NOT IN ('deadline_profile', 'working_hours', 'days_end', 'deadline_edition') THEN
    RAISE EXCEPTION '% is no setting of working time', p_name;
  END IF;
  INSERT INTO setting (name, value) VALUES (p_name, p_value)
  ON CONFLICT (name) DO UPDATE SET value = excluded.value;
END $$;

REVOKE ALL ON FUNCTION set_deadlines(bigint[], text[], timestamptz[], text[], timestamptz[], timestamptz[], jsonb[])
FROM PUBLIC;
REVOKE ALL ON FUNCTION set_working_time(text, text) FROM PUBLIC;
