"""The documentation: complete against the code, its links alive, its examples true."""

import ast
import json
import re
import shutil
import tomllib
from pathlib import Path

import pytest
import yaml
from markdown import Markdown

from variorum.build.reading import Report, read_encyclopedia
from variorum.catalog import Catalog
from variorum.diagnostics import Code, Location
from variorum.names import slugify
from variorum.parse.authored import Authored, AuthoredEntry, AuthoredReading, AuthoredType
from variorum.parse.blocks import BLOCKS
from variorum.parse.entries import parse_entry
from variorum.parse.markup import parse_prose
from variorum.parse.types import parse_types
from variorum.render.addresses import EDITION
from variorum.render.fragments import REGISTERS
from variorum.render.reference import REFERENCES, render_reference

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
OUTSIDE = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")]
TEXTS = [*PAGES, *OUTSIDE]
SCRIPTS = sorted((ROOT / "scripts").glob("[!_]*.py"))

FENCE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})(?P<info>[^\n`]*)\n(?P<inner>.*?)^(?P=fence)[ \t]*$", re.MULTILINE | re.DOTALL
)
LINK = re.compile(r"(?<!\\)\]\((?P<target>[^()\s]+)\)")
MESSAGE = re.compile(r"^entries/\S+:\d+:\d+:\n(?:  .+\n)+", re.MULTILINE)
FIRST_ENTRY = DOCS / "guide/first-entry.md"
ANOTHER_SUBJECT = DOCS / "guide/another-subject.md"


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def titled_fences(path: Path) -> dict[str, str]:
    """Give the files that a page asks its readers to write: path and content."""
    found = {}
    for match in FENCE.finditer(read(path)):
        if title := re.search(r'title="([^"]+)"', match["info"]):
            found[title[1]] = match["inner"]
    return found


@pytest.fixture(scope="module")
def report() -> Report:
    return read_encyclopedia(ROOT / "entries", ROOT)


@pytest.fixture(scope="module")
def catalog(report: Report) -> Catalog:
    return report.catalog


@pytest.fixture(scope="module")
def pages(catalog: Catalog) -> dict[Path, str]:
    """Every page of the documentation with its tables filled in."""

    def fill(match: re.Match[str]) -> str:
        if match["info"].strip() != "reference":
            return match[0]
        return render_reference(yaml.safe_load(match["inner"])["of"], catalog.types) or ""

    return {path: FENCE.sub(fill, read(path)) for path in PAGES}


@pytest.fixture(scope="module")
def documentation(pages: dict[Path, str]) -> str:
    return "\n".join(pages.values())


@pytest.fixture(scope="module")
def anchors(pages: dict[Path, str]) -> dict[Path, set[str]]:
    """The anchors of every page: those of its headings, and those that it sets itself."""
    found = {}
    for path, text in pages.items():
        config = {"toc": {"slugify": slugify}}
        extensions = ["attr_list", "pymdownx.superfences", "tables", "toc"]
        html = Markdown(extensions=extensions, extension_configs=config).convert(text)
        found[path] = set(re.findall(r'\bid="([^"]+)"', html))
    return found


# Complete against the code


@pytest.mark.parametrize("of", REFERENCES)
def test_every_table_stands_on_a_page(of: str) -> None:
    shown = [yaml.safe_load(each["inner"])["of"] for page in PAGES for each in reference_fences(page)]
    assert of in shown


def reference_fences(page: Path) -> list[re.Match[str]]:
    return [match for match in FENCE.finditer(read(page)) if match["info"].strip() == "reference"]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_asks_only_for_tables_that_exist(page: Path) -> None:
    for match in reference_fences(page):
        assert yaml.safe_load(match["inner"])["of"] in REFERENCES


def test_every_code_is_explained(pages: dict[Path, str], anchors: dict[Path, set[str]]) -> None:
    page = DOCS / "reference/diagnostics.md"
    assert {code.name.lower() for code in Code} <= anchors[page]
    assert all(code.remedy in pages[page] for code in Code)


@pytest.mark.parametrize("model", [AuthoredEntry, AuthoredReading, AuthoredType, *BLOCKS.values()])
def test_every_field_is_documented(model: type[Authored], documentation: str) -> None:
    missing = [field for field in model.model_fields if f"`{field}`" not in documentation]
    assert missing == []


@pytest.mark.parametrize("block", BLOCKS)
def test_every_block_is_documented(block: str, pages: dict[Path, str]) -> None:
    assert f"`~~~{block}`" in pages[DOCS / "guide/format.md"]


def options_of(script: Path) -> list[str]:
    """Give the options that a script takes, as its source states them."""
    calls = [node for node in ast.walk(ast.parse(read(script))) if isinstance(node, ast.Call)]
    adding = [
        call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "add_argument"
    ]
    names = [node.value for call in adding for node in call.args if isinstance(node, ast.Constant)]
    shared = ["--config-file"] if "add_config_file(parser)" in read(script) else []
    return [*(each for each in names if isinstance(each, str) and each.startswith("--")), *shared]


@pytest.mark.parametrize("script", SCRIPTS, ids=name)
def test_every_option_of_a_script_is_documented(script: Path) -> None:
    parts = re.split(r"^## ", read(DOCS / "reference/scripts.md"), flags=re.MULTILINE)
    own = [part for part in parts if part.startswith(f"`{script.name}`")]
    assert len(own) == 1
    assert [option for option in options_of(script) if f"`{option}" not in own[0]] == []


def test_no_option_is_documented_that_is_gone() -> None:
    for part in re.split(r"^## ", read(DOCS / "reference/scripts.md"), flags=re.MULTILINE)[1:]:
        script = ROOT / "scripts" / part.split("`")[1]
        documented = re.findall(r"^`(--[a-z-]+)", part, flags=re.MULTILINE)
        assert documented == [option for option in options_of(script) if option in documented]


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads(read(ROOT / "pyproject.toml"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    packages = json.loads(read(ROOT / "package.json"))["devDependencies"]
    names = set(packages) | {re.split(r"[<>=!~ ;[]", each)[0] for each in wanted}
    listed = set(
        re.findall(r"^\| `([a-z0-9-]+)` \|", read(DOCS / "develop/dependencies.md"), flags=re.MULTILINE)
    )
    assert names == listed


def test_every_module_of_the_api_exists() -> None:
    modules = re.findall(r"^::: ([\w.]+)$", read(DOCS / "reference/api.md"), flags=re.MULTILINE)
    assert modules
    for module in modules:
        path = ROOT / "hooks" / Path(*module.split("."))
        assert path.with_suffix(".py").is_file() or (path / "__init__.py").is_file(), module


def test_every_page_is_in_the_navigation() -> None:
    named = re.findall(r"[\w/.-]+\.md", read(ROOT / "mkdocs.yml"))
    assert {path.relative_to(DOCS).as_posix() for path in PAGES} <= set(named)


# Links and commands


def generated_pages(catalog: Catalog) -> set[str]:
    """The pages that are not files in `docs/`, by their path in the site's Markdown tree."""
    overviews = {EDITION, *(uri for uri, _, _ in REGISTERS)}
    folders = {each.id: each.folder for each in catalog.types.values()}
    indexes = {f"{folder}/index.md" for folder in folders.values()}
    entries = {f"{folders[entry.type]}/{entry.id}.md" for entry in catalog.entries.values()}
    return overviews | indexes | entries


def local_links(path: Path) -> list[str]:
    """Give the links of a text that lead into the project, code left aside."""
    text = re.sub(r"`[^`\n]+`", "", FENCE.sub("", read(path)))
    return [match["target"] for match in LINK.finditer(text) if "://" not in match["target"]]


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_links_lead_somewhere(path: Path, catalog: Catalog, anchors: dict[Path, set[str]]) -> None:
    generated = generated_pages(catalog)
    for link in local_links(path):
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        if DOCS in target.parents and target.relative_to(DOCS).as_posix() in generated:
            continue
        assert target.exists(), link
        assert not anchor or target not in anchors or anchor in anchors[target], link


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_commands_name_scripts_that_exist(path: Path) -> None:
    for script in re.findall(r"scripts[/\\](\w+\.py)", read(path)):
        assert (ROOT / "scripts" / script).is_file(), script


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_paths_in_code_exist(path: Path) -> None:
    for named in re.findall(r"`((?:hooks|tests|requirements)/[\w./-]+)`", read(path)):
        assert (ROOT / named).exists(), named


# Examples


def example(path: Path, begins: str) -> str:
    """Give the first fence of a text whose content begins in a certain way."""
    return next(match["inner"] for match in FENCE.finditer(read(path)) if match["inner"].startswith(begins))


@pytest.mark.parametrize("path", [ROOT / "README.md", DOCS / "guide/format.md"], ids=name)
def test_the_example_of_an_entry_is_right(path: Path, catalog: Catalog) -> None:
    entry, problems = parse_entry(
        example(path, "---\n"), "entries/battles/battle-of-lake-khasan.md", catalog.types
    )
    assert problems == ()
    assert entry is not None
    real = catalog.entries[entry.id]
    stated = {(claim.source, claim.fact, claim.value.text, claim.locator) for claim in entry.claims}
    assert stated <= {(claim.source, claim.fact, claim.value.text, claim.locator) for claim in real.claims}


def test_the_blocks_of_the_guide_are_right() -> None:
    prose, problems = parse_prose(example(DOCS / "guide/format.md", "~~~compare"), Location("format.md"))
    assert problems == ()
    assert len(prose.marks) == 3


def test_the_example_of_a_source_is_right(catalog: Catalog) -> None:
    for path, text in titled_fences(DOCS / "guide/sources.md").items():
        if path.endswith(".md"):
            entry, problems = parse_entry(text, path, catalog.types)
            assert problems == ()
            assert entry is not None
            assert entry.source is not None


def test_the_example_of_a_type_is_right() -> None:
    files = {name(path): read(path) for path in (ROOT / "entries/_types").glob("*.yml")}
    examples = titled_fences(DOCS / "guide/types.md")
    assert examples
    types, problems = parse_types(files | examples)
    assert problems == ()
    assert "river" in types


def test_the_first_entry_can_be_written(tmp_path: Path, report: Report) -> None:
    """What the guide has its readers write is right, and the messages that it quotes are those they see."""
    ((path, text),) = titled_fences(FIRST_ENTRY).items()
    assert not (ROOT / path).exists(), "the guide needs another entry that is wanted"
    shutil.copytree(ROOT / "entries", tmp_path / "entries")
    (tmp_path / path).write_text(text, encoding="utf-8")
    quoted = [" ".join(message.split()) for message in MESSAGE.findall(read(FIRST_ENTRY))]
    before = {str(each) for each in report.diagnostics}

    written = read_encyclopedia(tmp_path / "entries", tmp_path)
    assert [str(each) for each in written.diagnostics if str(each) not in before] == quoted[1:]

    (tmp_path / path).write_text(text.replace("khasan-article", "khasan-artcle", 1), encoding="utf-8")
    spoilt = read_encyclopedia(tmp_path / "entries", tmp_path)
    assert quoted[0] in {str(each) for each in spoilt.diagnostics}


def test_another_subject_can_be_begun(tmp_path: Path) -> None:
    """The files of the guide make an encyclopedia without a fault, in which two sources differ."""
    for path, text in titled_fences(ANOTHER_SUBJECT).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    report = read_encyclopedia(tmp_path / "entries", tmp_path)
    assert report.diagnostics == ()
    assert len(list(report.catalog.all_disputes())) == 1
    hook = ast.parse(read(tmp_path / "hook.py"))
    ours = ast.parse(read(ROOT / "hooks/encyclopedia.py"))
    assert imported(hook) == imported(ours)


def imported(module: ast.Module) -> set[str]:
    return {alias.name for node in module.body if isinstance(node, ast.ImportFrom) for alias in node.names}
