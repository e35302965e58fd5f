-- Illegal steps cannot be stored. The foreign keys and checks of event_step are said again by triggers, so that they
-- hold with foreign_keys off and for any program that writes the file. No function here is SpatiaLite's.

DROP TRIGGER IF EXISTS event_begins;
CREATE TRIGGER event_begins BEFORE INSERT ON event BEGIN
  SELECT RAISE(ABORT, 'an event begins in the first state of its workflow') WHERE NOT EXISTS (
    SELECT 1 FROM transition WHERE workflow = NEW.workflow AND action = 'genesis' AND state_after = NEW.state
  );
  SELECT RAISE(ABORT, 'an event goes through the workflow of its type')
  WHERE NEW.workflow NOT IN (SELECT workflow FROM event_type WHERE code = NEW.event_type)
    AND EXISTS (SELECT 1 FROM event_type WHERE code = NEW.event_type);
  SELECT RAISE(ABORT, 'an event is closed by its last step') WHERE NEW.closed_at IS NOT NULL;
  -- REPLACE would delete the old row without asking its triggers.
  SELECT RAISE(ABORT, 'the event is there already') WHERE EXISTS (
    SELECT 1 FROM event WHERE id = NEW.id OR uid = NEW.uid OR number = NEW.number
      OR (source = NEW.source AND external_number = NEW.external_number)
  );
END;

-- As in domain/events/reported.py: five minutes for clocks that do not agree.
DROP TRIGGER IF EXISTS event_reported;
CREATE TRIGGER event_reported BEFORE INSERT ON event
WHEN julianday(NEW.reported_at) NOT BETWEEN julianday('2000-01-01') AND julianday('now', '+5 minutes') BEGIN
  SELECT RAISE(ABORT, 'an event is reported when it has happened');
END;

-- The genesis row is the report itself and shares its uid. A file knows no session: who reports stands in the setting
-- "operator" while plugin/store/loop/events.py inserts, in the same transaction; else it is the single operator.
DROP TRIGGER IF EXISTS event_genesis;
CREATE TRIGGER event_genesis AFTER INSERT ON event BEGIN
  INSERT INTO event_step (uid, event_id, workflow, seq, prev_seq, state_before, action, state_after, at,
    app_user_id, department_id, area_id, due_at, warn_at, milestone, deadlines)
  VALUES (NEW.uid, NEW.id, NEW.workflow, 0, 0, NEW.state, 'genesis', NEW.state, NEW.reported_at,
    coalesce((SELECT CAST(value AS integer) FROM setting WHERE name = 'operator'),
      (SELECT id FROM app_user WHERE login = '')), NEW.department_id, NEW.area_id, NEW.due_at, NEW.warn_at,
    NEW.milestone, NEW.deadlines);
END;

DROP TRIGGER IF EXISTS event_keeps;
CREATE TRIGGER event_keeps BEFORE UPDATE ON event BEGIN
  SELECT RAISE(ABORT, 'the id, uid, number and workflow of an event cannot change')
  WHERE NEW.id IS NOT OLD.id OR NEW.uid IS NOT OLD.uid OR NEW.number IS NOT OLD.number
    OR NEW.workflow IS NOT OLD.workflow;
  SELECT RAISE(ABORT, 'the place and the type of a closed event stay as they are')
  WHERE OLD.closed_at IS NOT NULL AND (NEW.event_type IS NOT OLD.event_type OR NEW.geom IS NOT OLD.geom);
  SELECT RAISE(ABORT, 'the external number belongs to another event') WHERE EXISTS (
    SELECT 1 FROM event
    WHERE source = NEW.source AND external_number = NEW.external_number AND id <> OLD.id
  );
  SELECT RAISE(ABORT, 'the state of an event follows from its last step')
  WHERE NEW.state IS NOT OLD.state AND NEW.state IS NOT (
    SELECT state_after FROM event_step WHERE event_id = OLD.id ORDER BY seq DESC LIMIT 1
  );
  SELECT RAISE(ABORT, 'an event is closed by its last step')
  WHERE NEW.closed_at IS NOT OLD.closed_at AND NEW.closed_at IS NOT (
    SELECT CASE WHEN NOT EXISTS (
        SELECT 1 FROM transition AS t
        WHERE t.workflow = last.workflow AND t.state_before = last.state_after AND t.action <> 'genesis'
      ) THEN last.at END
    FROM event_step AS last WHERE last.event_id = OLD.id ORDER BY last.seq DESC LIMIT 1
  );
