-- Saved queries: everybody sees their own and the shared ones, and changes their own. The store's owner is not bound.

ALTER TABLE saved_query ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS reading ON saved_query;
CREATE POLICY reading ON saved_query FOR SELECT
USING (shared OR app_user_id = (SELECT current_app_user()));
DROP POLICY IF EXISTS adding ON saved_query;
CREATE POLICY adding ON saved_query FOR INSERT
WITH CHECK (app_user_id = (SELECT current_app_user()));
DROP POLICY IF EXISTS changing ON saved_query;
CREATE POLICY changing ON saved_query FOR UPDATE
USING (app_user_id = (SELECT current_app_user())) WITH CHECK (app_user_id = (SELECT current_app_user()));
DROP POLICY IF EXISTS removing ON saved_query;
CREATE POLICY removing ON saved_query FOR DELETE
USING (app_user_id = (SELECT current_app_user()));
