-- Queries of our own code on Spark, beside those of the join.

-- answered: Each post with what it shares.
SELECT s.path, s.data, s.problem, c.copies, r.title, r.moment, r.body, r.post, r.share, r.more,
       r.note, r.fullest, r.other_path, r.other_title, r.other_moment, r.start, r.stop,
       r.start_line, r.start_column, r.stop_line, r.stop_column, r.family
FROM source AS s LEFT JOIN copies AS c ON c.path = s.path
LEFT JOIN repeated AS r ON r.path = s.path

-- proving: Each post that leans on others, followed by what they will be.
SELECT a.path, 0 AS part, '' AS other_path, s.data, a.text, a.needs
FROM answers AS a JOIN source AS s ON s.path = a.path
WHERE a.needs IS NOT NULL
UNION ALL
SELECT n.path, 1 AS part, n.other_path, CAST(NULL AS BINARY) AS data, o.text,
       CAST(NULL AS STRING) AS needs
FROM (SELECT DISTINCT path, other_path FROM shared) AS n
JOIN answers AS a ON a.path = n.path AND a.needs IS NOT NULL
JOIN answers AS o ON o.path = n.other_path AND o.error IS NULL
WHERE n.path <> n.other_path

-- settled: What becomes of each post, in the columns of `clean`.
SELECT a.path AS `{id}`, coalesce(p.text, a.text) AS `{text}`,
       coalesce(p.changed, a.changed) AS `{changed}`,
       coalesce(r.fullest = a.path, TRUE) AS keep, r.family,
       coalesce(r.fullest, a.path) AS survivor, r.share, r.note, a.findings, a.error
FROM answers AS a LEFT JOIN proven AS p ON p.path = a.path
LEFT JOIN repeated AS r ON r.path = a.path

-- found: One row a finding, and one for each post that could not be read, in the columns of `find`.
SELECT `{id}`, finding.*, error
FROM (SELECT path AS `{id}`, explode_outer(findings) AS finding, error FROM answers) AS each
WHERE error IS NOT NULL OR finding IS NOT NULL

-- families: What several posts have.
SELECT name, boilerplate, posts, passages, path AS fullest_path, start_line AS fullest_line,
       start AS fullest_start_byte, stop AS fullest_end_byte, text
FROM told

-- members: Where it is.
SELECT t.name, s.path, s.start_line AS line, s.start AS start_byte, s.stop AS end_byte
FROM standings AS s JOIN told AS t ON t.family = s.family
