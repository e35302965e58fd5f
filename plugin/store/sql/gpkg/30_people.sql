-- A request to reveal is evidence: it is used once and otherwise never changed or deleted.

DROP TRIGGER IF EXISTS reveal_request_used_once;
CREATE TRIGGER reveal_request_used_once BEFORE UPDATE ON reveal_request
WHEN OLD.revealed_at IS NOT NULL OR NEW.revealed_at IS NULL OR NEW.id IS NOT OLD.id OR NEW.uid IS NOT OLD.uid
  OR NEW.person_id IS NOT OLD.person_id OR NEW.fields IS NOT OLD.fields OR NEW.reason IS NOT OLD.reason
  OR NEW.app_user_id IS NOT OLD.app_user_id OR NEW.login IS NOT OLD.login
  OR NEW.requested_at IS NOT OLD.requested_at OR NEW.valid_to IS NOT OLD.valid_to
BEGIN SELECT RAISE(ABORT, 'a request to reveal is used once and never changed'); END;

DROP TRIGGER IF EXISTS reveal_request_no_delete;
CREATE TRIGGER reveal_request_no_delete BEFORE DELETE ON reveal_request
BEGIN SELECT RAISE(ABORT, 'a request to reveal is used once and never changed'); END;

DROP TRIGGER IF EXISTS reveal_request_no_replace;
CREATE TRIGGER reveal_request_no_replace BEFORE INSERT ON reveal_request
WHEN EXISTS (SELECT 1 FROM reveal_request WHERE id = NEW.id OR uid = NEW.uid)
BEGIN SELECT RAISE(ABORT, 'a request to reveal is used once and never changed'); END;
