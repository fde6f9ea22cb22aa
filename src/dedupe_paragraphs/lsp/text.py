"""A document of an editor: its bytes, and places in the columns that the editor counts."""

from lsprotocol import types

from dedupe_paragraphs.model.span import Edit, Span
from dedupe_paragraphs.text.positions import ColumnUnit, Positions

_UNITS = {
    types.PositionEncodingKind.Utf8: ColumnUnit.UTF8,
    types.PositionEncodingKind.Utf16: ColumnUnit.UTF16,
    types.PositionEncodingKind.Utf32: ColumnUnit.CODE_POINT,
}
_BOM = "\ufeff"


class EditorText:
    """One version of a document."""

    def __init__(self, source: str, encoding: types.PositionEncodingKind | str) -> None:
        # Half of a surrogate pair, which an editor may send, becomes `?`: one unit for one unit.
        self.data = source.encode("utf-8", "replace")
        self._unit = _UNITS[types.PositionEncodingKind(encoding)]
        self._positions = Positions(self.data)
        self._mark = source.startswith(_BOM)

    def range(self, span: Span) -> types.Range:
        """Return a span as the editor knows it."""
        return types.Range(self._position(span.start), self._position(span.end))

    def edits(self, edits: tuple[Edit, ...]) -> list[types.TextEdit]:
        """Return edits as the editor does them."""
        return [types.TextEdit(self.range(edit.span), edit.text.decode()) for edit in edits]

    def _position(self, byte: int) -> types.Position:
        at = self._positions.at(byte, self._unit)
        # An editor that hands the byte order mark on counts it; our columns do not.
        shown = self._mark and at.line == 1 and byte > 0
        mark = (3 if self._unit is ColumnUnit.UTF8 else 1) if shown else 0
        return types.Position(at.line - 1, at.column - 1 + mark)
