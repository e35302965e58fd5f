-- When an event came to a level that alarms after its report: from then on acknowledgements and calls count.
ALTER TABLE "event" ADD COLUMN "raised_at" DATETIME CHECK ("raised_at" IS NULL OR (julianday("raised_at") IS NOT NULL AND "raised_at" GLOB '*T*Z'));