END;

DROP TRIGGER IF EXISTS event_stays;
CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN
  SELECT RAISE(ABORT, 'an event that has steps cannot be deleted')
  WHERE EXISTS (SELECT 1 FROM event_step WHERE event_id = OLD.id);
END;

DROP TRIGGER IF EXISTS event_moves_area;
CREATE TRIGGER event_moves_area AFTER UPDATE OF area_id ON event WHEN NEW.area_id IS NOT OLD.area_id BEGIN
  UPDATE event_step SET area_id = NEW.area_id WHERE event_id = NEW.id;
  UPDATE event_party SET area_id = NEW.area_id WHERE event_id = NEW.id;
  UPDATE event_department SET area_id = NEW.area_id WHERE event_id = NEW.id;
  UPDATE assignment SET area_id = NEW.area_id WHERE event_id = NEW.id;
  UPDATE info_report SET area_id = NEW.area_id WHERE event_id = NEW.id;
END;

DROP TRIGGER IF EXISTS event_step_legal;
CREATE TRIGGER event_step_legal BEFORE INSERT ON event_step BEGIN
  SELECT RAISE(ABORT, 'the step is there already') WHERE EXISTS (
    SELECT 1 FROM event_step
    WHERE id = NEW.id OR uid = NEW.uid OR (event_id = NEW.event_id AND seq = NEW.seq)
  );
  SELECT RAISE(ABORT, 'a step belongs to an event and has its workflow')
  WHERE NOT EXISTS (SELECT 1 FROM event WHERE id = NEW.event_id AND workflow = NEW.workflow);
  SELECT RAISE(ABORT, 'the workflow does not allow this step') WHERE NOT EXISTS (
    SELECT 1 FROM transition
    WHERE workflow = NEW.workflow AND state_before = NEW.state_before AND action = NEW.action
      AND state_after = NEW.state_after
  );
  SELECT RAISE(ABORT, 'the first step, and no other, is the genesis')
  WHERE (NEW.seq = 0) <> (NEW.action = 'genesis') OR (NEW.seq = 0 AND NEW.prev_seq <> 0);
  SELECT RAISE(ABORT, 'a step follows the last step of its event')
  WHERE NEW.seq <> 0 AND NOT EXISTS (
    SELECT 1 FROM event_step AS last
    WHERE last.event_id = NEW.event_id AND last.seq = NEW.prev_seq AND last.state_after = NEW.state_before
      AND NEW.seq = last.seq + 1
  );
  -- Five minutes for clocks that do not agree.
  SELECT RAISE(ABORT, 'a step is not taken before the one that it follows') WHERE NEW.seq <> 0 AND EXISTS (
    SELECT 1 FROM event_step AS last WHERE last.event_id = NEW.event_id AND last.seq = NEW.prev_seq
      AND NEW.at < strftime('%Y-%m-%dT%H:%M:%fZ', last.at, '-5 minutes')
  );
  SELECT RAISE(ABORT, 'a step has the area of its event')
  WHERE NEW.area_id IS NOT (SELECT area_id FROM event WHERE id = NEW.event_id);
  SELECT RAISE(ABORT, 'a step names the person who takes it') WHERE NEW.seq <> 0 AND NEW.app_user_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM setting WHERE name = 'single_operator' AND value = '1');
  SELECT RAISE(ABORT, 'a step is taken by an account of the store') WHERE NEW.app_user_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM app_user WHERE id = NEW.app_user_id);
  -- Verifier and handler: the handler took the step that brought the event into this state.
  SELECT RAISE(ABORT, 'this step is for another person than the one who handled the event')
  WHERE NOT EXISTS (SELECT 1 FROM setting WHERE name = 'single_operator' AND value = '1')
    AND EXISTS (
      SELECT 1 FROM transition
      WHERE workflow = NEW.workflow AND state_before = NEW.state_before AND action = NEW.action AND other_person
    )
    AND NEW.app_user_id IS (
      SELECT app_user_id FROM event_step
      WHERE event_id = NEW.event_id AND state_after = NEW.state_before AND state_before <> NEW.state_before
      ORDER BY seq DESC LIMIT 1
    );
  SELECT RAISE(ABORT, 'self_verified marks a step that another person should have taken, and no other')
  WHERE NEW.self_verified IS NOT (
    EXISTS (SELECT 1 FROM setting WHERE name = 'single_operator' AND value = '1')
    AND EXISTS (
      SELECT 1 FROM transition
      WHERE workflow = NEW.workflow AND state_before = NEW.state_before AND action = NEW.action AND other_person
    )
    AND NEW.app_user_id IS (
      SELECT app_user_id FROM event_step
      WHERE event_id = NEW.event_id AND state_after = NEW.state_before AND state_before <> NEW.state_before
      ORDER BY seq DESC LIMIT 1
    )
  );
