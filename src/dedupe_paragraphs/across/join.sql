-- The join, one table a stage, in the words that DuckDB and Spark share:
--
--     read -> posts -> paragraphs -> texts -> keys -> near_posts -> twins -> bodies -> whose, common
--          -> candidates -> compared -> views -> edges -> families
--          -> shared, told, standings: what there is to report of each post, and of each family
--
-- `read`, `keys`, `twins`, `bodies`, `compared`, `edges` and `labels` are made by our own code
-- (`batches.py`), which is given what the queries of these names answer; all others are made here,
-- in this order.

-- posts: Posts numbered as they were published; `--keep last` turns the numbers round.
SELECT source, path, title, draft, moment, size, regexp_replace(path, '[^/]*$', '') AS folder,
       CAST(row_number() OVER (ORDER BY moment{newest}, path{newest}) AS BIGINT) AS post
FROM (SELECT source, min(path) AS path, max(title) AS title, max(draft) AS draft,
             min(moment) AS moment, count(*) AS size
      FROM read GROUP BY source) AS told

-- paragraphs: The rows of posts by the numbers of these; a text is known by the place of its first.
SELECT p.post, r.ordinal, p.post * {places} + r.ordinal AS place, r.source, r.text,
       r.length, r.plain, r.solid, r.quiet
FROM read AS r JOIN posts AS p ON p.source = r.source

-- texts: Distinct texts: exact copies are one from here on.
SELECT text, min(place) AS place, min(post) AS oldest, max(post) AS newest,
       count(DISTINCT post) AS posts, max(length) AS length
FROM paragraphs WHERE solid GROUP BY text

-- keys: What keys are made of.
SELECT t.place AS text, r.key AS body
FROM texts AS t
JOIN paragraphs AS p ON p.place = t.place
JOIN read AS r ON r.source = p.source AND r.ordinal = p.ordinal

-- near_posts: Each post with those before it that share most of its keys, a fifth at least: a
-- sample of the keys shows it. A key leads to its first post and the two before.
WITH codes AS (
    SELECT DISTINCT p.post, k.code FROM keys AS k
    JOIN paragraphs AS q ON q.place = k.text
    JOIN paragraphs AS p ON p.text = q.text AND p.solid
    WHERE k.code % {sample} = 0
), sizes AS (
    SELECT post, count(*) AS size FROM codes GROUP BY post
), placed AS (
    SELECT post, first_value(post) OVER bucket AS before_0,
           lag(post, 1) OVER bucket AS before_1, lag(post, 2) OVER bucket AS before_2
    FROM codes WINDOW bucket AS (PARTITION BY code ORDER BY post)
), paired AS (
    SELECT post, CASE n WHEN 0 THEN before_0 WHEN 1 THEN before_1 ELSE before_2 END AS other,
           n, before_0
    FROM placed CROSS JOIN (VALUES (0), (1), (2)) AS steps(n)
), weighed AS (
    SELECT post, other, count(*) AS keys FROM paired
    WHERE other < post AND (n = 0 OR other <> before_0) GROUP BY post, other
), ranked AS (
    SELECT w.post, w.other,
           row_number() OVER (PARTITION BY w.post ORDER BY w.keys DESC, w.other) AS rank
    FROM weighed AS w JOIN sizes AS s ON s.post = w.post JOIN sizes AS o ON o.post = w.other
    WHERE w.keys * 5 >= least(s.size, o.size)
)
SELECT post, other FROM ranked WHERE rank <= {near_posts}

-- twins: What two posts are compared by.
WITH members AS (
    SELECT DISTINCT post AS view, post FROM near_posts
    UNION ALL SELECT post AS view, other AS post FROM near_posts
)
SELECT m.view, m.post, r.ordinal, r.key
FROM members AS m JOIN posts AS w ON w.post = m.post
JOIN read AS r ON r.source = w.source AND r.plain

-- bodies: What it is decided by which posts are the same.
SELECT 1 AS whole, t.post, t.other, t.cells, t.other_cells, t.said, t.other_said,
       p.path, p.title, p.draft, o.path AS other_path, o.title AS other_title,
       o.draft AS other_draft
FROM twins AS t JOIN posts AS p ON p.post = t.post JOIN posts AS o ON o.post = t.other

-- whose: Each post with the first of those that say the same: together they count as one, of so
-- many bodies in all.
SELECT p.post, coalesce(b.body, p.post) AS body, p.folder, p.size,
       sum(CASE WHEN coalesce(b.body, p.post) = p.post THEN 1 ELSE 0 END) OVER () AS bodies
FROM posts AS p LEFT JOIN bodies AS b ON b.post = p.post

