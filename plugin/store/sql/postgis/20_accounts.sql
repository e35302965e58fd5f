-- Who asks, and what that account may see. session_user is the login that connected: inside views and SECURITY DEFINER
-- functions current_user is somebody else.

CREATE OR REPLACE FUNCTION current_app_user() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT id FROM app_user WHERE login = session_user AND active
$$;

CREATE OR REPLACE FUNCTION is_store_owner() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT pg_has_role(session_user, relowner, 'MEMBER') FROM pg_class WHERE oid = 'app_user'::regclass
$$;

CREATE OR REPLACE FUNCTION has_right(VARIADIC p_roles text[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT is_store_owner() OR EXISTS (
    SELECT 1 FROM user_role
    WHERE app_user_id = current_app_user() AND role = ANY (p_roles) AND (valid_to IS NULL OR valid_to > now())
  )
$$;

-- The area an account is bound to; none for an account without any right that is still valid.
CREATE OR REPLACE FUNCTION own_area() RETURNS area
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT area.* FROM app_user JOIN area ON area.id = app_user.area_id
  WHERE app_user.id = current_app_user() AND EXISTS (
    SELECT 1 FROM user_role WHERE app_user_id = app_user.id AND (valid_to IS NULL OR valid_to > now())
  )
$$;

-- The areas an account sees: its own and those under it; for a manager and the store's owner all of them.
CREATE OR REPLACE FUNCTION visible_areas() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT coalesce(array_agg(id), '{}') FROM area
  WHERE (SELECT has_right('manager')) OR starts_with(path, (SELECT (own_area()).path))
$$;

-- Rows that lie in no area yet are for managers and for accounts at the top.
CREATE OR REPLACE FUNCTION sees_unplaced() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT has_right('manager') OR EXISTS (SELECT 1 FROM own_area() AS own WHERE own.id IS NOT NULL AND own.parent_id IS NULL)
$$;

CREATE OR REPLACE FUNCTION sees_area(p_area bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT CASE WHEN p_area IS NULL THEN sees_unplaced() ELSE p_area = ANY (visible_areas()) END
$$;
