-- What a person with DuckDB would do: ISBN, title and author of every file as text, the ISBN stripped to its digits, and
-- the titles that each two partners share counted by it. Nothing is checked, repaired, converted or reported.
-- overlap.py puts in the two lists of files, $alma and $koha.

CREATE TEMP TABLE holdings AS
    SELECT filename AS partner, upper(regexp_replace(ISBN, '[^0-9Xx]', '', 'g')) AS isbn, Title AS title, Author AS author
    FROM read_csv($alma, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', filename = true)
    UNION ALL
    SELECT filename AS partner, upper(regexp_replace(isbn, '[^0-9Xx]', '', 'g')) AS isbn, title, author
    FROM read_csv($koha, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', filename = true);

WITH titles AS (SELECT DISTINCT partner, isbn FROM holdings WHERE isbn <> '')
SELECT a.partner, b.partner, count(*)
FROM titles AS a JOIN titles AS b USING (isbn)
WHERE a.partner <= b.partner
GROUP BY ALL
ORDER BY ALL;
