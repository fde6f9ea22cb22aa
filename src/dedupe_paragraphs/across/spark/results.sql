-- Folders of results, each a query over the tables of a run.

-- findings: What was found.
SELECT path, ordinal, rule, safety, message, similarity, line, start AS start_byte,
       stop AS end_byte, other_path AS original_path, other_line AS original_line,
       fingerprint, record
FROM answers WHERE kind = 'finding'

-- families: What several posts have.
SELECT name, boilerplate, posts, passages, path AS fullest_path, start_line AS fullest_line,
       start AS fullest_start_byte, stop AS fullest_end_byte, text
FROM told

-- members: Where it is.
SELECT t.name, s.path, s.start_line AS line, s.start AS start_byte, s.stop AS end_byte
FROM standings AS s JOIN told AS t ON t.family = s.family

-- texts: The cleaned posts.
SELECT path AS `{id}`, text AS `{text}`, changed AS `{changed}`
FROM answers WHERE kind = 'post'

-- errors: What could not be read.
SELECT path, message FROM answers WHERE kind = 'error'
