-- The loop's steps are data and come anew with this version; those that events have taken stay, with the word "note"
-- for what was called a reason.
DELETE FROM transition WHERE NOT EXISTS (
  SELECT 1 FROM event_step AS s WHERE s.workflow = transition.workflow AND s.state_before = transition.state_before
    AND s.action = transition.action AND s.state_after = transition.state_after
);
UPDATE transition SET evidence = replace(evidence, '"reason"', '"note"');
ALTER TABLE "transition" RENAME COLUMN "role" TO "roles";
ALTER TABLE "transition" ADD COLUMN "at_most" INTEGER CHECK (at_most > 0);
ALTER TABLE "transition" ADD COLUMN "answers" TEXT;
ALTER TABLE "transition" ADD COLUMN "within_metres" INTEGER CHECK (within_metres > 0);
ALTER TABLE "transition" ADD COLUMN "held_by" TEXT CHECK ("held_by" = 'lead' OR "held_by" = 'any');
ALTER TABLE "event" ADD COLUMN "warn_at" DATETIME CHECK ("warn_at" IS NULL OR (julianday("warn_at") IS NOT NULL AND "warn_at" GLOB '*T*Z'));
ALTER TABLE "event" ADD COLUMN "milestone" TEXT;
ALTER TABLE "event" ADD COLUMN "supervision" TEXT NOT NULL DEFAULT 'none' CHECK ("supervision" = 'none' OR "supervision" = 'normal' OR "supervision" = 'yellow' OR "supervision" = 'red');
ALTER TABLE "event" ADD COLUMN "component_id" INTEGER REFERENCES "component" ("id") ON DELETE RESTRICT;
ALTER TABLE "event" ADD COLUMN "due_given" DATETIME CHECK ("due_given" IS NULL OR (julianday("due_given") IS NOT NULL AND "due_given" GLOB '*T*Z'));
ALTER TABLE "event_step" ADD COLUMN "due_at" DATETIME CHECK ("due_at" IS NULL OR (julianday("due_at") IS NOT NULL AND "due_at" GLOB '*T*Z'));
ALTER TABLE "event_step" ADD COLUMN "warn_at" DATETIME CHECK ("warn_at" IS NULL OR (julianday("warn_at") IS NOT NULL AND "warn_at" GLOB '*T*Z'));
ALTER TABLE "event_step" ADD COLUMN "milestone" TEXT;
ALTER TABLE "deadline_rule" ADD COLUMN "warn_percent" INTEGER NOT NULL DEFAULT 75 CHECK (warn_percent BETWEEN 1 AND 100);
ALTER TABLE "routing_rule" ADD COLUMN "target" TEXT NOT NULL DEFAULT 'department' CHECK ("target" = 'department' OR "target" = 'owner' OR "target" = 'territory');
ALTER TABLE "routing_rule" ADD COLUMN "grid_id" INTEGER REFERENCES "grid" ("id") ON DELETE RESTRICT;
ALTER TABLE "routing_rule" ADD COLUMN "urgency" TEXT CHECK ("urgency" = 'normal' OR "urgency" = 'urgent' OR "urgency" = 'critical');
ALTER TABLE "routing_rule" ADD COLUMN "hours" TEXT;
ALTER TABLE "routing_rule" ADD COLUMN "days" TEXT CHECK ("days" = 'working' OR "days" = 'off');
ALTER TABLE "routing_rule" ADD COLUMN "has_component" BOOLEAN CHECK ("has_component" BETWEEN 0 AND 1);
ALTER TABLE "routing_rule" ADD COLUMN "active" BOOLEAN NOT NULL DEFAULT 1 CHECK ("active" BETWEEN 0 AND 1);
ALTER TABLE "message" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'task' CHECK ("kind" = 'task' OR "kind" = 'alarm' OR "kind" = 'notice');
ALTER TABLE "delivery" ADD COLUMN "responder_id" INTEGER REFERENCES "responder" ("id") ON DELETE RESTRICT;
-- What the demo town called the milestone is a state; its code is that of the workflow.
UPDATE "deadline_rule" SET "milestone" = 'handle' WHERE "milestone" = 'handled';
CREATE INDEX "event_due_at_idx" ON "event" ("due_at");
CREATE INDEX "event_merged_into_id_idx" ON "event" ("merged_into_id");
CREATE INDEX "event_display_level_closed_at_idx" ON "event" ("display_level", "closed_at");
CREATE INDEX "event_step_at_idx" ON "event_step" ("at");
CREATE INDEX "event_step_app_user_id_at_idx" ON "event_step" ("app_user_id", "at");
ALTER TABLE "routing_rule" DROP COLUMN "condition";
-- SQLite cannot alter a CHECK or a NOT NULL: see 0005.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '"unit" = ''working_hour'' OR "unit" = ''working_day'' OR "unit" = ''calendar_day''', '"unit" = ''working_hour'' OR "unit" = ''working_day'' OR "unit" = ''calendar_day'' OR "unit" = ''minute''')
  WHERE type = 'table' AND name = 'deadline_rule';