END;

-- What the workflow asks of a step beside its states: how often, what it answers, what comes with it, whose it is.
DROP TRIGGER IF EXISTS event_step_complete;
CREATE TRIGGER event_step_complete BEFORE INSERT ON event_step WHEN NEW.seq > 0 BEGIN
  SELECT RAISE(ABORT, 'the workflow allows this step no more for this event') WHERE EXISTS (
    SELECT 1 FROM transition AS t
    WHERE t.workflow = NEW.workflow AND t.state_before = NEW.state_before AND t.action = NEW.action
      -- An event is reopened as often in whatever way.
      AND (t.at_most <= (SELECT count(*) FROM event_step WHERE event_id = NEW.event_id AND (action = t.action
          OR (t.evidence LIKE '%"dissatisfied"%' AND action IN (
            SELECT action FROM transition WHERE workflow = t.workflow AND evidence LIKE '%"dissatisfied"%'))))
        OR (t.answers IS NOT NULL
          AND (SELECT count(*) FROM event_step WHERE event_id = NEW.event_id AND action = t.answers)
            <= (SELECT count(*) FROM event_step WHERE event_id = NEW.event_id AND action IN (
              SELECT action FROM transition WHERE workflow = t.workflow AND answers = t.answers))))
  );
  -- The words are those of domain/events/workflow.py. More time than was asked for last needs a note.
  SELECT RAISE(ABORT, 'this step lacks what the workflow asks for') WHERE EXISTS (
    SELECT 1 FROM transition AS t, json_each(CASE
      WHEN t.evidence LIKE '%"new_deadline"%' AND julianday(json_extract(NEW.evidence, '$.new_deadline')) > (
        SELECT julianday(json_extract(evidence, '$.new_deadline')) FROM event_step
        WHERE event_id = NEW.event_id AND action = t.answers ORDER BY seq DESC LIMIT 1
      ) THEN json_insert(t.evidence, '$[#]', 'note') ELSE coalesce(t.evidence, '[]') END) AS asked
    WHERE t.workflow = NEW.workflow AND t.state_before = NEW.state_before AND t.action = NEW.action
      AND NOT CASE asked.value
        -- Something that shows; from … to (45 is the hyphen), as in domain/blank.py.
        WHEN 'note' THEN coalesce(NEW.note, '') GLOB '*[^' || char(
          1, 45, 32, 127, 45, 160, 173, 847, 1564, 4447, 45, 4448, 6068, 45, 6069, 6155, 45, 6159, 8192, 45,
          8207, 8232, 45, 8239, 8287, 45, 8303, 10240, 12288, 12644, 65024, 45, 65039, 65279, 65440, 65529,
          45, 65531, 917504, 45, 921599
        ) || ']*'
        WHEN 'department' THEN NEW.department_id IS NOT NULL
        WHEN 'dissatisfied' THEN EXISTS (
          SELECT 1 FROM code_item WHERE list = 'event_rating' AND code = json_extract(NEW.evidence, '$.rating')
            AND json_extract(extra, '$.dissatisfied')
        )
        WHEN 'rating' THEN EXISTS (
          SELECT 1 FROM code_item WHERE list = 'event_rating' AND code = json_extract(NEW.evidence, '$.rating')
        )
        WHEN 'position' THEN coalesce(
          json_type(NEW.evidence, '$.position.longitude') IN ('integer', 'real')
          AND json_type(NEW.evidence, '$.position.latitude') IN ('integer', 'real')
          AND json_extract(NEW.evidence, '$.position.longitude') BETWEEN -180 AND 180
          AND json_extract(NEW.evidence, '$.position.latitude') BETWEEN -90 AND 90
          -- (0, 0) is what a receiver says that has not found where it is.
          AND (json_extract(NEW.evidence, '$.position.longitude') <> 0 OR json_extract(NEW.evidence, '$.position.latitude') <> 0)
          AND CASE coalesce(json_type(NEW.evidence, '$.position.accuracy'), 'null') WHEN 'null' THEN 1
            WHEN 'integer' THEN json_extract(NEW.evidence, '$.position.accuracy') >= 0
            WHEN 'real' THEN json_extract(NEW.evidence, '$.position.accuracy') >= 0 ELSE 0 END, 0)
        WHEN 'given' THEN EXISTS (
          SELECT 1 FROM event_step WHERE event_id = NEW.event_id AND department_id IS NOT NULL
        )
        WHEN 'not_given' THEN NOT EXISTS (
          SELECT 1 FROM event_step WHERE event_id = NEW.event_id AND department_id IS NOT NULL
        )
        -- Back to the state in which the event was before the one in which it is.
        WHEN 'way_back' THEN coalesce(NEW.state_after = (
          SELECT state_before FROM event_step
          WHERE event_id = NEW.event_id AND state_after = NEW.state_before AND state_before <> NEW.state_before
          ORDER BY seq DESC LIMIT 1
        ), 0)
        -- What was said last of the supervision is not said again; nobody supervises from the beginning.
        WHEN 'supervision_changes' THEN NEW.action <> coalesce((
          SELECT action FROM event_step
          WHERE event_id = NEW.event_id
            AND action IN ('supervise', 'supervise_yellow', 'supervise_red', 'end_supervision')
          ORDER BY seq DESC LIMIT 1
        ), 'end_supervision')
        -- pause_10: ten minutes after the same account took the step, or something else happened since.
        WHEN 'pause_' || CAST(substr(asked.value, 7) AS integer) THEN NOT EXISTS (
          SELECT 1 FROM event_step AS earlier
          WHERE earlier.event_id = NEW.event_id AND earlier.action = NEW.action
            AND earlier.app_user_id IS NEW.app_user_id
            AND earlier.at > strftime('%Y-%m-%dT%H:%M:%fZ', NEW.at, '-' || substr(asked.value, 7) || ' minutes')
            AND NOT EXISTS (
              SELECT 1 FROM event_step
              WHERE event_id = NEW.event_id AND seq > earlier.seq AND action <> NEW.action
            )
        )
        -- An instant, ISO 8601 with a zone, after that of the step.
        WHEN 'new_deadline' THEN coalesce(
          julianday(json_extract(NEW.evidence, '$.new_deadline')) > julianday(NEW.at)
          AND json_extract(NEW.evidence, '$.new_deadline') GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9][T ]*'
          AND (json_extract(NEW.evidence, '$.new_deadline') LIKE '%Z'
            OR json_extract(NEW.evidence, '$.new_deadline') LIKE '%+__:__'
            OR json_extract(NEW.evidence, '$.new_deadline') LIKE '%-__:__'), 0)
        ELSE coalesce(json_extract(NEW.evidence, '$.' || asked.value), 0) NOT IN (0, '', '[]', '{}')
          -- Files are named by their SHA-256.
          AND (asked.value NOT LIKE 'photo%' OR (json_type(NEW.evidence, '$.' || asked.value) = 'array' AND NOT EXISTS (
            SELECT 1 FROM json_each(NEW.evidence, '$.' || asked.value)
            WHERE type <> 'text' OR length(value) <> 64 OR value GLOB '*[^0-9a-f]*'
          )))
      END
  );
  SELECT RAISE(ABORT, 'this step gives the event to no department') WHERE NEW.department_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM transition AS t, json_each(coalesce(t.evidence, '[]')) AS asked
    WHERE t.workflow = NEW.workflow AND t.state_before = NEW.state_before AND t.action = NEW.action
      AND asked.value = 'department'
  );
  SELECT RAISE(ABORT, 'who is not satisfied reopens the event') WHERE EXISTS (
    SELECT 1 FROM code_item WHERE list = 'event_rating' AND code = json_extract(NEW.evidence, '$.rating')
      AND json_extract(extra, '$.dissatisfied')
  ) AND NOT EXISTS (
    SELECT 1 FROM transition AS t, json_each(coalesce(t.evidence, '[]')) AS asked
    WHERE t.workflow = NEW.workflow AND t.state_before = NEW.state_before AND t.action = NEW.action
      AND asked.value = 'dissatisfied'
  ) AND EXISTS (
    SELECT 1 FROM transition AS t, json_each(coalesce(t.evidence, '[]')) AS asked
    WHERE t.workflow = NEW.workflow AND t.state_before = NEW.state_before AND asked.value = 'dissatisfied'
      AND NOT coalesce(t.at_most <= (SELECT count(*) FROM event_step WHERE event_id = NEW.event_id AND action IN (
        SELECT action FROM transition WHERE workflow = t.workflow AND evidence LIKE '%"dissatisfied"%')), 0)
  );
  SELECT RAISE(ABORT, 'this step is for the department that has the event')
  WHERE NOT EXISTS (SELECT 1 FROM setting WHERE name = 'single_operator' AND value = '1') AND EXISTS (
    SELECT 1 FROM transition AS t, app_user AS u
    WHERE t.workflow = NEW.workflow AND t.state_before = NEW.state_before AND t.action = NEW.action
      AND t.held_by IS NOT NULL AND u.id = NEW.app_user_id AND u.department_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM event_department AS d
        WHERE d.event_id = NEW.event_id AND d.department_id = u.department_id AND d.until_seq IS NULL
          AND (t.held_by = 'any' OR d.part = 'lead')
      )
  );
  SELECT RAISE(ABORT, 'the main event has to be another event that is open') WHERE EXISTS (
    SELECT 1 FROM transition AS t, json_each(coalesce(t.evidence, '[]')) AS asked
    WHERE t.workflow = NEW.workflow AND t.state_before = NEW.state_before AND t.action = NEW.action
      AND asked.value = 'main_event'
  ) AND NOT EXISTS (
    SELECT 1 FROM event
    WHERE uid = json_extract(NEW.evidence, '$.main_event') AND id <> NEW.event_id AND closed_at IS NULL
  );
