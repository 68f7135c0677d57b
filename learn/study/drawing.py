"""Drawing questions for a rehearsal: by section in fixed shares, from a seed, so that it can be repeated."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from hashlib import blake2b

from learn.cards.card import note_of


def shares(sizes: Mapping[str, int], count: int) -> dict[str, int]:
    """How many of `count` each name gets, by its size: whole parts first, then the largest remainders.

    None gets more than it has, as long as `count` is no more than there are.
    """
    total = sum(sizes.values())
    if total <= 0 or count <= 0:
        return dict.fromkeys(sizes, 0)
    given = {name: count * size // total for name, size in sizes.items()}
    # Of equal remainders the one named first; the names' order is fixed.
    by_rest = sorted(sizes, key=lambda name: -(count * sizes[name] % total))
    for name in by_rest[: count - sum(given.values())]:
        given[name] += 1
    return given


def lot(seed: int, *words: str) -> bytes:
    """What orders cards by lot, the same on every machine and however many other cards there are."""
    return blake2b("\n".join((str(seed), *words)).encode(errors="replace"), digest_size=8).digest()


def drawn(
    groups: Mapping[str, Sequence[str]],
    count: int,
    seed: int,
    is_fit: Callable[[str], bool],
    seen: Collection[str] = (),
    unseen: float | None = None,
) -> dict[str, str]:
    """Card keys in the order asked, each with its group; fewer than `count` where there are fewer.

    `groups` are card keys by section. `is_fit` says whether a card can be asked at all; it is called
    only for cards that come up. `unseen` is the share of cards that are not among `seen`, 0 to 1; None
    takes them as they come. Fewer of those than that share are made good by seen ones, never the other
    way round. The same seed draws the same cards, whatever the order in which they are listed.
    """
    wanted = shares({name: len(keys) for name, keys in groups.items()}, count)
    draws = _Lot(seed, is_fit)
    if unseen is None:
        draws.draw(groups, wanted, count)
    else:
        known = {name: [key for key in keys if key in seen] for name, keys in groups.items()}
        fresh = {name: [key for key in keys if key not in seen] for name, keys in groups.items()}
        of_fresh = round(unseen * count)
        found = draws.draw(fresh, shares(wanted, of_fresh), of_fresh)
        rest = {name: max(number - found[name], 0) for name, number in wanted.items()}
        draws.draw(known, rest, count - sum(found.values()))
    return dict(sorted(draws.taken.items(), key=lambda pair: lot(seed, "order", pair[0])))


class _Lot:
    """Draws from groups without putting back."""

    def __init__(self, seed: int, is_fit: Callable[[str], bool]) -> None:
        self._seed, self._is_fit = seed, is_fit
        self._notes: set[str] = set()
        self.taken: dict[str, str] = {}
        """Keys drawn, each with its group."""

    def draw(
        self, groups: Mapping[str, Sequence[str]], wanted: Mapping[str, int], count: int
    ) -> dict[str, int]:
        """Draw so many of each group; what one lacks is made good by the others. How many each gave.

        Siblings come only where the groups have nothing else left.
        """
        found = dict.fromkeys(groups, 0)
        pools = {name: self._pool(keys) for name, keys in groups.items()}
        siblings: dict[str, list[str]] = {name: [] for name in groups}
        for is_sibling_fine in (False, True):
            left = {name: number - found[name] for name, number in wanted.items()}
            while (missing := count - sum(found.values())) > 0 and pools:
                for name, number in left.items():
                    if name in pools:
                        gave = self._take(
                            name, pools[name], min(number, missing), siblings[name], is_sibling_fine
                        )
                        found[name] += gave
                        missing -= gave
                        if gave < number:
                            del pools[name]
                sizes = {name: len(groups[name]) for name in pools}
                left = {name: max(part, 1) for name, part in shares(sizes, missing).items()}
            pools = {name: iter(keys) for name, keys in siblings.items() if keys}
        return found

    def _pool(self, keys: Sequence[str]) -> Iterator[str]:
        return iter(sorted(keys, key=lambda key: lot(self._seed, key)))

    def _take(
        self, name: str, pool: Iterator[str], number: int, siblings: list[str], is_sibling_fine: bool
    ) -> int:
        """Take up to so many from a pool that is in the order of the lot; siblings are put aside."""
        gave = 0
        while gave < number and (key := next(pool, None)) is not None:
            if note_of(key) in self._notes and not is_sibling_fine:
                siblings.append(key)
            elif key not in self.taken and self._is_fit(key):
                self._notes.add(note_of(key))
                self.taken[key] = name
                gave += 1
        return gave