UPDATE sqlite_schema SET sql = replace(sql, '"state" = ''queued'' OR "state" = ''sent'' OR "state" = ''delivered'' OR "state" = ''read'' OR "state" = ''failed''', '"state" = ''queued'' OR "state" = ''sent'' OR "state" = ''delivered'' OR "state" = ''read'' OR "state" = ''failed'' OR "state" = ''signed''')
  WHERE type = 'table' AND name = 'delivery';
UPDATE sqlite_schema SET sql = replace(sql, '"department_id" INTEGER NOT NULL REFERENCES', '"department_id" INTEGER REFERENCES')
  WHERE type = 'table' AND name = 'routing_rule';
PRAGMA writable_schema = RESET;
CREATE TABLE "event_department" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "event_id" INTEGER NOT NULL REFERENCES "event" ("id") ON DELETE RESTRICT,
  "department_id" INTEGER NOT NULL REFERENCES "department" ("id") ON DELETE RESTRICT,
  "part" TEXT NOT NULL CHECK ("part" = 'lead' OR "part" = 'assist'),
  "seq" INTEGER NOT NULL,
  "until_seq" INTEGER,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  UNIQUE ("event_id", "seq", "department_id")
);
CREATE INDEX "event_department_area_id_idx" ON "event_department" ("area_id");
CREATE INDEX "event_department_department_id_idx" ON "event_department" ("department_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('event_department', 'attributes', 'event_department', 'Lead and assisting departments 主办/协办 since a step; until the step that took the event from them', 0);
CREATE TABLE "duty_shift" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "part" TEXT NOT NULL DEFAULT 'operator' CHECK ("part" = 'leader' OR "part" = 'chief' OR "part" = 'deputy' OR "part" = 'operator'),
  "rank" INTEGER NOT NULL DEFAULT 1 CHECK (rank > 0),
  "app_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT,
  "name" TEXT NOT NULL,
  "phone" TEXT,
  "starts_at" DATETIME NOT NULL CHECK ("starts_at" IS NULL OR (julianday("starts_at") IS NOT NULL AND "starts_at" GLOB '*T*Z')),
  "ends_at" DATETIME NOT NULL CHECK ("ends_at" IS NULL OR (julianday("ends_at") IS NOT NULL AND "ends_at" GLOB '*T*Z')),
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  UNIQUE ("uid"),
  CHECK (ends_at > starts_at)
);
CREATE INDEX "duty_shift_area_id_idx" ON "duty_shift" ("area_id");
CREATE INDEX "duty_shift_starts_at_idx" ON "duty_shift" ("starts_at");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('duty_shift', 'attributes', 'duty_shift', 'Who keeps the desk 值班表: the order in which the people of a shift are called', 0);
CREATE TABLE "duty_log" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "at" DATETIME NOT NULL CHECK ("at" IS NULL OR (julianday("at") IS NOT NULL AND "at" GLOB '*T*Z')),
  "kind" TEXT NOT NULL DEFAULT 'note' CHECK ("kind" = 'call' OR "kind" = 'instruction' OR "kind" = 'note' OR "kind" = 'hand_over' OR "kind" = 'report' OR "kind" = 'alarm'),
  "content" TEXT NOT NULL,
  "event_id" INTEGER REFERENCES "event" ("id") ON DELETE RESTRICT,
  "app_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  UNIQUE ("uid")
);
CREATE INDEX "duty_log_area_id_idx" ON "duty_log" ("area_id");
CREATE INDEX "duty_log_at_idx" ON "duty_log" ("at");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('duty_log', 'attributes', 'duty_log', 'The duty desk''s log 值班日志: calls, instructions, notes; never changed', 0);
CREATE TABLE "hand_over" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "from_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT,
  "to_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT,
  "at" DATETIME NOT NULL CHECK ("at" IS NULL OR (julianday("at") IS NOT NULL AND "at" GLOB '*T*Z')),
  "accepted_at" DATETIME CHECK ("accepted_at" IS NULL OR (julianday("accepted_at") IS NOT NULL AND "accepted_at" GLOB '*T*Z')),
  "matters" TEXT NOT NULL CHECK ("matters" IS NULL OR json_valid("matters")),
  "note" TEXT,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  UNIQUE ("uid")
);
CREATE INDEX "hand_over_area_id_idx" ON "hand_over" ("area_id");
CREATE INDEX "hand_over_at_idx" ON "hand_over" ("at");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('hand_over', 'attributes', 'hand_over', 'Hand-overs 交接班: who hands over to whom, the open matters of that moment, and when it was accepted', 0);
CREATE TABLE "info_report" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "event_id" INTEGER NOT NULL REFERENCES "event" ("id") ON DELETE RESTRICT,
  "kind" TEXT NOT NULL CHECK ("kind" = 'first' OR "kind" = 'follow_up' OR "kind" = 'final'),
  "serial" INTEGER NOT NULL CHECK (serial > 0),
  "content" TEXT NOT NULL,
  "recipients" TEXT,
  "due_at" DATETIME CHECK ("due_at" IS NULL OR (julianday("due_at") IS NOT NULL AND "due_at" GLOB '*T*Z')),
  "sent_at" DATETIME CHECK ("sent_at" IS NULL OR (julianday("sent_at") IS NOT NULL AND "sent_at" GLOB '*T*Z')),
  "app_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT,
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  UNIQUE ("uid"),
  UNIQUE ("event_id", "serial")
);
CREATE INDEX "info_report_area_id_idx" ON "info_report" ("area_id");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('info_report', 'attributes', 'info_report', 'Information reports of an event 信息报送: first, follow-up and final, each with its own time limit', 0);
CREATE TABLE "assignment" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "uid" TEXT NOT NULL,
  "event_id" INTEGER NOT NULL REFERENCES "event" ("id") ON DELETE RESTRICT,
  "responder_id" INTEGER NOT NULL REFERENCES "responder" ("id") ON DELETE RESTRICT,
  "state" TEXT NOT NULL DEFAULT 'assigned' CHECK ("state" = 'assigned' OR "state" = 'signed' OR "state" = 'arrived' OR "state" = 'finished' OR "state" = 'released'),
  "requirement" TEXT,
  "minutes" REAL CHECK (minutes IS NULL OR minutes >= 0),
  "metres" REAL CHECK (metres IS NULL OR metres >= 0),
  "reasons" TEXT CHECK ("reasons" IS NULL OR json_valid("reasons")),
  "message_id" INTEGER REFERENCES "message" ("id") ON DELETE RESTRICT,
  "app_user_id" INTEGER REFERENCES "app_user" ("id") ON DELETE RESTRICT,
  "assigned_at" DATETIME NOT NULL CHECK ("assigned_at" IS NULL OR (julianday("assigned_at") IS NOT NULL AND "assigned_at" GLOB '*T*Z')),
  "changed_at" DATETIME NOT NULL CHECK ("changed_at" IS NULL OR (julianday("changed_at") IS NOT NULL AND "changed_at" GLOB '*T*Z')),
  "area_id" INTEGER REFERENCES "area" ("id") ON DELETE RESTRICT,
  UNIQUE ("uid")
);
CREATE INDEX "assignment_area_id_idx" ON "assignment" ("area_id");
CREATE INDEX "assignment_event_id_idx" ON "assignment" ("event_id");
CREATE INDEX "assignment_responder_id_state_idx" ON "assignment" ("responder_id", "state");
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('assignment', 'attributes', 'assignment', 'Responders sent to an event 派单, with the numbers by which they were chosen', 0);
CREATE TABLE "alarm_call" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "alarm_type" TEXT NOT NULL CHECK ("alarm_type" = 'event' OR "alarm_type" = 'sensor_alarm' OR "alarm_type" = 'fence_event'),
  "alarm_id" INTEGER NOT NULL,
  "round" INTEGER NOT NULL CHECK (round > 0),
  "duty_shift_id" INTEGER REFERENCES "duty_shift" ("id") ON DELETE RESTRICT,
  "message_id" INTEGER REFERENCES "message" ("id") ON DELETE RESTRICT,
  "at" DATETIME NOT NULL CHECK ("at" IS NULL OR (julianday("at") IS NOT NULL AND "at" GLOB '*T*Z')),
  UNIQUE ("alarm_type", "alarm_id", "round")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('alarm_call', 'attributes', 'alarm_call', 'Who was called when an alarm was not acknowledged in time; a round is called once, whichever client is first', 0);
