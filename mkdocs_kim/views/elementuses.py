"""Which methods use a working element, how each does it, and which elements they share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .. import addresses
from ..library import Link
from ..records import Element, ElementUse, Intervention, bits
from .elementparts import Actions, Remark, Silence, Wording, Wordings
from .methods import STATES
from .once import once
from .parts import Chip, Item, Items, Part, Target
from .reader import Reader

DOING = STATES[:2]
"""What counts as doing it: a method that deliberately does not is no user of an element."""
NAMED = 100
"""As many methods of which nothing is known are named; more names are no help."""
BESIDE = 4
"""Methods that fit side by side on a screen."""
SHARED, RELATED = 2, 6
"""Methods that two elements share at least to be related, and as many relations as are shown."""


def uses(element_id: str, reader: Reader) -> dict[str, tuple[Link, ...]]:
    """Give the methods that say something of an element, by how sure they are, by title."""
    known: dict[str, dict[str, tuple[Link, ...]]] = reader.kept.setdefault(uses, {})
    if element_id not in known:
        found: dict[str, list[Link]] = {state: [] for state in STATES}
        for link in reader.library.links_to.get(("element", element_id), ()):
            if isinstance(link.holder, ElementUse):
                found[link.holder.state].append(link)
        known[element_id] = {state: tuple(links) for state, links in found.items()}
    return known[element_id]


def users(element_id: str, reader: Reader) -> tuple[str, ...]:
    """List the methods that do what an element says, the best documented first."""
    found = uses(element_id, reader)
    return tuple(link.source_id for state in DOING for link in found[state])


@once
def _doing(reader: Reader) -> dict[str, frozenset[str]]:
    """Gather the methods that do what an element says, of each that lists show."""
    return {item: frozenset(users(item, reader)) for item in reader.listed("element")}


def tally(element_id: str, reader: Reader, linked: bool = False) -> tuple[Chip, ...]:
    """Count the methods by how sure they are; on the page of the element each leads to them."""
    here = addresses.page(reader.language, "element", element_id)
    return tuple(
        Chip(
            reader.language.ui(f"tally_{state}", count=len(links)),
            Target(here, _anchor(state)) if linked else None,
            state,
        )
        for state, links in uses(element_id, reader).items()
        if links
    )


def wordings(element_id: str, reader: Reader) -> Iterator[Part]:
    """Yield every method's own wording, the best documented first, then who says nothing."""
    ui = reader.language.ui
    found = uses(element_id, reader)
    if not any(found.values()):
        yield Remark(ui("no_method_yet"))
    yield from _actions(element_id, reader)
    for state, links in found.items():
        if links:
            yield Wordings(
                Chip(reader.language.choice("state", state), tone=state),
                ui(f"uses_{state}"),
                _anchor(state),
                tuple(_wording(element_id, link, reader) for link in links),
            )
    yield from _silence(found, reader)


def _anchor(state: str) -> str:
    return f"state-{state}"


def _wording(element_id: str, link: Link, reader: Reader) -> Wording:
    assert isinstance(link.holder, ElementUse)
    assert isinstance(link.source, Intervention)
    page = addresses.page(reader.language, "intervention", link.source_id)
    place = Target(page, addresses.element_anchor(element_id))
    concept = link.source.status == "concept"
    return Wording(
        Chip(reader.title("intervention", link.source_id), place),
        reader.language.choice("nature", link.source.nature),
        reader.cited(link.holder.how, link.holder.sources),
        (Chip(reader.language.choice("status", "concept"), tone="caution"),) if concept else (),
    )


def _actions(element_id: str, reader: Reader) -> Iterator[Actions]:
    """Lead on to the map of all elements, and to the methods that share this one, side by side."""
    if not reader.listed("intervention"):
        return
    ui, page = reader.language.ui, addresses.comparing(reader.language)
    onward = [Chip(ui("to_element_map"), Target(page))]
    beside = users(element_id, reader)[:BESIDE]
    if len(beside) > 1:
        names = [reader.title("intervention", item) for item in beside]
        words = f"{', '.join(names[:-1])} {ui('and')} {names[-1]}"
        query = f"{ui('side_query')}={','.join(beside)}"
        onward.append(Chip(ui("beside_each_other", methods=words), Target(page, query=query)))
    yield Actions(tuple(onward))


def _silence(found: Mapping[str, tuple[Link, ...]], reader: Reader) -> Iterator[Silence]:
    """Name the methods of which no source says anything: that is no verdict, but an invitation."""
    told = {link.source_id for links in found.values() for link in links}
    silent = [item for item in reader.listed("intervention") if item not in told]
    if not silent:
        return
    ui, known = reader.language.ui, _telling(reader)
    named = silent if len(silent) <= NAMED else []
    yield Silence(
        Chip(ui("tally_silent", count=len(silent)), tone="unknown"),
        ui("uses_silent"),
        _anchor("silent"),
        tuple(known[item] for item in named),
    )


@once
def _telling(reader: Reader) -> dict[str, Chip]:
    """Link to where each method tells of its elements, or is asked to."""
    links = ((item, reader.chip("intervention", item)) for item in reader.listed("intervention"))
    return {
        item: Chip(link.title, Target(link.to.page, "working_elements"))
        for item, link in links
        if link.to
    }


def related(element_id: str, reader: Reader) -> Iterator[Part]:
    """Yield the elements that stand with the same methods, and those that the text links to."""
    record = reader.library.records["element"][element_id]
    own = set(users(element_id, reader))
    others = [item for item in reader.listed("element") if item != element_id]
    shared = {item: len(own & _doing(reader)[item]) for item in others}
    often = [item for item in others if shared[item] >= SHARED]
    often = sorted(often, key=lambda item: -shared[item])[:RELATED]
    linked = {bit.target for bit in bits(record, "cross_link")}
    named = [item for item in others if item in linked and item not in often]
    items = tuple(_relation(item, shared[item], item in linked, reader) for item in often + named)
    if items:
        words = reader.language.ui("related_computed", least=SHARED, most=RELATED)
        yield Remark(words)
        yield Items("", items)


def _relation(item: str, shared: int, linked: bool, reader: Reader) -> Item:
    ui, record = reader.language.ui, reader.library.records["element"][item]
    assert isinstance(record, Element)
    badges = [Chip(ui("shared_methods", count=shared))] if shared >= SHARED else []
    badges += [Chip(ui("named_here"))] if linked else []
    return Item(reader.chip("element", item), tuple(badges), reader.maybe(record.summary))
