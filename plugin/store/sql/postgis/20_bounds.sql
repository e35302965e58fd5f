-- What an account may say of time. Deadlines are the domain's to compute; the store holds them between the event's report and
-- as far ahead as its rules can reach, so that nobody gets rid of one or makes an event late. The owner is not held to it.

-- How far ahead a deadline can lie: a year for what stands still, and the longest rule with its weekends and holidays.
CREATE OR REPLACE FUNCTION longest_period() RETURNS interval
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT interval '1 year' + coalesce(max(amount * CASE unit WHEN 'minute' THEN interval '1 minute'
    WHEN 'working_hour' THEN interval '12 hours' ELSE interval '3 days' END), '0') FROM deadline_rule
$$;

CREATE OR REPLACE FUNCTION check_deadlines(
  owning event, the_milestone text, the_due timestamptz, the_warning timestamptz, the_record jsonb
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  -- Ten minutes for clocks that do not agree.
  earliest timestamptz := least(owning.reported_at, owning.due_given) - interval '10 minutes';
  latest timestamptz := longest_period() + greatest(clock_timestamp(), owning.due_given, (
    SELECT max((evidence ->> 'new_deadline')::timestamptz) FROM event_step
    WHERE event_id = owning.id AND evidence ->> 'new_deadline' ~ '^\d{4}-\d\d-\d\d'
  ));
BEGIN
  IF is_store_owner() THEN
    RETURN;
  END IF;
  IF the_milestone <> '' AND NOT EXISTS (
    SELECT 1 FROM code_item WHERE list = 'event_milestone' AND edition = owning.workflow AND code = the_milestone
  ) THEN
    RAISE EXCEPTION 'the workflow has no milestone %', the_milestone;
  END IF;
  IF the_due NOT BETWEEN earliest AND latest OR the_warning > coalesce(the_due, '-infinity') OR EXISTS (
    SELECT 1 FROM jsonb_each_text(coalesce(the_record, '{}')) AS held
    WHERE held.value::timestamptz NOT BETWEEN earliest AND latest
  ) THEN
    RAISE EXCEPTION 'no rule makes such a deadline for event %', owning.number;
  END IF;
END $$;
