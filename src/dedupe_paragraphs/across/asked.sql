-- Queries of the join that make no stage of their own.

-- more: What is shared too if boilerplate is stripped, unless it was judged with other passages.
UNION ALL SELECT path, ordinal, part, block, own_text, start, stop, whole, justified, relation,
       similarity, other_path, other_ordinal, other_start, other_stop,
       start_line, start_column, stop_line, stop_column, posts,
       fullest, name FROM (
    SELECT s.*, k.known FROM stripped AS s
    LEFT JOIN (SELECT DISTINCT path AS known, ordinal AS at FROM findings) AS k
      ON k.known = s.path AND k.at = s.ordinal
) AS more WHERE known IS NULL

-- shares: What each post shares, post by post.
SELECT * FROM shared ORDER BY path, {in_order}

-- repeats: Each family of posts, post by post.
SELECT * FROM repeated ORDER BY body, post

-- stands: Each family with its posts, the most common first.
SELECT t.family, t.name, t.passages, t.boilerplate, t.path, t.start, t.stop, t.start_line,
       t.start_column, t.stop_line, t.stop_column, t.text, s.path
FROM told AS t JOIN (SELECT DISTINCT family, post, path FROM standings) AS s
  ON s.family = t.family
ORDER BY t.posts DESC, t.family, s.post
