"""Builds values from libyaml's event stream, refusing what strict YAML refuses.

PyYAML's events are used instead of its loaders because a loader silently keeps the last of two equal keys,
follows anchors, turns ``NO`` into false and decimals into binary floats, and forgets line numbers. Building
from events needs no recursion, so nesting cannot exhaust the stack.
"""

from dataclasses import dataclass, field
from typing import Any

import yaml

from footprint.errors import Problem, Text
from footprint.strict_yaml.document import Path
from footprint.strict_yaml.scalars import PLAIN_EXPECTED, AmbiguousError, plain

MAX_DEPTH = 32
_SHOWN = 60


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being filled."""

    value: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None
    """Key that waits for its value."""
    key_line: int = 0
    skipping: bool = False
    """The key was refused: its value is read for its own faults and dropped."""
    seen: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Builder:
    """Collects the values, their lines and the faults of one file."""

    name: str
    problems: list[Problem] = field(default_factory=list)
    lines: dict[Path, int] = field(default_factory=dict)
    root: Any = None
    stack: list[_Open] = field(default_factory=list)
    documents: int = 0

    def fault(self, code: str, line: int | None, found: Text, expected: Text, todo: Text) -> None:
        """Note one fault at `line`, or of the file as a whole."""
        place = self.name if line is None else f"{self.name}:{line}"
        self.problems.append(Problem(f"yaml.{code}", place, found, expected, todo))

    def parse(self, text: str) -> None:
        """Build `root` and `lines` from `text`, noting every fault the parser reaches."""
        try:
            for event in yaml.parse(text, Loader=yaml.CSafeLoader):
                self._take(event)
                if len(self.stack) > MAX_DEPTH:
                    self.fault(
                        "too_deep",
                        _line(event),
                        Text(f"嵌套超过 {MAX_DEPTH} 层", f"more than {MAX_DEPTH} levels of nesting"),
                        Text(f"不超过 {MAX_DEPTH} 层", f"at most {MAX_DEPTH} levels"),
                        Text("减少嵌套", "nest less deeply"),
                    )
                    return
        except yaml.YAMLError as exc:
            mark = getattr(exc, "problem_mark", None)
            detail = getattr(exc, "problem", None) or getattr(exc, "reason", None) or type(exc).__name__
            self.fault(
                "syntax",
                None if mark is None else mark.line + 1,
                Text(f"YAML 语法错误（{detail}）", f"a YAML syntax error ({detail})"),
                Text("语法正确的 YAML", "well-formed YAML"),
                Text(
                    "检查该行及上一行的缩进、引号和冒号",
                    "check indentation, quotes and colons near this line",
                ),
            )
            return
        if self.documents == 0:
            self.fault(
                "empty",
                None,
                Text("空文件", "an empty file"),
                Text("一个 YAML 文档", "one YAML document"),
                Text("填写内容或删除文件", "fill the file in or delete it"),
            )

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event)
        elif isinstance(event, yaml.AliasEvent):
            self._refuse_reference(event, f"*{event.anchor}")
            self._put(None, _line(event), is_text=False)
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.stack.pop()

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self.fault(
                "documents",
                _line(event),
                Text("第二个 YAML 文档", "a second YAML document"),
                Text("一个文件一个文档", "one document a file"),
                Text("分成两个文件", "make two files of it"),
            )
        if event.version or event.tags:
            self.fault(
                "directive",
                _line(event),
                Text("YAML 指令（%）", "a YAML directive (%)"),
                Text("没有指令", "no directive"),
                Text("删除该行", "delete the line"),
            )

    def _refuse_reference(self, event: Any, text: str) -> None:
        self.fault(
            "anchor",
            _line(event),
            Text(f"锚点或别名“{_short(text)}”", f"an anchor or alias '{_short(text)}'"),
            Text("写出值本身", "the value itself"),
            Text("把值在每处写全", "write the value out in each place"),
        )

    def _properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse_reference(event, f"&{event.anchor}")
        if event.tag is not None:
            self.fault(
                "tag",
                _line(event),
                Text(f"类型标签“{_short(event.tag)}”", f"a type tag '{_short(event.tag)}'"),
                Text("没有标签的值", "a value without a tag"),
                Text("删除标签；文字加引号", "delete the tag; quote text"),
            )

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._properties(event)
        value: Any = event.value
        if event.implicit[0]:
            try:
                value = plain(event.value)
            except AmbiguousError:
                self.fault(
                    "ambiguous",
                    _line(event),
                    Text(f"未加引号的“{_short(value)}”", f"unquoted '{_short(value)}'")
                    if value
                    else Text("空值", "an empty value"),
                    PLAIN_EXPECTED,
                    Text(
                        "文字加引号；数写成普通十进制；没有值写 null",
                        "quote text; write numbers as plain decimals; write null for no value",
                    ),
                )
        self._put(value, _line(event), is_text=isinstance(value, str))

    def _open(self, event: Any) -> None:
        self._properties(event)
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._put(value, _line(event), is_text=False)
        self.stack.append(_Open(value, path))

    def _put(self, value: Any, line: int, is_text: bool) -> Path:
        """File `value` under the container that is open; return its path."""
        if not self.stack:
            if self.documents == 1:
                self.root = value
                self.lines[()] = line
            return ()
        top = self.stack[-1]
        if isinstance(top.value, list):
            path: Path = (*top.path, len(top.value))
            top.value.append(value)
            self.lines[path] = line
            return path
        if top.key is None:
            self._take_key(top, value, line, is_text)
            return (*top.path, "?")
        path = (*top.path, top.key)
        if not top.skipping:
            top.value[top.key] = value
            self.lines[path] = top.key_line if isinstance(value, dict | list) else line
        top.key = None
        return path

    def _take_key(self, top: _Open, value: Any, line: int, is_text: bool) -> None:
        top.key, top.key_line, top.skipping = str(value), line, False
        if not is_text:
            top.skipping = True
            self.fault(
                "key",
                line,
                Text(f"键“{_short(str(value))}”不是文字", f"key '{_short(str(value))}' is not text"),
                Text("文字作为键", "text as a key"),
                Text("给键加引号", "quote the key"),
            )
        elif top.key in top.seen:
            top.skipping = True
            self.fault(
                "duplicate_key",
                line,
                Text(
                    f"键“{_short(top.key)}”重复（首次在第 {top.seen[top.key]} 行）",
                    f"key '{_short(top.key)}' again (first on line {top.seen[top.key]})",
                ),
                Text("每个键只出现一次", "each key once"),
                Text("删除其中一个", "delete one of the two"),
            )
        else:
            top.seen[top.key] = line


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
