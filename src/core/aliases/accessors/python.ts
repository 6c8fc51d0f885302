import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../text/range.ts';
import type { AccessorLanguage } from './accessor.ts';
import { listed, withLineEnds } from './layout.ts';
import { addToList } from './stringList.ts';

/** `def model(name: ModelAlias) -> str`, for Python 3.8 and later, as Black lays it out. */
export const pythonAccessor: AccessorLanguage = {
  id: 'python',
  grammar: 'python',
  generate: (aliases, _place, style) => withLineEnds(code(aliases), style),
  addAlias(root: Node, text: string, alias: string): readonly TextEdit[] | undefined {
    const assignment = root.descendantsOfType('assignment').find((node) => node.childForFieldName('left')?.text === 'ModelAlias');
    const list = assignment?.childForFieldName('right');
    if (list?.type !== 'subscript') return undefined;
    return addToList(list, text, alias, { entries: ['string'], open: list.text.indexOf('[') + 1, quote: '"', separator: ', ' });
  },
};

function code(aliases: readonly string[]): string {
  return String.raw`"""Which model an alias stands for. Made by Promptshift.

models.config.json decides. A change there, or of the alias's environment
variable, holds from the next start.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Literal, get_args

# The aliases this code uses.
ModelAlias = Literal[${listed(aliases, { width: 64 })}]


def model(name: ModelAlias) -> str:
    """Return the id of the model that an alias stands for."""
    alias = _find(name)
    override = os.environ.get(alias.get("env") or "")
    if override:
        return override
    environments = alias.get("environments") or {}
    here = environments.get(os.environ.get("PROMPTSHIFT_ENV", ""), {})
    default: str = here.get("default") or alias["default"]
    return default


def _find(name: str) -> dict[str, Any]:
    alias = _known.get(name)
    if alias is None:
        names = ", ".join(_known)
        message = f'There is no model alias "{name}" in {_path}; it has {names}'
        raise LookupError(message)
    if not isinstance(alias, dict) or not isinstance(alias.get("default"), str):
        raise LookupError(f'The model alias "{name}" in {_path} has no "default"')
    return alias


def _read_config(path: Path) -> dict[str, Any]:
    try:
        aliases = json.loads(path.read_text(encoding="utf-8-sig"))["aliases"]
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise RuntimeError(f"{path} cannot be read: {error!r}") from error
    if not isinstance(aliases, dict):
        raise RuntimeError(f'{path} cannot be read: "aliases" is not an object')
    return aliases


def _find_config() -> Path:
    """MODELS_CONFIG, else upward from this file, else upward from the working directory."""
    named = os.environ.get("MODELS_CONFIG")
    if named:
        return Path(named).absolute()
    starts = [Path(__file__).resolve().parent, Path.cwd()]
    for start in starts:
        for folder in [start, *start.parents]:
            candidate = folder / "models.config.json"
            if candidate.is_file():
                return candidate
    raise RuntimeError(
        f"There is no models.config.json in {starts[0]} or {starts[1]} or above; "
        "set MODELS_CONFIG to its path"
    )


_path = _find_config()
_known = _read_config(_path)
# A missing alias stops the program at its start, not at the first call that needs it.
for _name in get_args(ModelAlias):
    _find(_name)
`;
}
