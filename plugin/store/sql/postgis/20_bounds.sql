-- What an account may say of time. Deadlines are the domain's to compute; the store holds each between the step with which it
-- began and as far ahead as its rule can reach, so that nobody gets rid of one or makes an event late. The owner is not held to
-- it. A GeoPackage holds steps to the same (sql/gpkg/20_bounds.sql).

-- How far ahead a rule can reach, weekends and holidays included: of working time a day for an hour, and twice as many days as
-- it counts and a month.
CREATE OR REPLACE FUNCTION reach_of(amount bigint, unit text) RETURNS interval
LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS $$
  SELECT CASE unit WHEN 'minute' THEN amount * interval '1 minute' WHEN 'calendar_day' THEN (amount + 1) * interval '1 day'
    ELSE (2 * amount + 30) * interval '1 day' END
$$;

-- How far ahead a deadline that came with an event can lie: a year, and as far as the longest rule.
CREATE OR REPLACE FUNCTION longest_period() RETURNS interval
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT interval '1 year' + coalesce(max(reach_of(amount, unit)), '0') FROM deadline_rule
$$;

-- Whether a rule can make this deadline of a milestone: it lies after the step with which the milestone begins, and not further
-- from it, or from an extension that was granted, than the rules for the event's type reach (but for handling and closing, a
-- milestone's time may count from any later step with which it became somebody's turn); where its clock has stood, as much more
-- as has passed, and a month. What came with the event, and what stands, may stay. given_now is the extension of the step
-- that is being taken.
CREATE OR REPLACE FUNCTION is_due(owning event, the_milestone text, the_due timestamptz, given_now timestamptz) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  since jsonb;
  begun timestamptz;
  granted timestamptz;
  reach interval;
BEGIN
  IF the_due IS NULL OR the_due BETWEEN owning.due_given - interval '1 second' AND owning.due_given + interval '1 second'
    OR the_due = (owning.deadlines ->> the_milestone)::timestamptz
    OR (the_due = owning.due_at AND the_milestone = owning.milestone) THEN
    RETURN true;
  END IF;
  SELECT extra -> 'since' INTO since FROM code_item
  WHERE list = 'event_milestone' AND edition = owning.workflow AND code = the_milestone;
  begun := coalesce(
    (SELECT min(at) FROM event_step WHERE event_id = owning.id AND since ? action),
    CASE WHEN since ? 'genesis' THEN owning.reported_at END, clock_timestamp());
  SELECT greatest(given_now, max(CASE WHEN comes_after(s.evidence ->> 'new_deadline', s.at)
    THEN (s.evidence ->> 'new_deadline')::timestamptz END)) INTO granted
  FROM event_step AS s JOIN transition AS t USING (workflow, state_before, action, state_after)
  WHERE s.event_id = owning.id AND t.answers IS NOT NULL AND t.evidence ? 'new_deadline';
  SELECT max(reach_of(amount, unit)) INTO reach FROM deadline_rule
  WHERE milestone = the_milestone AND event_type IN (owning.event_type, left(owning.event_type, 2), '*');
  IF granted IS NOT NULL THEN
    reach := coalesce(reach, '0');
  END IF;
  IF EXISTS (
    SELECT 1 FROM event_step AS s JOIN code_item AS c ON c.list = 'event_state' AND c.edition = s.workflow
      AND c.code = s.state_after AND c.extra ->> 'clock' = 'stopped'
    WHERE s.event_id = owning.id
  ) THEN
    reach := reach + greatest(clock_timestamp() - begun, '0') + interval '30 days';
  END IF;
  -- Ten minutes for clocks that do not agree.
  RETURN coalesce(the_due BETWEEN begun - interval '10 minutes' AND
    greatest(begun, granted, CASE WHEN the_milestone NOT IN ('handle', 'close') THEN clock_timestamp() END)
    + reach + interval '10 minutes',
    false);
END $$;

CREATE OR REPLACE FUNCTION check_deadlines(
  owning event, the_milestone text, the_due timestamptz, the_warning timestamptz, the_record jsonb, given_now timestamptz
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF is_store_owner() THEN
    RETURN;
  END IF;
  IF the_milestone <> '' AND NOT EXISTS (
    SELECT 1 FROM code_item WHERE list = 'event_milestone' AND edition = owning.workflow AND code = the_milestone
  ) THEN
    RAISE EXCEPTION 'the workflow has no milestone %', the_milestone;
  END IF;
  IF NOT is_due(owning, coalesce(the_milestone, ''), the_due, given_now)
    OR the_warning NOT BETWEEN least(owning.reported_at, the_due) - interval '10 minutes' AND coalesce(the_due, '-infinity')
    OR EXISTS (
      SELECT 1 FROM jsonb_each_text(coalesce(the_record, '{}')) AS held
      WHERE NOT is_due(owning, held.key, held.value::timestamptz, given_now)
    ) THEN
    RAISE EXCEPTION 'no rule makes such a deadline for event %', owning.number;
  END IF;
END $$;
