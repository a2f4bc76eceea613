"""Wrong arguments named: looked into only once a function has failed, so that good ones cost nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import wraps
from inspect import Signature, isfunction, isgeneratorfunction, signature
from os import PathLike
from typing import Any, NoReturn, TypeVar

from twgnet.errors import OptionError

F = TypeVar("F", bound=Callable[..., Any])
ERRORS = (TypeError, AttributeError, ValueError, KeyError, IndexError)
WRONG = "options.wrong_argument"
SHOWN = 40  # characters of a value
_SIZED = ("Sequence", "Collection", "tuple", "list", "set", "frozenset")
_ITERABLES = (*_SIZED, "Iterable", "Iterator")
_KINDS: Mapping[str, Callable[[Any], bool]] = {
    "None": lambda value: value is None,
    **dict.fromkeys(("Any", "object"), lambda _: True),
    "int": lambda value: hasattr(value, "__index__") and not isinstance(value, bool),
    "float": lambda value: hasattr(value, "__float__") and not isinstance(value, bool),
    "Path": lambda value: isinstance(value, str | PathLike),
    "PathLike": lambda value: isinstance(value, PathLike),
    "IO": lambda value: hasattr(value, "read"),
    "Mapping": lambda value: isinstance(value, Mapping),
    "Callable": callable,
    **dict.fromkeys(_ITERABLES, lambda value: isinstance(value, Iterable) and not isinstance(value, str | bytes)),
    **dict.fromkeys(_SIZED, lambda value: isinstance(value, Collection) and not isinstance(value, str | bytes | dict)),
    **dict.fromkeys(("Ties", "NDArray", "csr_array"), lambda value: hasattr(value, "shape")),
}


def check_all(names: Iterable[str], home: dict[str, Any]) -> None:
    """Let the functions that a package exports tell wrong arguments by name."""
    for name in names:
        if isfunction(home.get(name)):
            home[name] = check_arguments(home[name])


def check_arguments(function: F) -> F:
    """Raise an `OptionError` that names the argument, where a function fails for one of a wrong type.

    >>> @check_arguments
    ... def double(number: int) -> int:
    ...     return number + number.real
    >>> double(2)
    4
    >>> double("two")
    Traceback (most recent call last):
    twgnet.errors.OptionError: number of double() is 'two'. It takes int.
    """

    @wraps(function)
    def checked(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except (*ERRORS, OptionError) as error:
            _refuse(function, args, kwargs, error)

    @wraps(function)
    def checked_generator(*args: Any, **kwargs: Any) -> Iterator[Any]:
        try:
            yield from function(*args, **kwargs)
        except (*ERRORS, OptionError) as error:
            _refuse(function, args, kwargs, error)

    return checked_generator if isgeneratorfunction(function) else checked  # type: ignore[return-value]


def _refuse(function: Callable[..., Any], args: Any, kwargs: Any, error: Exception) -> NoReturn:
    """Name the argument that does not fit its annotation; where all fit, the error is none of theirs.

    One that a function within has named by its own name is named by that of the function that was called.
    """
    told = error.problems[0] if isinstance(error, OptionError) else None
    if told and told.code != WRONG:
        raise error from None
    try:
        bound = signature(function).bind(*args, **kwargs)
    except TypeError:
        raise error from None
    hints = {name: one.annotation for name, one in signature(function).parameters.items()}
    known = getattr(function, "__globals__", {})
    for name, value in bound.arguments.items():
        hint = hints[name]
        shown = " ".join(repr(value).split())[:SHOWN]
        if told and shown == told.values["value"] and hint in ("Any", "object"):
            raise OptionError(WRONG, **{**told.values, "name": name, "function": function.__name__}) from None
        below = isinstance(error, ValueError) and isinstance(value, int) and value < 0
        if hint is not Signature.empty and (below or not _fits(value, str(hint), known)):
            values = {"name": name, "function": function.__name__, "value": shown, "kind": hint}
            raise OptionError(WRONG, **values) from error
    raise error from None


def _fits(value: Any, hint: str, known: Mapping[str, Any]) -> bool:
    """Say if a value is of one of the kinds that an annotation names."""
    return any(_is(value, one.strip(), known) for one in _split(hint, "|"))


def _is(value: Any, kind: str, known: Mapping[str, Any]) -> bool:
    head, _, inside = kind.partition("[")
    name = head.rsplit(".", 1)[-1]
    if name == "Literal":
        return repr(value) in {one.strip().replace('"', "'") for one in _split(inside[:-1], ",")}
    if name in _KINDS:
        return _KINDS[name](value) and all(_fits(one, hint, known) for one, hint in _inner(value, name, inside))
    alias = known.get(name)
    if alias is not None and not isinstance(alias, type):
        return _fits(value, str(alias), {})
    return any(one.__name__ == name for one in type(value).__mro__)


def _inner(value: Any, name: str, inside: str) -> Iterator[tuple[Any, str]]:
    """Give what stands in a sequence or mapping, each with the annotation that it should fit."""
    hints = [one.strip() for one in _split(inside.rpartition("]")[0], ",")]
    if name == "Mapping" and len(hints) == 2:
        yield from ((one, hints[1]) for one in value.values())
    elif name in _ITERABLES and hints[0] and isinstance(value, Collection):
        yield from ((one, hints[0]) for one in value)


def _split(text: str, mark: str) -> Iterator[str]:
    """Cut a text at a mark that stands in no brackets."""
    depth, start = 0, 0
    for place, letter in enumerate(text):
        depth += (letter == "[") - (letter == "]")
        if letter == mark and not depth:
            yield text[start:place]
            start = place + 1
    yield text[start:]
