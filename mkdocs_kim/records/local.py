"""What an organisation notes with a record of others, in a folder of its own."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_plain_validator_function

from .dates import When
from .fields import Leaf, Prose, Ref, Says, Text, Url, unfit
from .intervention import Contact
from .record import Shape

Available = Literal["yes", "planned", "no"]


class _InFolder:
    """Reads the path of a file in the folder; whether it is there only the disk knows."""

    @staticmethod
    def _read(value: Any) -> Ref:
        if not isinstance(value, Leaf):
            raise unfit("wrong-type", wanted="a_text")
        path = value.strip()
        parts = path.split("/")
        strange = any(sign in path for sign in "\\:") or not path.isprintable()
        if strange or any(not part or part.startswith(".") for part in parts):
            raise unfit("file-outside", found=path)
        if path.endswith((".yml", ".yaml")):
            raise unfit("file-is-record", found=path)
        return Ref("file", path, value.scalar.at)

    def __get_pydantic_core_schema__(self, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_plain_validator_function(self._read)

    def __get_pydantic_json_schema__(self, _: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string"}


File = Annotated[Ref, _InFolder()]


class LocalLink(Shape):
    just_one = ("url", "file")

    title: Annotated[Text, Says("Titel", "Title", "Wat de lezer vindt.")]
    url: Annotated[Url | None, Says("Webadres", "Address", "Met https:// ervoor.")] = None
    file: Annotated[
        File | None,
        Says("Bestand", "File", "Een bestand in de eigen map; het komt mee op de site."),
    ] = None


class LocalContact(Contact):
    """Whom to ask; somebody has a name."""

    name: Annotated[Text, Says("Naam", "Name", "Wie je vraagt: een mens of een team.")]


class Local(Shape):
    """``lokaal/<folder>/<id>.yml``: a note with the record of that id, which stays as it is."""

    available: Annotated[
        Available | None,
        Says(
            "Bij ons",
            "With us",
            "Of jullie dit zelf doen of hebben: ja, nee, of binnenkort.",
            facet="available",
        ),
    ] = None
    available_note: Annotated[
        Text | None,
        Says("Bij ons, uitleg", "With us, more", "Waar, voor wie of vanaf wanneer, in één regel."),
    ] = None
    contact: Annotated[
        list[LocalContact],
        Field(max_length=20),
        Says("Contact", "Contact", "Wie er bij jullie meer van weet."),
    ] = []
    links: Annotated[
        list[LocalLink],
        Field(max_length=50),
        Says("Links en bestanden", "Links and files", "Jullie eigen werkinstructie, formulier."),
    ] = []
    note: Annotated[
        Prose | None, Says("Notitie", "Note", "Wat jullie anders doen of hebben afgesproken.")
    ] = None
    reviewed: Annotated[
        When | None, Says("Bijgewerkt op", "Updated on", "Wanneer deze notitie is nagekeken.")
    ] = None
