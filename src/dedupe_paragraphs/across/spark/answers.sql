-- Queries of our own code on Spark, beside those of the join.

-- answered: Each post with what it shares.
SELECT s.path, s.data, s.problem, c.copies, r.title, r.moment, r.body, r.post, r.share, r.more,
       r.note, r.fullest, r.other_path, r.other_title, r.other_moment, r.start, r.stop,
       r.start_line, r.start_column, r.stop_line, r.stop_column
FROM source AS s LEFT JOIN copies AS c ON c.path = s.path
LEFT JOIN repeated AS r ON r.path = s.path

-- proving: Each post that leans on others, followed by what they will be.
SELECT a.path, 0 AS part, '' AS other_path, s.data, a.text, a.needs
FROM answers AS a JOIN source AS s ON s.path = a.path
WHERE a.kind = 'post' AND a.needs IS NOT NULL
UNION ALL
SELECT n.path, 1 AS part, n.other_path, CAST(NULL AS BINARY) AS data, o.text,
       CAST(NULL AS STRING) AS needs
FROM (SELECT DISTINCT path, other_path FROM shared) AS n
JOIN answers AS a ON a.path = n.path AND a.kind = 'post' AND a.needs IS NOT NULL
JOIN answers AS o ON o.path = n.other_path AND o.kind = 'post'
WHERE n.path <> n.other_path

-- texts: The cleaned posts where some were removed for the sake of another post.
SELECT a.path AS `{id}`, coalesce(p.text, a.text) AS `{text}`,
       coalesce(p.changed, a.changed) AS `{changed}`
FROM answers AS a LEFT JOIN proven AS p ON p.path = a.path
WHERE a.kind = 'post'