-- common: Boilerplate: what many posts say, or several of one folder at the same place.
WITH said AS (
    SELECT p.text, w.body, w.bodies, w.folder, p.ordinal, w.size - p.ordinal AS rest
    FROM paragraphs AS p JOIN whose AS w ON w.post = p.post WHERE p.solid
)
SELECT text FROM said
GROUP BY text HAVING count(DISTINCT body) >= greatest({boilerplate}, max(bodies) / 10.0)
UNION SELECT text FROM said
GROUP BY text, folder, ordinal HAVING count(DISTINCT body) >= {boilerplate}
UNION SELECT text FROM said
GROUP BY text, folder, rest HAVING count(DISTINCT body) >= {boilerplate}

-- candidates: Pairs of texts that share enough keys, each with its best partners. Texts that are
-- first in the same post are no pair: that is the post's own matter. Members of a bucket are paired
-- with the four before them and with its first, so that the cost is linear however many there are:
-- 6 of 6,696 removable paragraphs of an archive were lost by it.
WITH shared AS (
    SELECT k.code FROM keys AS k JOIN texts AS t ON t.place = k.text
    GROUP BY k.code HAVING count(*) > 1 AND min(t.oldest) <> max(t.newest)
), ranked AS (
    SELECT k.code, k.text, k.weight,
           row_number() OVER (PARTITION BY k.code ORDER BY k.text) AS rank
    FROM keys AS k JOIN shared AS s ON s.code = k.code
), placed AS (
    SELECT text, weight,
           first_value(text) OVER bucket AS before_0,
           lag(text, 1) OVER bucket AS before_1, lag(text, 2) OVER bucket AS before_2,
           lag(text, 3) OVER bucket AS before_3, lag(text, 4) OVER bucket AS before_4
    FROM ranked WHERE rank <= {bucket}
    WINDOW bucket AS (PARTITION BY code ORDER BY text)
), paired AS (
    SELECT text, weight, CASE n
           WHEN 0 THEN before_0 WHEN 1 THEN before_1 WHEN 2 THEN before_2 WHEN 3 THEN before_3
           ELSE before_4 END AS other, n, before_1, before_2, before_3, before_4
    FROM placed CROSS JOIN (VALUES (0), (1), (2), (3), (4)) AS steps(n)
), weighed AS (
    SELECT text, other, sum(weight) AS weight FROM paired
    WHERE other IS NOT NULL AND other < text AND NOT (n = 0 AND (
          other = coalesce(before_1, -1) OR other = coalesce(before_2, -1)
          OR other = coalesce(before_3, -1) OR other = coalesce(before_4, -1)))
    GROUP BY text, other HAVING sum(weight) >= {enough}
), both_ways AS (
    SELECT text, other, weight FROM weighed
    UNION ALL SELECT other AS text, text AS other, weight FROM weighed
), best AS (
    SELECT b.text, b.other, t.length, row_number() OVER (
               PARTITION BY b.text ORDER BY b.weight DESC, b.other) AS rank
    FROM both_ways AS b
    JOIN texts AS t ON t.place = b.text JOIN texts AS o ON o.place = b.other
    WHERE t.oldest <> o.oldest
)
SELECT text, other FROM best
WHERE rank <= least({partners}, {few_partners} + length / {part})

-- compared: Candidates with their texts, each pair once; those that share no stretch are left out.
SELECT p.text, p.other, r.key AS one, s.key AS two
FROM (SELECT DISTINCT least(text, other) AS text, greatest(text, other) AS other
      FROM candidates) AS p
JOIN paragraphs AS a ON a.place = p.text JOIN paragraphs AS b ON b.place = p.other
JOIN read AS r ON r.source = a.source AND r.ordinal = a.ordinal
JOIN read AS s ON s.source = b.source AND s.ordinal = b.ordinal

