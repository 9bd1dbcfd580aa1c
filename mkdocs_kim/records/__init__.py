"""What a record is: the kinds, their fields, and reading a node into one."""

from .compared import compared, of_record
from .dates import When
from .evidence import Recognition, Research
from .facets import Declared, declared, held
from .fields import ID, RESERVED, Foreign, Prose, Ref, Says, Text, slug
from .form import Field, Holds, form
from .intervention import Age, Duration, ElementUse, Intervention, Phase, Related
from .kinds import Advice, Element, Instrument, Line, Situation, Step, Story, Task, Term, Theme
from .local import Local, LocalContact, LocalLink
from .look import Look
from .reading import CARDED, FILES, FOLDERS, KINDS, LISTS, Reading, read, read_note
from .record import ROLES, Contributor, Record, Shape, bits, references, values
from .schema import schema_files, schemas
from .tryout import Tryout, Week
from .vocabularies import (
    Bibliography,
    Concept,
    RecognitionLevel,
    Source,
    Synonyms,
    Value,
    Vocabularies,
)
from .words import SECTIONS, Words, known

__all__ = [
    "CARDED",
    "FILES",
    "FOLDERS",
    "ID",
    "KINDS",
    "LISTS",
    "RESERVED",
    "ROLES",
    "SECTIONS",
    "Advice",
    "Age",
    "Bibliography",
    "Concept",
    "Contributor",
    "Declared",
    "Duration",
    "Element",
    "ElementUse",
    "Field",
    "Foreign",
    "Holds",
    "Instrument",
    "Intervention",
    "Line",
    "Local",
    "LocalContact",
    "LocalLink",
    "Look",
    "Phase",
    "Prose",
    "Reading",
    "Recognition",
    "RecognitionLevel",
    "Record",
    "Ref",
    "Related",
    "Research",
    "Says",
    "Shape",
    "Situation",
    "Source",
    "Step",
    "Story",
    "Synonyms",
    "Task",
    "Term",
    "Text",
    "Theme",
    "Tryout",
    "Value",
    "Vocabularies",
    "Week",
    "When",
    "Words",
    "bits",
    "compared",
    "declared",
    "form",
    "held",
    "known",
    "of_record",
    "read",
    "read_note",
    "references",
    "schema_files",
    "schemas",
    "slug",
    "values",
]
