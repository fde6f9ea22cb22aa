"""Results: what there is to say of each post, and what is written of a run, as queries."""

from dedupe_paragraphs.across.batches import schema_of

_TEXTS = ("path", "kind", "rule", "safety", "message", "other_path", "fingerprint", "record")
_NUMBERS = ("ordinal", "line", "start", "stop", "other_line")
ANSWERS = schema_of(
    dict.fromkeys((*_TEXTS, "text", "needs"), str)
    | dict.fromkeys(_NUMBERS, int)
    | {"similarity": float, "changed": bool}
)
"""What there is to say of each post: a row of kind `post`, one of each `finding`, or an `error`."""
COPIES = schema_of({"path": str, "copies": str})
PROVEN = schema_of({"path": str, "text": str, "changed": bool})

ANSWERED = """
    SELECT s.path, s.data, s.problem, c.copies
    FROM source AS s LEFT JOIN copies AS c ON c.path = s.path
    """
"""Each post with what it shares."""

PROVING = """
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
    """
"""Each post that leans on others, followed by what they will be."""

RESULTS = {
    "findings": """
    SELECT path, ordinal, rule, safety, message, similarity, line, start AS start_byte,
           stop AS end_byte, other_path AS original_path, other_line AS original_line,
           fingerprint, record
    FROM answers WHERE kind = 'finding'
    """,
    "families": """
    SELECT name, boilerplate, posts, passages, path AS fullest_path, start_line AS fullest_line,
           start AS fullest_start_byte, stop AS fullest_end_byte, text
    FROM told
    """,
    "members": """
    SELECT t.name, s.path, s.start_line AS line, s.start AS start_byte, s.stop AS end_byte
    FROM standings AS s JOIN told AS t ON t.family = s.family
    """,
    "texts": """
    SELECT path AS `{id}`, text AS `{text}`, changed AS `{changed}`
    FROM answers WHERE kind = 'post'
    """,
    "errors": "SELECT path, message FROM answers WHERE kind = 'error'",
}
"""Folders of results, each a query over the tables of a run."""
PROVEN_TEXTS = """
    SELECT a.path AS `{id}`, coalesce(p.text, a.text) AS `{text}`,
           coalesce(p.changed, a.changed) AS `{changed}`
    FROM answers AS a LEFT JOIN proven AS p ON p.path = a.path
    WHERE a.kind = 'post'
    """
"""The texts where some were removed for the sake of another post."""