-- views: What is laid out to judge a post: its passages that have a candidate elsewhere, the
-- candidates, and the short blocks beside both.
WITH held AS (
    SELECT p.text, w.body, min(p.post) AS post FROM paragraphs AS p
    JOIN whose AS w ON w.post = p.post WHERE p.solid GROUP BY p.text, w.body
), same AS (
    SELECT p.post AS view, p.ordinal, t.oldest AS post, t.place % {places} AS other
    FROM held AS h
    JOIN paragraphs AS p ON p.post = h.post AND p.text = h.text AND p.solid AND NOT p.quiet
    JOIN texts AS t ON t.text = h.text
    JOIN whose AS o ON o.post = t.oldest
    LEFT JOIN common AS c ON c.text = h.text
    WHERE h.body <> o.body AND c.text IS NULL
), paired AS (
    SELECT c.text, t.oldest AS view, t.place % {places} AS ordinal, o.oldest AS post,
           o.place % {places} AS other, a.body = b.body AS kin
    FROM candidates AS c
    JOIN compared AS e
      ON e.text = least(c.text, c.other) AND e.other = greatest(c.text, c.other)
    JOIN texts AS t ON t.place = c.text JOIN texts AS o ON o.place = c.other
    JOIN whose AS a ON a.post = t.oldest JOIN whose AS b ON b.post = o.oldest
    LEFT JOIN common AS x ON x.text = t.text LEFT JOIN common AS y ON y.text = o.text
    WHERE x.text IS NULL AND y.text IS NULL
), alike AS (
    SELECT c.view, c.ordinal, c.post, c.other FROM paired AS c
    LEFT JOIN (SELECT DISTINCT text FROM paired WHERE kin AND post < view) AS k
      ON k.text = c.text
    WHERE NOT c.kin AND k.text IS NULL
), matches AS (
    SELECT view, ordinal, post, other FROM same
    UNION ALL SELECT view, ordinal, post, other FROM alike
), near AS (
    SELECT DISTINCT m.view, m.view AS post, m.ordinal + s.n AS ordinal, TRUE AS wanted
    FROM matches AS m CROSS JOIN (VALUES {steps}) AS s(n)
    UNION ALL
    SELECT DISTINCT m.view, m.post, m.other + s.n AS ordinal, s.n = 0 AS wanted
    FROM matches AS m CROSS JOIN (VALUES {steps}) AS s(n)
)
SELECT v.view, v.post, p.ordinal, p.source, max(CASE WHEN v.wanted THEN 1 ELSE 0 END) AS wanted
FROM near AS v JOIN paragraphs AS p ON p.post = v.post AND p.ordinal = v.ordinal
WHERE v.wanted OR NOT p.solid OR p.length < {short}
GROUP BY v.view, v.post, p.ordinal, p.source

-- edges: What the judgement is given; grouped by `view`, sorted by `post` and `ordinal`.
SELECT v.view, v.post, c.text IS NOT NULL AS common, r.*
FROM views AS v JOIN read AS r ON r.source = v.source AND r.ordinal = v.ordinal
LEFT JOIN common AS c ON c.text = r.text

-- labels: What texts are put into families by: pairs that are one, and each text with itself.
SELECT 1 AS whole, text, other FROM (
    SELECT e.own_text AS text, t.text AS other FROM edges AS e
    JOIN texts AS t ON t.text = e.other_text WHERE e.sole AND e.justified
    UNION SELECT own_text AS text, own_text AS other FROM edges WHERE sole AND justified
    UNION SELECT t.text, t.text AS other FROM edges AS e JOIN texts AS t ON t.text = e.other_text
          WHERE e.justified
    UNION SELECT text, text AS other FROM common
) AS pairs

-- members: The passages of each family. A strung-together line belongs to the families of all its
-- parts, and makes them no one family.
WITH standing AS (
    SELECT l.family, p.post, p.ordinal, p.text, p.length, 0 AS strung
    FROM paragraphs AS p JOIN labels AS l ON l.text = p.text
    UNION
    SELECT l.family, CAST(e.view AS BIGINT) AS post, e.ordinal, e.own_text AS text, e.length,
           1 AS strung
    FROM edges AS e JOIN labels AS l ON l.text = e.other_text
    WHERE e.justified AND NOT e.sole
)
SELECT family, post, ordinal, min(text) AS text, max(length) AS length, min(strung) AS strung,
       post * {places} + ordinal AS place
FROM standing GROUP BY family, post, ordinal

-- families: Families with the posts that have them, their fullest copy, and whether they are
-- boilerplate, which is repeated on purpose.
SELECT f.family, lower(lpad(hex(b.text), 16, '0')) AS name, f.posts, f.passages, f.boilerplate,
       b.place AS fullest_place
FROM (SELECT m.family, count(DISTINCT m.post) AS posts, count(DISTINCT w.body) AS bodies,
             count(*) AS passages, max(c.text) IS NOT NULL AS boilerplate
      FROM members AS m JOIN whose AS w ON w.post = m.post
      LEFT JOIN common AS c ON c.text = m.text GROUP BY m.family) AS f
JOIN (SELECT family, text, place, row_number() OVER (
          PARTITION BY family ORDER BY strung, length DESC, place) AS rank
      FROM members) AS b ON b.family = f.family AND b.rank = 1
WHERE f.bodies > 1

