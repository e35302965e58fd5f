-- Who may do what. A group role for each right, named after the schema; an account's login is a member of its rights'
-- groups. Row-level security, on every table that belongs to areas, comes from the declared tables (postgis/ddl.py);
-- that of the others from 61_rows.sql.
-- What is not granted here is the owner's alone: person_clear, person_search, reveal_request, and every direct write to
-- event_step, audit_log and change_log.

-- Logins and their groups; the caller's own right to manage roles counts.
CREATE OR REPLACE FUNCTION create_login(p_login text) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  EXECUTE format('CREATE ROLE %I LOGIN', p_login);
END $$;

CREATE OR REPLACE FUNCTION set_groups(p_login text, p_roles text[]) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  given text;
BEGIN
  FOR given IN SELECT unnest(rights) FROM store_rights() AS rights LOOP
    IF given = ANY (p_roles) THEN
      EXECUTE format('GRANT %I TO %I', current_schema() || '_' || given, p_login);
    ELSIF pg_has_role(p_login, current_schema() || '_' || given, 'MEMBER') THEN
      EXECUTE format('REVOKE %I FROM %I', current_schema() || '_' || given, p_login);
    END IF;
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION store_rights() RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path FROM CURRENT AS $$
  SELECT '{viewer,clerk,grid_worker,dispatcher,handler,verifier,revealer,manager,exporter,auditor,linker}'::text[]
$$;

DO $$
DECLARE
  schema text := current_schema();
  rights text[] := store_rights();
  may_create boolean := (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user);
  missing text[] := '{}';
  view_owner text := schema || '_view_owner';
  groups text;
  suffix text;
  role_name text;
  given record;
