"""What a schema refuses, in the words of a clerk, and what can safely be put in its place; no rule itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from checker.fold import fold, nearest
from checker.lookalikes import LOOKALIKES
from checker.message import Message, say
from checker.pattern import Pattern
from checker.record import NamedTuple
from checker.restricted import SECRECY_KEYS
from checker.rule import Edit
from checker.rules.front_matter._asked import only_near, quoted, resembles

if TYPE_CHECKING:
    from checker.document import Document
    from checker.matter import Value
    from checker.schema import Path, SchemaFault

_FIGURES = Pattern(r"-?[0-9]{1,15}(?:([.,])[0-9]{1,15})?")


class Judgement(NamedTuple):
    """One refusal, ready to be reported."""

    message: Message
    hint: Message | None
    edits: tuple[Edit, ...] = ()


def judge(document: Document, fault: SchemaFault) -> Judgement:
    """Say what is wrong, how to mend it, and the edit where only one thing can be meant."""
    match fault.keyword:
        case "required":
            return _missing(fault)
        case "additionalProperties":
            return _surplus(document, fault)
        case _:
            return _refused(document, fault)


def only_misspelt(document: Document, fault: SchemaFault) -> bool:
    """Tell whether a missing key is there under a nearly equal name, which is reported instead."""
    if fault.keyword != "required":
        return False
    return resembles(str(fault.path[-1]), _properties(fault.node), _parent(document, fault.path))


def meant_value(document: Document, path: Path, labels: Mapping[str, str], message: Message) -> Judgement | None:
    """Suggest the one of some values that a typed one nearly is, by itself or by its label."""
    typed = document.string(*path)
    names = {fold(label): value for value, label in labels.items()} | {fold(value): value for value in labels}
    meant = nearest(typed, names)
    if meant is None:
        return None
    value = names[meant]
    alone = nearest(typed, [name for name in names if names[name] != value]) is None
    hint = say("có phải ý bạn là “{value}” ({label})", "did you mean “{value}”", value=value, label=labels[value])
    field = document.front_matter.fields[path]
    edit = Edit(field.value_at, value if field.plain else f'"{value}"')
    return Judgement(message, hint, (edit,) if alone else ())


def _missing(fault: SchemaFault) -> Judgement:
    key = str(fault.path[-1])
    node = _properties(fault.node).get(key, {})
    message = say(
        "thiếu khóa “{key}” ({title})", "the key “{key}” is missing", key=key, title=_lower(str(node.get("title", key)))
    )
    examples = (*cast("Sequence[object]", node.get("examples") or ()), *_labels(node))
    import json  # only to explain

    example = json.dumps(examples[0], ensure_ascii=False) if examples else "…"
    return Judgement(
        message, say("thêm dòng “{key}: {example}”", "add a line “{key}: {example}”", key=key, example=example)
    )


def _surplus(document: Document, fault: SchemaFault) -> Judgement:
    key = str(fault.path[-1])
    message = say("không có khóa “{key}”", "there is no key “{key}”", key=quoted(key))
    if key in SECRECY_KEYS:
        return Judgement(
            message,
            say(
                "xóa khóa này: văn bản có độ mật không được đưa vào kho, văn bản không mật không ghi",
                "delete it: a secret document may not be kept here, and another one has no such key",
            ),
        )
    present, known = _parent(document, fault.path), _properties(fault.node)
    meant, alone = only_near(key, (name for name in known if name not in present))
    if meant is None:
        return Judgement(
            message, say("xóa khóa này, hoặc viết nội dung của nó vào phần thân", "delete it, or say it in the body")
        )
    hint = say("có phải ý bạn là “{meant}”", "did you mean “{meant}”", meant=meant)
    edit = Edit(document.front_matter.fields[fault.path].key_at, meant)
    twins = any(nearest(other, [meant]) for other in present if other != key and other not in known)
    return Judgement(message, hint, (edit,) if alone and not twins else ())


def _refused(document: Document, fault: SchemaFault) -> Judgement:
    name = next((step for step in reversed(fault.path) if isinstance(step, str)), "")
    title = _lower(str(fault.node.get("title", "")))
    vi, en = (f"{title} ({name})" if title else f"“{name}”"), f"“{name}”"
    if isinstance(fault.path[-1], int):
        vi, en = f"mục {fault.path[-1] + 1} của {vi}", f"item {fault.path[-1] + 1} of {en}"
    wanted = cast("Mapping[str, str]", fault.node.get("x-message") or {"vi": "không hợp lệ", "en": "is not valid"})
    typed = document.string(*fault.path)
    message = Message(
        f"{vi} {wanted['vi']}" + (f"; đang ghi “{quoted(typed)}”" if typed else ""),
        f"{en} {wanted['en']}" + (f"; it is “{quoted(typed)}”" if typed else ""),
    )
    labels = _labels(fault.node)
    suggested = meant_value(document, fault.path, labels, message) if typed and labels else None
    if suggested:
        return suggested
    edits = _retyped(document, fault)
    written = say("viết {text}", "write {text}", text=edits[0].text) if edits else None
    return Judgement(message, written or _advice(fault), edits)


def _advice(fault: SchemaFault) -> Message | None:
    described = str(fault.node.get("description", "")).rstrip(".")
    return Message(f"ghi lại: {_lower(described)}", "write it as described in the schema") if described else None


def _retyped(document: Document, fault: SchemaFault) -> tuple[Edit, ...]:
    """Take the quotes off a number, or put them around a text that looks like one."""
    if fault.keyword != "type":
        return ()
    field = document.front_matter.fields[fault.path]
    wanted = str(fault.limit)
    text = "" if field.value is None else "".join(LOOKALIKES.get(char, char) for char in str(field.value))
    figures = _FIGURES.fullmatch(text.strip()) if isinstance(field.value, str) else None
    if figures and "integer" in wanted and not figures[1]:
        return (Edit(field.value_at, figures[0]),)
    if figures and "number" in wanted and not (figures[1] == "," and len(figures[0].split(",")[1]) == 3):
        return (Edit(field.value_at, figures[0].replace(",", ".")),)
    if isinstance(field.value, (int, float)) and not isinstance(field.value, bool) and "string" in wanted:
        text = document.slice(field.value_at)
        return (Edit(field.value_at, f'"{text}"'),) if re.search(str(fault.node.get("pattern", "")), text) else ()
    return ()


def _labels(node: Mapping[str, object]) -> Mapping[str, str]:
    return cast("Mapping[str, str]", node.get("x-labels") or {})


def _properties(node: Mapping[str, object]) -> Mapping[str, Mapping[str, object]]:
    return cast("Mapping[str, Mapping[str, object]]", node.get("properties") or {})


def _parent(document: Document, path: Path) -> Mapping[str, Value]:
    if len(path) == 1:
        return document.front_matter.data
    value = document.front_matter.fields[path[:-1]].value
    return value if isinstance(value, Mapping) else {}


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
