"""The tree of everything the project raises on purpose.

GeoError                     the root: catch this to catch them all
├── InputError               what was given cannot be read; the message says what to do instead
│   ├── ArticleError         a text, file or HTML page that is no article
│   ├── DateError            a publication date that is no date
│   └── BatchLineError       one line of a batch file is broken; the others go on
├── DataError                a file of the project's own `data/` breaks its rules
├── GazetteerError           a look-up failed (which is not the same as "no such place")
│   └── ServiceError         an online geocoder could not be asked or did not answer
├── StoreError               the store could not be opened, read or written
└── SettingsError            an environment setting has a value that makes no sense
"""


class GeoError(Exception):
    """Root of all errors raised on purpose; `str(error)` is one sentence fit for a reader."""


class InputError(GeoError):
    """Raised when what the user gave cannot be read."""


class ArticleError(InputError):
    """Raised when a text, file or page holds no article."""


class DateError(InputError):
    """Raised when a publication date is not an ISO 8601 date."""


class BatchLineError(InputError):
    """Raised when one line of a batch file cannot be read."""


class DataError(GeoError):
    """Raised when a file under `data/` breaks the rules its README states."""


class GazetteerError(GeoError):
    """Raised when a look-up failed; an unknown name is an empty tuple, never this."""


class ServiceError(GazetteerError):
    """Raised when an online geocoder could not be asked or did not answer."""


class StoreError(GeoError):
    """Raised when the store could not be opened, read or written."""


class SettingsError(GeoError):
    """Raised when a setting has a value that makes no sense."""
