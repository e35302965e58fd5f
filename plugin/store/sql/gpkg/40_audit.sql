-- The audit chain is append-only for whatever program opens the file; plugin/store/audit.py computes the hashes.

DROP TRIGGER IF EXISTS audit_log_no_update;
CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
BEGIN SELECT RAISE(ABORT, 'rows of audit_log are never changed or deleted'); END;

DROP TRIGGER IF EXISTS audit_log_no_delete;
CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
BEGIN SELECT RAISE(ABORT, 'rows of audit_log are never changed or deleted'); END;

-- INSERT OR REPLACE removes the old row without its delete trigger.
DROP TRIGGER IF EXISTS audit_log_no_replace;
CREATE TRIGGER audit_log_no_replace BEFORE INSERT ON audit_log
WHEN EXISTS (
  SELECT 1 FROM audit_log WHERE id = NEW.id OR hash = NEW.hash OR previous_hash = NEW.previous_hash
)
BEGIN SELECT RAISE(ABORT, 'rows of audit_log are never changed or deleted'); END;
