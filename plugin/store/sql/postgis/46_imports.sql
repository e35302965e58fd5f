-- Which of some codes are in use, wherever that is: an account of one area brings a row that it cannot see again, else.
-- It learns that a code is taken, and nothing of the row that has it.
CREATE OR REPLACE FUNCTION codes_in_use(p_table text, p_codes text[]) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  used text[];
BEGIN
  CASE p_table
    WHEN 'building' THEN SELECT array_agg(code) INTO used FROM building WHERE code = ANY (p_codes);
    WHEN 'component' THEN SELECT array_agg(code) INTO used FROM component WHERE code = ANY (p_codes);
    WHEN 'organisation' THEN SELECT array_agg(uscc) INTO used FROM organisation WHERE uscc = ANY (p_codes);
    WHEN 'camera' THEN SELECT array_agg(number) INTO used FROM camera WHERE number = ANY (p_codes);
    WHEN 'sensor' THEN SELECT array_agg(number) INTO used FROM sensor WHERE number = ANY (p_codes);
    ELSE used := '{}';
  END CASE;
  RETURN coalesce(used, '{}');
END $$;
