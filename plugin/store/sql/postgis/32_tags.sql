-- Tags by their sensitivity in the code list person_tag: ordinary ones for whoever may see persons, sensitive ones for
-- those who keep them, sealed ones only while their module is switched on, and for nobody but revealers. What the list
-- does not name cannot be judged and is refused. Of a code in several editions the strictest counts.

-- Whether the module of a sealed tag holds today: on, and not at its end.
CREATE OR REPLACE FUNCTION tag_module_holds(p_item code_item) RETURNS boolean
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT p_item.active AND coalesce((p_item.extra ->> 'expires')::date
    > (now() AT TIME ZONE (SELECT value FROM setting WHERE name = 'zone'))::date, false)
$$;

-- Every tag that may be entered today, by its sensitivity.
CREATE OR REPLACE FUNCTION tags_in_force() RETURNS TABLE (code text, sensitivity text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT item.code, CASE WHEN bool_or(item.sensitivity = 'sealed') THEN 'sealed'
    WHEN bool_or(item.sensitivity = 'sensitive') THEN 'sensitive' ELSE 'ordinary' END
  FROM code_item AS item WHERE item.list = 'person_tag'
  GROUP BY item.code HAVING bool_and(item.sensitivity <> 'sealed' OR tag_module_holds(item))
$$;

-- The tags that the caller may see on a person.
CREATE OR REPLACE FUNCTION visible_tags() RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT coalesce(array_agg(tag.code), '{}') FROM tags_in_force() AS tag
  WHERE CASE tag.sensitivity
    WHEN 'ordinary' THEN has_right('clerk', 'grid_worker', 'dispatcher', 'revealer', 'manager')
    WHEN 'sensitive' THEN has_right('clerk', 'grid_worker', 'manager')
    ELSE has_right('revealer')
  END
$$;

-- Beside the policy of the area, which comes from the declared table. The person must be one that the writer sees: a
-- refused repetition would tell, else, what is entered for a person of another area.
DROP POLICY IF EXISTS sensitivity ON person_tag;
CREATE POLICY sensitivity ON person_tag AS RESTRICTIVE
USING (tag = ANY ((SELECT visible_tags())::text[]))
WITH CHECK (
  tag = ANY ((SELECT visible_tags())::text[]) AND EXISTS (SELECT 1 FROM person WHERE person.id = person_id)
);

CREATE OR REPLACE FUNCTION person_tag_refuse() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_tag text;
BEGIN
  SELECT tag INTO v_tag FROM (SELECT DISTINCT tag FROM written) AS given
  WHERE tag NOT IN (SELECT code FROM tags_in_force()) LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'the tag % is not in use in this store', v_tag;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER person_tag_entered AFTER INSERT ON person_tag
REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION person_tag_refuse();

CREATE OR REPLACE TRIGGER person_tag_changed AFTER UPDATE ON person_tag
REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION person_tag_refuse();

-- Modules -------------------------------------------------------------------------------------------------------

-- Managers edit the code lists, but a sealed tag is switched, and stays sealed, through the function below only: inside
-- it the store's owner acts.
CREATE OR REPLACE FUNCTION sealed_tag_refuse() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER') THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  RAISE EXCEPTION 'a sealed tag is switched on or off by its module only' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE OR REPLACE TRIGGER sealed_tag_entered BEFORE INSERT ON code_item FOR EACH ROW
WHEN (NEW.list = 'person_tag' AND NEW.sensitivity = 'sealed') EXECUTE FUNCTION sealed_tag_refuse();

CREATE OR REPLACE TRIGGER sealed_tag_changed BEFORE UPDATE ON code_item FOR EACH ROW
WHEN (
  (OLD.list = 'person_tag' AND OLD.sensitivity = 'sealed' OR NEW.list = 'person_tag' AND NEW.sensitivity = 'sealed')
  AND (OLD.list, OLD.edition, OLD.code, OLD.sensitivity, OLD.active, OLD.extra)
    IS DISTINCT FROM (NEW.list, NEW.edition, NEW.code, NEW.sensitivity, NEW.active, NEW.extra)
) EXECUTE FUNCTION sealed_tag_refuse();

CREATE OR REPLACE TRIGGER sealed_tag_removed BEFORE DELETE ON code_item FOR EACH ROW
WHEN (OLD.list = 'person_tag' AND OLD.sensitivity = 'sealed') EXECUTE FUNCTION sealed_tag_refuse();

-- Switches a module on, with its basis {owner_unit, legal_basis, purpose, expires}, or, without one, off; then the
-- entries can go with it. Returns how many went.
CREATE OR REPLACE FUNCTION switch_tag_module(p_code text, p_basis jsonb, p_erase boolean) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  v_item code_item;
  v_today date := (now() AT TIME ZONE (SELECT value FROM setting WHERE name = 'zone'))::date;
  v_erased bigint := 0;
BEGIN
  IF NOT has_right('manager') THEN
    RAISE EXCEPTION 'the modules of sealed tags are for managers' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT * INTO v_item FROM code_item
  WHERE list = 'person_tag' AND code = p_code AND sensitivity = 'sealed' ORDER BY id DESC LIMIT 1 FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no sealed tag %', p_code;
  END IF;
  IF p_basis IS NOT NULL AND NOT (
    btrim(coalesce(p_basis ->> 'owner_unit', '')) <> '' AND btrim(coalesce(p_basis ->> 'legal_basis', '')) <> ''
    AND btrim(coalesce(p_basis ->> 'purpose', '')) <> ''
    AND coalesce((p_basis ->> 'expires')::date BETWEEN v_today + 1 AND v_today + 366, false)
  ) THEN
    RAISE EXCEPTION 'a sealed tag needs an owner unit, a legal basis, a purpose and an end within a year';
  END IF;
  UPDATE code_item SET active = p_basis IS NOT NULL, extra = coalesce(p_basis, '{}')
  WHERE list = 'person_tag' AND code = p_code AND sensitivity = 'sealed';
  IF p_basis IS NULL AND p_erase THEN
    DELETE FROM person_tag WHERE tag = p_code;
    GET DIAGNOSTICS v_erased = ROW_COUNT;
  END IF;
  PERFORM audit_append(
    'switch_tag_module', 'code_item', v_item.id,
    jsonb_build_object('tag', p_code, 'on', p_basis IS NOT NULL)
      || coalesce(p_basis, jsonb_build_object('erased', v_erased))
  );
  RETURN v_erased;
END $$;

-- How many entries each sealed tag has, whoever may see them: what is erased must be known before.
CREATE OR REPLACE FUNCTION tag_entries() RETURNS TABLE (code text, entries bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT has_right('manager') THEN
    RAISE EXCEPTION 'the modules of sealed tags are for managers' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY
  SELECT item.code, (SELECT count(*) FROM person_tag WHERE tag = item.code)
  FROM (SELECT DISTINCT known.code FROM code_item AS known
    WHERE known.list = 'person_tag' AND known.sensitivity = 'sealed') AS item;
END $$;

-- visible_tags, switch_tag_module and tag_entries are granted in 60_access.
REVOKE ALL ON FUNCTION
  tag_module_holds(code_item), tags_in_force(), visible_tags(), person_tag_refuse(),
  switch_tag_module(text, jsonb, boolean), tag_entries()
FROM PUBLIC;