END;

-- What follows from a step: the state, the deadlines, the supervision, the main event; a department that it names has the
-- event from then on, with those that assist, until another has it or it is given back.
DROP TRIGGER IF EXISTS event_step_leads;
CREATE TRIGGER event_step_leads AFTER INSERT ON event_step WHEN NEW.seq > 0 BEGIN
  UPDATE event SET
    state = NEW.state_after,
    closed_at = CASE WHEN NOT EXISTS (
      SELECT 1 FROM transition
      WHERE workflow = NEW.workflow AND state_before = NEW.state_after AND action <> 'genesis'
    ) THEN NEW.at END,
    department_id = CASE WHEN NEW.department_id IS NULL AND NEW.action IN ('send_back', 'escalate', 'recall') THEN NULL
      ELSE coalesce(NEW.department_id, department_id) END,
    due_at = CASE WHEN NEW.milestone IS NULL THEN due_at ELSE NEW.due_at END,
    warn_at = CASE WHEN NEW.milestone IS NULL THEN warn_at ELSE NEW.warn_at END,
    deadlines = CASE WHEN NEW.milestone IS NULL THEN deadlines ELSE NEW.deadlines END,
    milestone = coalesce(NEW.milestone, milestone),
    supervision = CASE NEW.action WHEN 'supervise' THEN 'normal' WHEN 'supervise_yellow' THEN 'yellow'
      WHEN 'supervise_red' THEN 'red' WHEN 'end_supervision' THEN 'none' ELSE supervision END,
    merged_into_id = coalesce((
      SELECT main.id FROM event AS main, transition AS t, json_each(coalesce(t.evidence, '[]')) AS asked
      WHERE t.workflow = NEW.workflow AND t.state_before = NEW.state_before AND t.action = NEW.action
        AND asked.value = 'main_event' AND main.uid = json_extract(NEW.evidence, '$.main_event')
    ), merged_into_id)
  WHERE id = NEW.event_id;
