-- The duty desk: the log is append-only, a hand-over is fixed once it is accepted, a report once it was sent.

DROP TRIGGER IF EXISTS duty_log_no_update;
CREATE TRIGGER duty_log_no_update BEFORE UPDATE ON duty_log
BEGIN SELECT RAISE(ABORT, 'lines of the duty log are never changed or deleted'); END;
DROP TRIGGER IF EXISTS duty_log_no_delete;
CREATE TRIGGER duty_log_no_delete BEFORE DELETE ON duty_log
BEGIN SELECT RAISE(ABORT, 'lines of the duty log are never changed or deleted'); END;
-- REPLACE would delete the old row without asking its triggers.
DROP TRIGGER IF EXISTS duty_log_no_replace;
CREATE TRIGGER duty_log_no_replace BEFORE INSERT ON duty_log
WHEN EXISTS (SELECT 1 FROM duty_log WHERE id = NEW.id OR uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'lines of the duty log are never changed or deleted'); END;

DROP TRIGGER IF EXISTS hand_over_begins;
CREATE TRIGGER hand_over_begins BEFORE INSERT ON hand_over
WHEN NEW.accepted_at IS NOT NULL OR EXISTS (SELECT 1 FROM hand_over WHERE id = NEW.id OR uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'a hand-over stays as it was given, and as it was accepted'); END;
DROP TRIGGER IF EXISTS hand_over_keeps;
CREATE TRIGGER hand_over_keeps BEFORE UPDATE ON hand_over
WHEN OLD.accepted_at IS NOT NULL OR (NEW.id, NEW.uid, NEW.from_user_id, NEW.at, NEW.matters, NEW.note, NEW.area_id)
  IS NOT (OLD.id, OLD.uid, OLD.from_user_id, OLD.at, OLD.matters, OLD.note, OLD.area_id)
BEGIN SELECT RAISE(ABORT, 'a hand-over stays as it was given, and as it was accepted'); END;
-- Whom it goes to is said when it is given or accepted, and once.
DROP TRIGGER IF EXISTS hand_over_to_addressee;
CREATE TRIGGER hand_over_to_addressee BEFORE UPDATE ON hand_over
WHEN OLD.accepted_at IS NULL AND NEW.to_user_id IS NOT OLD.to_user_id
  AND (OLD.to_user_id IS NOT NULL OR NEW.accepted_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'a hand-over is accepted by the one to whom it is addressed'); END;
DROP TRIGGER IF EXISTS hand_over_to_another;
CREATE TRIGGER hand_over_to_another BEFORE UPDATE ON hand_over
WHEN NEW.accepted_at IS NOT NULL AND NEW.to_user_id IS NEW.from_user_id
  AND NOT EXISTS (SELECT 1 FROM setting WHERE name = 'single_operator' AND value = '1')
BEGIN SELECT RAISE(ABORT, 'a hand-over is accepted by another person than the one who hands over'); END;
DROP TRIGGER IF EXISTS hand_over_stays;
CREATE TRIGGER hand_over_stays BEFORE DELETE ON hand_over
BEGIN SELECT RAISE(ABORT, 'a hand-over stays as it was given, and as it was accepted'); END;

DROP TRIGGER IF EXISTS info_report_no_replace;
CREATE TRIGGER info_report_no_replace BEFORE INSERT ON info_report
WHEN EXISTS (
  SELECT 1 FROM info_report
  WHERE id = NEW.id OR uid = NEW.uid OR (event_id = NEW.event_id AND serial = NEW.serial)
)
BEGIN SELECT RAISE(ABORT, 'the event has a report with this number already'); END;
DROP TRIGGER IF EXISTS info_report_no_replace_by_update;
CREATE TRIGGER info_report_no_replace_by_update BEFORE UPDATE ON info_report
WHEN EXISTS (
  SELECT 1 FROM info_report
  WHERE id <> OLD.id AND (id = NEW.id OR uid = NEW.uid OR (event_id = NEW.event_id AND serial = NEW.serial))
)
BEGIN SELECT RAISE(ABORT, 'the event has a report with this number already'); END;
-- Only the area may move, and only with the event.
DROP TRIGGER IF EXISTS info_report_sent_keeps;
CREATE TRIGGER info_report_sent_keeps BEFORE UPDATE ON info_report
WHEN OLD.sent_at IS NOT NULL AND (
  (NEW.id, NEW.uid, NEW.event_id, NEW.kind, NEW.serial, NEW.content, NEW.recipients, NEW.due_at, NEW.sent_at,
    NEW.app_user_id, NEW.head)
  IS NOT (OLD.id, OLD.uid, OLD.event_id, OLD.kind, OLD.serial, OLD.content, OLD.recipients, OLD.due_at, OLD.sent_at,
    OLD.app_user_id, OLD.head)
  OR NEW.area_id IS NOT (SELECT area_id FROM event WHERE id = NEW.event_id)
)
BEGIN SELECT RAISE(ABORT, 'an information report stays as it was sent'); END;
DROP TRIGGER IF EXISTS info_report_sent_stays;
CREATE TRIGGER info_report_sent_stays BEFORE DELETE ON info_report WHEN OLD.sent_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an information report stays as it was sent'); END;
