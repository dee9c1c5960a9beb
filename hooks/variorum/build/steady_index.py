"""A steady index: the same bytes for the same records.

Pagefind 1.5 writes the filters of an index and the values of each in the order of a hash map, which is
another one in every run; everything else is in the order of the pages. Here both are put in order. The files
concerned are CBOR (RFC 8949: arrays, whole numbers and text are all that occurs) behind a mark, compressed,
and named by a digest.
"""

from __future__ import annotations

import gzip
import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pathlib import Path

_MARK: Final = b"pagefind_dcd"
_FILTERS = 3
"""Where the meta file lists its filters, each with the digest in the name of its file."""
_NUMBER, _TEXT, _ARRAY = 0, 3, 4
_SMALL = 24
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}


def steady_index(folder: Path) -> None:
    """Puts what an index holds in an order that does not depend on the run.

    Args:
        folder: The index that Pagefind wrote.
    """
    entry_path = folder / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    for language in entry["languages"].values():
        language["hash"] = _steady_meta(folder, language["hash"])
    entry["languages"] = dict(sorted(entry["languages"].items()))
    entry_path.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _steady_meta(folder: Path, digest: str) -> str:
    """Writes the meta file of a language and its filters anew; gives its new digest."""
    path = folder / f"pagefind.{digest}.pf_meta"
    meta = _read(path)
    for each in meta[_FILTERS]:
        each[1] = _steady_filter(folder, each[1])
    meta[_FILTERS].sort()
    return _replace(path, meta, "pagefind.{}.pf_meta", digest)


def _steady_filter(folder: Path, digest: str) -> str:
    path = folder / "filter" / f"{digest}.pf_filter"
    name, values = _read(path)
    return _replace(path, [name, sorted(values)], "{}.pf_filter", digest)


def _replace(path: Path, value: object, name: str, old: str) -> str:
    """Writes a file under the digest of its contents, in place of one with another digest of that length."""
    contents = _MARK + _encode(value)
    prefix, _, former = old.rpartition("_")
    digest = f"{prefix}_{blake2b(contents).hexdigest()[: len(former)]}"
    path.unlink()
    path.with_name(name.format(digest)).write_bytes(gzip.compress(contents, mtime=0))
    return digest


def _read(path: Path) -> Any:  # noqa: ANN401 - what the file holds
    contents = gzip.decompress(path.read_bytes())
    if not contents.startswith(_MARK):
        raise ValueError(f"{path.name} is not a file of a Pagefind index as known")
    value, _ = _decode(contents, len(_MARK))
    return value


def _decode(data: bytes, position: int) -> tuple[Any, int]:
    """Decodes one item; gives it and the position behind it."""
    kind, number = data[position] >> 5, data[position] & 0x1F
    position += 1
    if number >= _SMALL:
        size = _SIZES[number]
        number, position = int.from_bytes(data[position : position + size], "big"), position + size
    if kind == _NUMBER:
        return number, position
    if kind == _TEXT:
        return data[position : position + number].decode(), position + number
    if kind != _ARRAY:
        raise ValueError(f"unexpected CBOR type {kind}")
    items = []
    for _ in range(number):
        item, position = _decode(data, position)
        items.append(item)
    return items, position


def _encode(value: object) -> bytes:
    """Encodes numbers, text and lists of them."""
    if isinstance(value, int):
        return _head(_NUMBER, value)
    if isinstance(value, str):
        return _head(_TEXT, len(value.encode())) + value.encode()
    if not isinstance(value, list):
        raise TypeError(f"{value!r} cannot be part of an index")
    return _head(_ARRAY, len(value)) + b"".join(map(_encode, value))


def _head(kind: int, number: int) -> bytes:
    if number < _SMALL:
        return bytes([kind << 5 | number])
    mark, size = next((mark, size) for mark, size in _SIZES.items() if number < 1 << 8 * size)
    return bytes([kind << 5 | mark]) + number.to_bytes(size, "big")
