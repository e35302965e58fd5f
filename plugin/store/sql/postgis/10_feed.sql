-- Change feed: rows in change_log with the writing transaction's number, and one NOTIFY that wakes the readers.
-- The channel carries the schema's name; equal payloads of one transaction are delivered once.

CREATE OR REPLACE FUNCTION feed_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO change_log (xact, table_name, row_id, operation, at)
  VALUES (
    pg_current_xact_id()::text::bigint, TG_TABLE_NAME,
    CASE WHEN TG_OP = 'DELETE' THEN OLD.id ELSE NEW.id END, lower(TG_OP), clock_timestamp()
  );
  PERFORM pg_notify('civicgrid_' || TG_TABLE_SCHEMA, TG_TABLE_NAME);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION feed_statement() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO change_log (xact, table_name, row_id, operation, at)
  VALUES (pg_current_xact_id()::text::bigint, TG_TABLE_NAME, NULL, 'bulk', clock_timestamp());
  PERFORM pg_notify('civicgrid_' || TG_TABLE_SCHEMA, TG_TABLE_NAME);
  RETURN NULL;
END $$;

-- Positions and readings come in batches too large to log: one NOTIFY a batch.
CREATE OR REPLACE FUNCTION feed_notify() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM pg_notify('civicgrid_' || TG_TABLE_SCHEMA, TG_TABLE_NAME);
  RETURN NULL;
END $$;

-- A month of positions or readings has its own partition; the default partition keeps what comes before it is made.
CREATE OR REPLACE FUNCTION ensure_month_partition(parent text, month date) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  first date := date_trunc('month', month)::date;
  name text := parent || '_' || to_char(first, 'YYYYMM');
BEGIN
  IF parent NOT IN ('position', 'reading') THEN
    RAISE EXCEPTION 'table % is not partitioned', parent;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext(parent));
  IF to_regclass(quote_ident(name)) IS NULL THEN
    EXECUTE format(
      'CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
      name, parent, first::timestamp AT TIME ZONE 'UTC', (first + interval '1 month') AT TIME ZONE 'UTC'
    );
  END IF;
END $$;
