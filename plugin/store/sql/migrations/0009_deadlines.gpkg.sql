-- What is known of earlier steps stays in due_at and milestone; their record of all open deadlines is NULL.
ALTER TABLE "event" ADD COLUMN "deadlines" TEXT CHECK ("deadlines" IS NULL OR json_valid("deadlines"));
ALTER TABLE "event_step" ADD COLUMN "deadlines" TEXT CHECK ("deadlines" IS NULL OR json_valid("deadlines"));