BEGIN
  FOREACH suffix IN ARRAY rights || '{view_owner}'::text[] LOOP
    role_name := schema || '_' || suffix;
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = role_name AND (rolsuper OR rolbypassrls)) THEN
      RAISE EXCEPTION 'the role % exists and is bound by no row-level security', role_name;
    ELSIF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = role_name) THEN
      CONTINUE;
    ELSIF may_create THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
    ELSE
      missing := missing || role_name;
    END IF;
  END LOOP;
  EXECUTE format('REVOKE ALL ON ALL FUNCTIONS IN SCHEMA %I FROM PUBLIC', schema);
  IF cardinality(missing) > 0 THEN
    RAISE WARNING 'The login % may not create roles, so that only the owner can use this store; missing: %.',
      current_user, array_to_string(missing, ', ');
    RETURN;
  END IF;

  SELECT string_agg(quote_ident(schema || '_' || name), ', ') INTO groups FROM unnest(rights) AS name;
  EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM %s, %I', schema, groups, view_owner);
  EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA %I FROM %s', schema, groups);
  EXECUTE format('REVOKE ALL ON ALL FUNCTIONS IN SCHEMA %I FROM %s', schema, groups);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %s, %I', schema, groups, view_owner);

  FOR given IN SELECT * FROM (VALUES
    -- Places, things, rules and the events themselves are for everyone who has a right, within their area.
    (rights, 'SELECT', '{area,grid,land_cover,building,room,address_alias,grid_membership,organisation,department,responsibility,
      responder,shift,fence,event_type,event,event_step,event_department,assignment,alarm_call,duty_shift,duty_log,
      hand_over,info_report,transition,deadline_rule,routing_rule,working_calendar,
      alarm_ack,component,sensor,sensor_alarm,reading,camera,panorama,facility,hazard_stock,closure,plan,road,
      code_item,setting,schema_version,zone_offset,app_user,user_role,change_log,saved_query,attachment,
      event_map,event_step_map,event_measure,event_sent_back,closure_map,building_summary,grid_map,population_point,sensor_map,
      responder_last_position}'::text[]),
    (rights, 'INSERT, UPDATE, DELETE', '{saved_query}'),
    (rights, 'INSERT', '{alarm_ack}'),
    -- Residents, masked. Handlers and verifiers need none; reporters are hidden from them.
    ('{clerk,grid_worker,dispatcher,revealer,manager}', 'SELECT',
      '{person,household,occupancy,person_tag,person_place,current_residence,population_count,building_population,
        tag_count,tag_map}'),
    -- What is sealed of parties and at the desk is answered by sealed_content only.
    ('{clerk,dispatcher,manager}', 'SELECT (id, uid, event_id, part, name_masked, phone_masked, seal_key, anonymous, area_id,
      app_user_id, xmax)', '{event_party}'),
    ('{grid_worker}', 'SELECT (id)', '{event_party}'),
    -- A party is entered here, and corrected by change_party only.
    ('{clerk,grid_worker,dispatcher,manager}', 'INSERT', '{event_party}'),
    ('{clerk,grid_worker,manager}', 'INSERT, UPDATE', '{person,household,occupancy,person_tag,room,component}'),
    -- Undo takes a stay away that was never there.
    ('{clerk,grid_worker}', 'DELETE', '{occupancy}'),
    ('{clerk,manager}', 'INSERT, UPDATE', '{building,organisation,hazard_stock}'),
    ('{grid_worker}', 'UPDATE (use_class)', '{building}'), -- follows from the rooms that they correct
    ('{clerk,manager}', 'INSERT, UPDATE, DELETE', '{address_alias,grid_membership}'),
    ('{clerk,manager}', 'SELECT, INSERT, UPDATE', '{import_profile}'),
    ('{clerk,manager,linker}', 'SELECT (id, uid, kind, batch_id, object_table, object_id, summary, seal_key, created_at, decided_at,
      decided_by, decision, area_id, detail, xmax), INSERT', '{desk_item}'),
    -- What an item is stays what it is: what opens one kind must not open another.
    ('{clerk,manager,linker}', 'UPDATE (batch_id, object_id, summary, content, seal_key, created_at, decided_at, decided_by,
      decision, area_id, detail)', '{desk_item}'),
    ('{clerk,manager}', 'SELECT, INSERT', '{import_batch}'),
    -- What is sealed of residents in it is answered by import_sealed only.
    ('{clerk,manager}', 'SELECT (id, batch_id, table_name, object_id, operation, given, replaced, area_id, xmax), INSERT',
      '{import_row}'),
    ('{clerk,manager}', 'DELETE', '{import_profile}'),
    ('{clerk,manager}', 'UPDATE (operation, given, replaced, personal, seal_key)', '{import_row}'),
    ('{manager}', 'UPDATE', '{import_batch}'),
    ('{exporter,manager}', 'SELECT', '{clear_export}'),
    ('{manager}', 'SELECT, INSERT, UPDATE, DELETE', '{exchange_peer,exchange_package,exchange_row}'),
    ('{clerk,grid_worker,dispatcher,handler,verifier,manager}', 'INSERT', '{attachment}'),
    -- Events are reported and corrected here; their steps go through take_step, their state follows.
    ('{clerk,grid_worker,dispatcher,manager}', 'INSERT', '{event}'),
    ('{clerk,dispatcher,manager}', 'UPDATE (title, description, address, external_number, event_type, urgency, grade,
      warning_colour, display_level, component_id, grid_id, area_id, geom)', '{event}'),
    ('{dispatcher,manager}', 'SELECT, INSERT', '{position,fence_event,message,delivery}'),
    ('{dispatcher,manager}', 'UPDATE', '{responder,sensor_alarm}'),
    -- At night a clerk keeps the desk alone: their window enters what sensors tell, says to which event it belongs, and
    -- that somebody has seen it (21_sensors.sql bounds it).
    ('{clerk}', 'UPDATE (event_id, state)', '{sensor_alarm}'),
    -- What a channel tells; to whom a message goes stays. At a window the receipts go through functions of their own.
    ('{dispatcher,manager}', 'UPDATE (state, changed_at)', '{delivery}'),
    ('{dispatcher,manager}', 'SELECT', '{responder_window}'),
    ('{dispatcher,manager}', 'INSERT, UPDATE', '{assignment}'),
    -- The desk is kept by clerks, too; the list of shifts is the managers'.
    ('{clerk,dispatcher,manager}', 'INSERT', '{duty_log,hand_over,info_report}'),
    ('{clerk,dispatcher,manager}', 'UPDATE (to_user_id, accepted_at)', '{hand_over}'),
    ('{clerk,dispatcher,manager}', 'UPDATE (content, recipients, due_at, sent_at, app_user_id, head)', '{info_report}'),
    ('{manager}', 'INSERT, UPDATE, DELETE', '{duty_shift}'),
    ('{dispatcher,manager}', 'INSERT, UPDATE, DELETE', '{closure,plan,shift,fence}'),
    ('{manager}', 'INSERT, UPDATE, DELETE', '{area,grid,land_cover,building,room,organisation,department,responsibility,responder,
      event_type,transition,deadline_rule,routing_rule,working_calendar,component,sensor,camera,panorama,facility,
      hazard_stock,road,code_item,app_user,user_role,person,household,occupancy,person_tag,attachment}'),
    ('{manager}', 'INSERT', '{sensor_alarm,reading}'),
    ('{manager,auditor}', 'SELECT', '{audit_log}'),
    -- Linking again writes stays and what follows from them; who is not linked waits at the desk.
    ('{linker}', 'SELECT', '{person,household,occupancy,person_tag,person_place,current_residence}'),
    ('{linker}', 'INSERT, UPDATE', '{occupancy}'),
    ('{linker}', 'UPDATE', '{person,person_tag,household}')
  ) AS matrix (roles, privileges, tables) LOOP
    EXECUTE format('GRANT %s ON %s TO %s', given.privileges,
      (SELECT string_agg(quote_ident(name), ', ') FROM unnest(given.tables) AS name),
      (SELECT string_agg(quote_ident(schema || '_' || name), ', ') FROM unnest(given.roles) AS name));
  END LOOP;

  FOR given IN SELECT * FROM (VALUES
    (rights, '{current_app_user,has_right,visible_areas,sees_unplaced,sees_area,sees_fence_event,is_store_owner,local_today,
      take_step,audit_write}'::text[]),
    ('{manager}', '{asked_persons,store_rights,create_login,set_groups,set_media,set_working_time,
      set_city_file}'),
    ('{clerk,dispatcher,manager}', '{set_deadlines}'),
    ('{clerk,grid_worker,dispatcher,manager}', '{next_event_number}'),
    ('{dispatcher,manager}', '{ensure_month_partition,responder_load}'),
    ('{handler,dispatcher,manager}', '{advance_assignment}'),
    (rights, '{own_messages,take_messages,read_message,sign_message,tell_step}'),
    ('{clerk,dispatcher,manager}', '{call_alarm,join_alarm}'),
    (rights, '{alarm_events,main_event,lines_of_events}'),
    ('{manager}', '{set_alarm_rule}'),
    ('{clerk,grid_worker,dispatcher,revealer}', '{request_search,search_person}'),
    ('{clerk,manager}', '{codes_in_use,request_import,import_sealed}'),
    (rights, '{request_sealed}'),
    ('{clerk,dispatcher,manager}', '{sealed_content}'),
    ('{clerk,grid_worker,dispatcher,manager}', '{change_party}'),
    ('{clerk,grid_worker,manager}', '{doubled_documents,alike_in_room}'),
    ('{clerk,grid_worker,linker,manager}', '{count_population}'),
    ('{manager}', '{publish_tags}'),
    ('{clerk,grid_worker,manager}', '{write_person_sealed,request_match,match_persons,name_persons,person_contents}'),
    ('{revealer}', '{request_reveal,reveal}'),
    ('{exporter}', '{begin_clear_export,finish_clear_export}'),
    ('{linker}', '{request_relink,relink_persons,finish_relink}'),
    (rights, '{visible_tags}'),
    ('{manager}', '{switch_tag_module,tag_entries}')
  ) AS matrix (roles, functions) LOOP
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %s',
      (SELECT string_agg(quote_ident(name), ', ') FROM unnest(given.functions) AS name),
      (SELECT string_agg(quote_ident(schema || '_' || name), ', ') FROM unnest(given.roles) AS name));
  END LOOP;

  -- Bulk loads reserve ids; the chains of audit and steps draw theirs inside their functions.
  FOR given IN SELECT c.relname AS name FROM pg_class AS c
    WHERE c.relnamespace = schema::regnamespace AND c.relkind = 'S'
      AND c.relname NOT IN ('audit_log_id_seq', 'event_step_id_seq', 'change_log_id_seq') LOOP
    EXECUTE format('GRANT USAGE ON SEQUENCE %I TO %I, %I, %I, %I, %I', given.name, schema || '_clerk',
      schema || '_grid_worker', schema || '_dispatcher', schema || '_manager', schema || '_linker');
  END LOOP;

  -- The views' owner owns nothing else and may only read, so that it is bound by row-level security; a view of the
  -- tables' owner would show every area's rows.
  EXECUTE format('GRANT SELECT ON event, event_type, code_item, setting, department, grid, grid_membership, population_count, tag_count,'
    ' person, occupancy, household, room, building, responder, "position", sensor, sensor_alarm, reading, event_step,'
    ' closure, assignment, event_fact, transition, app_user, user_role TO %I',
    view_owner);
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT %I TO %I', view_owner, current_user);
  END IF;
  EXECUTE format('GRANT CREATE ON SCHEMA %I TO %I', schema, view_owner);
  FOREACH suffix IN ARRAY '{event_map,event_step_map,event_measure,event_sent_back,closure_map,person_place,current_residence,
    summed_residence,building_summary,grid_map,sensor_map,building_population,population_point,tag_map,
    responder_last_position}'::text[] LOOP
    EXECUTE format('ALTER VIEW %I OWNER TO %I', suffix, view_owner);
  END LOOP;
  EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM %I', schema, view_owner);
END $$;

-- Under row-level security an index serves a condition only when its function is known to leak nothing.
DO $$
DECLARE
  overlap regprocedure := to_regprocedure('geometry_overlaps(geometry, geometry)');
BEGIN
  IF (SELECT proleakproof FROM pg_proc WHERE oid = overlap) THEN
    RETURN;
  ELSIF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('ALTER FUNCTION %s LEAKPROOF', overlap);
  ELSE
    RAISE WARNING 'Maps will be slow for accounts bound to an area until a superuser runs: ALTER FUNCTION % LEAKPROOF.',
      overlap;
  END IF;
END $$;
