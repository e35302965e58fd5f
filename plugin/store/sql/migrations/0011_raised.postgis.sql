-- When an event came to a level that alarms after its report: from then on acknowledgements and calls count.
ALTER TABLE "event" ADD COLUMN "raised_at" timestamptz;