END;
DROP TRIGGER IF EXISTS event_step_gives_back;
CREATE TRIGGER event_step_gives_back AFTER INSERT ON event_step
WHEN NEW.department_id IS NULL AND NEW.action IN ('send_back', 'escalate', 'recall') BEGIN
  UPDATE event_department SET until_seq = NEW.seq WHERE event_id = NEW.event_id AND until_seq IS NULL;
END;
DROP TRIGGER IF EXISTS event_step_gives;
CREATE TRIGGER event_step_gives AFTER INSERT ON event_step WHEN NEW.department_id IS NOT NULL BEGIN
  UPDATE event_department SET until_seq = NEW.seq WHERE event_id = NEW.event_id AND until_seq IS NULL;
  INSERT INTO event_department (event_id, department_id, part, seq, area_id)
  VALUES (NEW.event_id, NEW.department_id, 'lead', NEW.seq, NEW.area_id);
  INSERT INTO event_department (event_id, department_id, part, seq, area_id)
  SELECT DISTINCT NEW.event_id, d.id, 'assist', NEW.seq, NEW.area_id
  FROM json_each(coalesce(json_extract(NEW.evidence, '$.assist'), '[]')) AS named, department AS d
  WHERE d.code = named.value AND d.id <> NEW.department_id;
END;

