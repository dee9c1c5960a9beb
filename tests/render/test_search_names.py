import json

from hypothesis import given, strategies as st
from printing import set_press

from builders import connect, make_entry
from variorum.compile.edition import compile_edition
from variorum.model.entry import Entry
from variorum.render.addresses import address_entries
from variorum.render.search_names import MANIFEST, write_names


def write(*entries: Entry) -> dict[str, object]:
    catalog = connect(*entries)
    press = set_press(catalog, address_entries(catalog, directory_urls=True))
    return {path: json.loads(text) for path, text in write_names(compile_edition(catalog, "en-GB"), press)}


def test_a_name_stands_under_each_of_its_words() -> None:
    files = write(make_entry("anna", of="person", title="Ánna van Zoe", names=["Анна"]))
    assert [files[f"search/names/{ord(letter):x}.json"] for letter in "vzа"] == [
        [[1, "Ánna van Zoe"]],
        [[1, "Ánna van Zoe"]],
        [[1, "Анна"]],
    ]
    assert files["search/names/61.json"] == [[0, "Alpha"], [1, "Ánna van Zoe"]]


def find_file(key: str) -> str:
    return f"search/names/{'-'.join(f'{ord(char):x}' for char in key)}.json"


def test_where_there_are_no_spaces_a_name_stands_under_each_character() -> None:
    files = write(make_entry("hill", of="person", title="Hill", names=["張鼓峰"]))
    buckets = [files[find_file(f"#{ord(char) % 32}")] for char in "張鼓峰"]
    assert buckets == [[[3, "張鼓峰"]]] * 3


def test_the_best_known_entry_has_the_first_number() -> None:
    files = write(make_entry("zoe", of="person"), make_entry("one", "[[zoe]]"), make_entry("two", "[[zoe]]"))
    (told,) = (content for path, content in files.items() if path.startswith("search/entries/"))
    assert told[0][:3] == ["person/zoe/", "Zoe", "Person"]  # type: ignore[index]


@given(st.lists(st.text("abcя張 ", min_size=1, max_size=6).filter(str.strip), min_size=1, max_size=20))
def test_every_name_is_in_a_shard_of_the_manifest(names: list[str]) -> None:
    files = write(make_entry("anna", of="person", names=names))
    keys = files[MANIFEST]["keys"]  # type: ignore[call-overload, index]
    paths = set(map(find_file, keys))
    shards = {path: content for path, content in files.items() if path.startswith("search/names/")}
    assert set(shards) == paths
    found = {text for content in shards.values() for _, *texts in content for text in texts}  # type: ignore[attr-defined]
    assert set(names) <= found


def test_many_names_of_one_letter_are_shared_out() -> None:
    many = [f"K{a}{b}" for a in "abcdefghijklmnopqrstuvwxyz" for b in "abcdefghijklmnopqrstuvwxyz"]
    keys = write(make_entry("anna", of="person", names=many))[MANIFEST]["keys"]  # type: ignore[call-overload, index]
    assert {"ka", "kz"} <= set(keys)
    assert "k" not in keys
