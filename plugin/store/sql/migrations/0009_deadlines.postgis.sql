-- What is known of earlier steps stays in due_at and milestone; their record of all open deadlines is NULL.
ALTER TABLE "event" ADD COLUMN "deadlines" jsonb;
ALTER TABLE "event_step" ADD COLUMN "deadlines" jsonb;
-- They take the record as well.
DROP FUNCTION IF EXISTS take_step(bigint, text, text, jsonb, bigint, integer, text, text, timestamptz, timestamptz);
DROP FUNCTION IF EXISTS set_deadlines(bigint[], text[], timestamptz[], text[], timestamptz[], timestamptz[]);