-- findings: One row a passage and original; boilerplate is none. Of edited copies of edited copies
-- the first is named, and the one that says most.
WITH firsts AS (
    SELECT m.family, m.post, w.path, m.ordinal, r.start, r.stop, r.start_line, r.start_column,
           r.stop_line, r.stop_column
    FROM (SELECT family, post, ordinal,
                 row_number() OVER (PARTITION BY family ORDER BY strung, place) AS rank
          FROM members) AS m
    JOIN posts AS w ON w.post = m.post
    JOIN read AS r ON r.source = w.source AND r.ordinal = m.ordinal
    WHERE m.rank = 1
)
SELECT p.path, e.ordinal, e.block, e.own_text, e.part, e.start, e.stop, e.whole,
       e.justified, e.relation, e.similarity, coalesce(a.path, o.path) AS other_path,
       coalesce(a.ordinal, e.other_ordinal) AS other_ordinal,
       coalesce(a.start, e.other_start) AS other_start,
       coalesce(a.stop, e.other_stop) AS other_stop,
       coalesce(a.start_line, e.start_line) AS start_line,
       coalesce(a.start_column, e.start_column) AS start_column,
       coalesce(a.stop_line, e.stop_line) AS stop_line,
       coalesce(a.stop_column, e.stop_column) AS stop_column, f.family, f.posts,
       coalesce(x.path, '') AS fullest, f.name
FROM edges AS e
JOIN posts AS p ON p.post = e.view JOIN posts AS o ON o.post = e.other_post
LEFT JOIN labels AS l ON l.text = e.other_text
LEFT JOIN families AS f ON f.family = l.family
LEFT JOIN firsts AS a ON a.family = f.family AND e.sole AND e.relation = 'edited'
     AND a.post < e.view
LEFT JOIN paragraphs AS y ON y.place = f.fullest_place AND e.sole
LEFT JOIN posts AS x ON x.post = y.post
WHERE NOT coalesce(f.boilerplate, FALSE)

-- stripped: Boilerplate as findings, for those who ask to strip it: all but the oldest post's.
SELECT w.path, p.ordinal, r.block, p.text AS own_text, 1000000 + p.ordinal AS part,
       0 AS start, r.length AS stop,
       TRUE AS whole, TRUE AS justified, 'same' AS relation,
       CAST(1.0 AS DOUBLE) AS similarity,
       o.path AS other_path, q.ordinal AS other_ordinal, q.start AS other_start,
       q.stop AS other_stop, q.start_line, q.start_column, q.stop_line, q.stop_column,
       f.family, f.posts, '' AS fullest, f.name
FROM paragraphs AS p
JOIN texts AS t ON t.text = p.text
JOIN labels AS l ON l.text = p.text JOIN families AS f ON f.family = l.family
JOIN posts AS w ON w.post = p.post JOIN posts AS o ON o.post = t.oldest
JOIN read AS r ON r.source = p.source AND r.ordinal = p.ordinal
JOIN paragraphs AS first ON first.place = t.place
JOIN read AS q ON q.source = first.source AND q.ordinal = first.ordinal
WHERE f.boilerplate AND p.solid AND NOT p.quiet AND p.post <> t.oldest AND q.key = r.key

-- shared: What each post shares: one row a passage and original, in the columns that `copies_of`
-- reads.
SELECT path, ordinal, part, block, own_text, start, stop, whole, justified, relation,
       similarity, other_path, other_ordinal, other_start, other_stop,
       start_line, start_column, stop_line, stop_column, posts, fullest, name
FROM findings

-- repeated: Each post of those that say the same, the first without another.
SELECT p.path, p.title, p.moment, b.body, b.post, b.share, b.more, b.note, f.path AS fullest,
       o.path AS other_path, o.title AS other_title, o.moment AS other_moment,
       r.start, r.stop, r.start_line, r.start_column, r.stop_line, r.stop_column,
       w.path AS family
FROM bodies AS b JOIN posts AS p ON p.post = b.post JOIN posts AS f ON f.post = b.fullest
JOIN posts AS w ON w.post = b.body
JOIN posts AS o ON o.post = b.other JOIN read AS r ON r.source = o.source AND r.ordinal = 0

-- told: Each family once, with its fullest copy.
SELECT f.family, f.name, f.posts, f.passages,
       f.boilerplate, w.path, r.start, r.stop, r.start_line, r.start_column, r.stop_line,
       r.stop_column, substr(r.key, 1, 200) AS text
FROM families AS f
JOIN paragraphs AS b ON b.place = f.fullest_place
JOIN posts AS w ON w.post = b.post
JOIN read AS r ON r.source = b.source AND r.ordinal = b.ordinal

-- standings: The places of each family.
SELECT f.family, m.post, w.path, m.ordinal, r.start, r.stop, r.start_line, r.start_column,
       r.stop_line, r.stop_column
FROM families AS f
JOIN members AS m ON m.family = f.family
JOIN posts AS w ON w.post = m.post
JOIN read AS r ON r.source = w.source AND r.ordinal = m.ordinal
