"""Value types: dataclasses that are quick to make.

Python writes and compiles up to six methods for each frozen dataclass when its module is imported, which
takes 0.5 ms; a start of the program imports seventy of them. Here only `__init__` is compiled. That nobody
changes a value is for the type checker to see, so that making one costs no more than setting its fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses
    from collections.abc import Callable
    from operator import attrgetter

    def dataclass(*, frozen: bool = False, slots: bool = False, eq: bool = True) -> Callable[[type], type]:
        """As `dataclasses.dataclass`, but for what the module says; compared and hashed by its fields."""

        def made(cls: type) -> type:
            own = frozenset(cls.__dict__)
            value = dataclasses.dataclass(repr=False, eq=False, slots=slots)(cls)
            if "__repr__" not in own:
                value.__repr__ = _repr
            if eq and "__eq__" not in own:
                value.__eq__, hashed = _by_fields(value)
                if "__hash__" not in own:
                    value.__hash__ = hashed if frozen else None
            return value

        return made

    def _by_fields(cls: type) -> tuple[Callable[[object, object], bool], Callable[[object], int]]:
        """How values of a class are compared, and how they are hashed."""
        names = [each.name for each in dataclasses.fields(cls) if each.compare]
        fields_of = attrgetter(*names) if names else lambda _: ()

        def equals(value: object, other: object) -> bool:
            same_kind = other.__class__ is value.__class__
            return fields_of(value) == fields_of(other) if same_kind else NotImplemented

        def hashed(value: object) -> int:
            return hash(fields_of(value))

        return equals, hashed

    def _repr(value: object) -> str:
        shown = (each.name for each in dataclasses.fields(value) if each.repr)
        fields = ", ".join(f"{name}={getattr(value, name)!r}" for name in shown)
        return f"{type(value).__qualname__}({fields})"


__all__ = ["dataclass"]