CREATE TABLE "event_fact" (
  "event_id" INTEGER NOT NULL REFERENCES "event" ("id") ON DELETE CASCADE,
  "filed_at" DATETIME CHECK ("filed_at" IS NULL OR (julianday("filed_at") IS NOT NULL AND "filed_at" GLOB '*T*Z')),
  "dispatched_at" DATETIME CHECK ("dispatched_at" IS NULL OR (julianday("dispatched_at") IS NOT NULL AND "dispatched_at" GLOB '*T*Z')),
  "first_feedback_at" DATETIME CHECK ("first_feedback_at" IS NULL OR (julianday("first_feedback_at") IS NOT NULL AND "first_feedback_at" GLOB '*T*Z')),
  "handled_at" DATETIME CHECK ("handled_at" IS NULL OR (julianday("handled_at") IS NOT NULL AND "handled_at" GLOB '*T*Z')),
  "verified_at" DATETIME CHECK ("verified_at" IS NULL OR (julianday("verified_at") IS NOT NULL AND "verified_at" GLOB '*T*Z')),
  "closed_at" DATETIME CHECK ("closed_at" IS NULL OR (julianday("closed_at") IS NOT NULL AND "closed_at" GLOB '*T*Z')),
  "dispatch_due" DATETIME CHECK ("dispatch_due" IS NULL OR (julianday("dispatch_due") IS NOT NULL AND "dispatch_due" GLOB '*T*Z')),
  "handle_due" DATETIME CHECK ("handle_due" IS NULL OR (julianday("handle_due") IS NOT NULL AND "handle_due" GLOB '*T*Z')),
  "close_due" DATETIME CHECK ("close_due" IS NULL OR (julianday("close_due") IS NOT NULL AND "close_due" GLOB '*T*Z')),
  "rating" TEXT,
  "merged" INTEGER NOT NULL,
  "voided" INTEGER NOT NULL,
  "counted" INTEGER NOT NULL,
  "to_file" INTEGER NOT NULL,
  "filed" INTEGER NOT NULL,
  "to_dispatch" INTEGER NOT NULL,
  "dispatched" INTEGER NOT NULL,
  "dispatched_on_time" INTEGER NOT NULL,
  "dispatched_late" INTEGER NOT NULL,
  "task" INTEGER NOT NULL,
  "handled" INTEGER NOT NULL,
  "handled_on_time" INTEGER NOT NULL,
  "overdue_handled" INTEGER NOT NULL,
  "fed_back" INTEGER NOT NULL,
  "reworked" INTEGER NOT NULL,
  "reworks" INTEGER NOT NULL,
  "sent_back" INTEGER NOT NULL,
  "checked" INTEGER NOT NULL,
  "verified" INTEGER NOT NULL,
  "self_verified" INTEGER NOT NULL,
  "called_back" INTEGER NOT NULL,
  "rated" INTEGER NOT NULL,
  "satisfied" INTEGER NOT NULL,
  "reopened" INTEGER NOT NULL,
  "closed" INTEGER NOT NULL,
  "closed_on_time" INTEGER NOT NULL,
  "closed_late" INTEGER NOT NULL,
  "closed_in_grid" INTEGER NOT NULL,
  PRIMARY KEY ("event_id")
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES ('event_fact', 'attributes', 'event_fact', 'What the steps of an event come to: instants, deadlines, flags that add up; the view event_measure shows it', 0);
-- Who has an event now.
INSERT INTO event_department (event_id, department_id, part, seq, area_id)
SELECT event_id, department_id, 'lead', seq, area_id FROM event_step AS s
WHERE department_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM event_step WHERE event_id = s.event_id AND department_id IS NOT NULL AND seq > s.seq
);
