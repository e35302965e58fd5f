-- A sent report keeps the head it was printed with; messages of steps are found by whom they are for; what was sent back or
-- escalated is no department's any more.
ALTER TABLE "info_report" ADD COLUMN "head" jsonb;
CREATE INDEX "delivery_app_user_id_idx" ON "delivery" ("app_user_id");
UPDATE event_department SET until_seq = (
  SELECT min(s.seq) FROM event_step AS s WHERE s.event_id = event_department.event_id AND s.seq > event_department.seq
    AND s.action IN ('send_back', 'escalate')
) WHERE until_seq IS NULL;
UPDATE event SET department_id = NULL WHERE department_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM event_department AS d WHERE d.event_id = event.id AND d.until_seq IS NULL
) AND EXISTS (SELECT 1 FROM event_department AS d WHERE d.event_id = event.id);
