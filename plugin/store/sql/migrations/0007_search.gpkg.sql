-- A file keeps its foreign key: SQLite checks one quickly, and would need the table made anew.
SELECT 1;
