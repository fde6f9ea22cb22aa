"""The nearest configuration: each post takes that of the folder next above it that has one.

So what is found in a post depends neither on the order of the paths nor on what else is checked.
"""

import os

from dedupe_paragraphs.config.search import file_in
from dedupe_paragraphs.config.settings import DEFAULT, Settings, Values
from dedupe_paragraphs.model.errors import DedupeError
from dedupe_paragraphs.model.options import Options
from dedupe_paragraphs.model.record import field, mutable_record, record


@record
class _Found:
    """The settings for the posts of a folder."""

    settings: Settings
    folder: str
    """Where their file is; empty without one, and for one that counts for all posts."""
    file: str | None
    """Their file, as it was found."""


@mutable_record
class Nearest:
    """The settings of each post, looked up once a folder; copied into each worker."""

    line: Values = field(default_factory=dict)
    """What the command line says, which has the last word."""
    file: str | None = None
    """A configuration file that counts for all posts."""
    isolated: bool = False
    """Whether no file is to be read."""
    _known: dict[str, _Found | DedupeError] = field(default_factory=dict)

    @property
    def run(self) -> Settings:
        """The settings of the run (format, jobs, across, ...): those nearest to the current folder.

        Raises `SettingsError` and `InputError`.
        """
        return self._at(".").settings

    def of(self, path: str) -> Settings:
        """Return the settings of a post. Raises `SettingsError` and `InputError`."""
        return self._at(os.path.dirname(path)).settings

    def file_of(self, path: str) -> str | None:
        """Return the configuration file of a post, relative to the current folder if it is below.

        Raises `SettingsError` and `InputError`.
        """
        file = self._at(os.path.dirname(path)).file
        below = file and os.path.relpath(file)
        return file if below is None or below.startswith(os.pardir) else below

    def options(self, path: str) -> Options:
        """Return the options for a post."""
        return self.of(path).options(path)

    def excludes(self, path: str, *, folder: bool = False) -> bool:
        """Tell whether a path is left out, by its settings or, with their folder, by those above.

        Raises `SettingsError` and `InputError`.
        """
        found = self._at(os.path.dirname(path))
        if found.settings.excludes(path, folder=folder):
            return True
        above = os.path.dirname(found.folder)
        return above != found.folder and self.excludes(found.folder, folder=True)

    def _at(self, folder: str) -> _Found:
        found = self._known.get(folder)
        if found is None:
            try:
                found = self._look(folder)
            except DedupeError as error:
                found = error
            self._known[folder] = found
        if isinstance(found, DedupeError):
            raise found
        return found

    def _look(self, folder: str) -> _Found:
        if self.isolated or self.file is not None:
            return self._at("/") if folder != "/" else self._loaded(self.file)
        absolute = os.path.abspath(folder)
        if absolute != folder:
            return self._at(absolute)
        file = file_in(folder)
        above = os.path.dirname(folder)
        return self._loaded(file) if file or above == folder else self._at(above)

    def _loaded(self, file: str | None) -> _Found:
        if file is None:
            return _Found(DEFAULT.apply(self.line), "", None)
        from dedupe_paragraphs.config.file import load  # noqa: PLC0415 - start-up

        folder = os.path.dirname(os.path.abspath(file))
        settings = DEFAULT.apply(load(file), folder)
        return _Found(settings.apply(self.line), "" if self.file else folder, file)