-- Only the area may move, and only with the event.
DROP TRIGGER IF EXISTS event_step_stays_the_same;
CREATE TRIGGER event_step_stays_the_same BEFORE UPDATE ON event_step
WHEN (NEW.id, NEW.uid, NEW.event_id, NEW.workflow, NEW.seq, NEW.prev_seq, NEW.state_before, NEW.action,
    NEW.state_after, NEW.at, NEW.app_user_id, NEW.department_id, NEW.note, NEW.evidence, NEW.self_verified,
    NEW.due_at, NEW.warn_at, NEW.milestone, NEW.deadlines)
  IS NOT (OLD.id, OLD.uid, OLD.event_id, OLD.workflow, OLD.seq, OLD.prev_seq, OLD.state_before, OLD.action,
    OLD.state_after, OLD.at, OLD.app_user_id, OLD.department_id, OLD.note, OLD.evidence, OLD.self_verified,
    OLD.due_at, OLD.warn_at, OLD.milestone, OLD.deadlines)
  OR NEW.area_id IS NOT (SELECT area_id FROM event WHERE id = NEW.event_id)
BEGIN
  SELECT RAISE(ABORT, 'a step cannot be changed');
END;
DROP TRIGGER IF EXISTS event_step_stays;
CREATE TRIGGER event_step_stays BEFORE DELETE ON event_step BEGIN
  SELECT RAISE(ABORT, 'a step cannot be deleted');
END;

-- REPLACE would delete the old row without asking its triggers.
DROP TRIGGER IF EXISTS transition_begins;
CREATE TRIGGER transition_begins BEFORE INSERT ON transition WHEN EXISTS (
  SELECT 1 FROM transition
  WHERE id = NEW.id OR (workflow = NEW.workflow AND state_before = NEW.state_before AND action = NEW.action)
) BEGIN
  SELECT RAISE(ABORT, 'the workflow has this step already');
END;
DROP TRIGGER IF EXISTS transition_no_replace_by_update;
CREATE TRIGGER transition_no_replace_by_update BEFORE UPDATE ON transition WHEN EXISTS (
  SELECT 1 FROM transition
  WHERE id <> OLD.id
    AND (id = NEW.id OR (workflow = NEW.workflow AND state_before = NEW.state_before AND action = NEW.action))
) BEGIN
  SELECT RAISE(ABORT, 'the workflow has this step already');
END;
DROP TRIGGER IF EXISTS transition_used_stays;
CREATE TRIGGER transition_used_stays BEFORE DELETE ON transition WHEN EXISTS (
  SELECT 1 FROM event_step
  WHERE workflow = OLD.workflow AND state_before = OLD.state_before AND action = OLD.action
    AND state_after = OLD.state_after
) BEGIN
  SELECT RAISE(ABORT, 'events have taken this step: it cannot leave the workflow');
END;
DROP TRIGGER IF EXISTS transition_used_keeps;
CREATE TRIGGER transition_used_keeps BEFORE UPDATE ON transition
WHEN (NEW.workflow, NEW.state_before, NEW.action, NEW.state_after)
  IS NOT (OLD.workflow, OLD.state_before, OLD.action, OLD.state_after)
  AND EXISTS (
    SELECT 1 FROM event_step
    WHERE workflow = OLD.workflow AND state_before = OLD.state_before AND action = OLD.action
      AND state_after = OLD.state_after
  )
BEGIN
  SELECT RAISE(ABORT, 'events have taken this step: it cannot leave the workflow');
END;
