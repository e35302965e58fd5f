-- Row-level security of tables without an area of their own, or whose rows are seen from more than one: responders,
-- their positions and what fences make of them, messages and deliveries, what was done about alarms. A right that has run
-- out opens nothing, though the login keeps its group. Like the policies of postgis/ddl.py these bind everybody but the
-- tables' owner.

DO $$
DECLARE
  in_area text := '(area_id = ANY ((SELECT visible_areas())::bigint[]) OR (area_id IS NULL AND (SELECT sees_unplaced())))';
  may_send text := '(SELECT has_right(''dispatcher'', ''manager''))';
  of_a_seen_source text := '((SELECT has_right(''manager''))'
    || ' OR EXISTS (SELECT 1 FROM responder AS r WHERE r.number = source))';
  -- An alarm is seen by whoever sees what alarms; fence events are asked for by a function, for not every role reads them.
  of_a_seen_alarm text := '(CASE alarm_type WHEN ''event'' THEN EXISTS (SELECT 1 FROM event AS e WHERE e.id = alarm_id)'
    || ' WHEN ''sensor_alarm'' THEN EXISTS (SELECT 1 FROM sensor_alarm AS s WHERE s.id = alarm_id)'
    || ' ELSE sees_fence_event(alarm_id) END)';
  senders text := NULL;
  given record;
BEGIN
  FOR given IN SELECT * FROM (VALUES
    -- Who was sent to an event is named there, from whatever area they came.
    ('responder', 'seen', 'FOR SELECT USING (' || in_area
      || ' OR EXISTS (SELECT 1 FROM assignment AS a WHERE a.responder_id = responder.id))'),
    ('responder', 'sent', 'FOR UPDATE USING (' || may_send || ' AND ' || in_area || ') WITH CHECK ('
      || may_send || ' AND ' || in_area || ')'),
    ('responder', 'entered', 'FOR INSERT WITH CHECK ((SELECT has_right(''manager'')) AND ' || in_area || ')'),
    ('responder', 'removed', 'FOR DELETE USING ((SELECT has_right(''manager'')) AND ' || in_area || ')'),
    -- A position is its responder's; one of nobody is for managers.
    ('position', 'seen', 'USING (' || of_a_seen_source || ')'),
    ('fence_event', 'seen', 'USING (' || may_send || ' AND ' || of_a_seen_source || ')'),
    ('alarm_ack', 'seen', 'USING (' || of_a_seen_alarm || ')'),
    ('alarm_call', 'seen', 'USING (' || of_a_seen_alarm || ')'),
    -- What a sensor tells is its desk's, whatever area stands in the row.
    ('sensor_alarm', 'seen', 'FOR SELECT USING (sensor_id IN (SELECT s.id FROM sensor AS s))'),
    ('sensor_alarm', 'entered', 'FOR UPDATE USING (sensor_id IN (SELECT s.id FROM sensor AS s))'),
    ('message', 'seen', 'USING (' || may_send || ' AND CASE WHEN event_id IS NULL'
      || ' THEN app_user_id = (SELECT current_app_user()) OR (SELECT sees_unplaced())'
      || ' ELSE EXISTS (SELECT 1 FROM event AS e WHERE e.id = event_id) END)'),
    ('delivery', 'seen', 'USING (' || may_send || ' AND EXISTS (SELECT 1 FROM message AS m WHERE m.id = message_id))')
  ) AS policy (on_table, name, rule) LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', given.on_table);
    EXECUTE format('DROP POLICY IF EXISTS %I ON %I', given.name, given.on_table);
    EXECUTE format('CREATE POLICY %I ON %I %s', given.name, given.on_table, given.rule);
  END LOOP;

  -- After a restore a superuser makes the views again.
  EXECUTE format('ALTER VIEW responder_window OWNER TO %I',
    (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = 'app_user'::regclass));

  -- The views' owner shows everybody the last position; the tracks are for those whose right still holds.
  SELECT string_agg(quote_ident(rolname), ', ') INTO senders FROM pg_roles
  WHERE rolname IN (current_schema() || '_dispatcher', current_schema() || '_manager');
  DROP POLICY IF EXISTS still_valid ON "position";
  IF senders IS NOT NULL THEN
    EXECUTE format('CREATE POLICY still_valid ON "position" AS RESTRICTIVE TO %s USING (%s)', senders, may_send);
  END IF;
END $$;
