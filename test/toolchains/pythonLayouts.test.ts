import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { pinMarked } from '../unit/core/aliases/pin/marked.ts';

type Layout = {
  readonly title: string;
  /** The file that is pinned; its id stands between « and ». */
  readonly path: string;
  readonly text: string;
  readonly others: Readonly<Record<string, string>>;
  /** Arguments of `python3` and the folder it is called from, relative to the project. */
  readonly runs: readonly { readonly args: readonly string[]; readonly from?: string }[];
  /** The package that is installed, as `pip install -e` does it: it alone, not the folder around it. */
  readonly installed?: string;
  readonly imports: string;
};

const app = { 'pyproject.toml': '[project]\nname = "app"\n', 'app/__init__.py': '', 'app/settings.py': 'LIMIT = 5\n' };
const recorded = { ...app, 'promptshift.json': '{ "accessors": [{ "language": "python", "path": "app/model_aliases.py" }] }\n' };
const print = 'print("«gpt-4o»")\n';

const layouts: readonly Layout[] = [
  { title: 'a script in a folder of its own', path: 'scripts/run.py', text: print, others: app, imports: 'from model_aliases import model', runs: [{ args: ['scripts/run.py'] }, { args: ['run.py'], from: 'scripts' }, { args: ['../scripts/run.py'], from: 'app' }] },
  { title: 'a script that imports an installed package of the repository', path: 'examples/run.py', text: `from app.settings import LIMIT\n\n${print}`, others: app, installed: 'app', imports: 'from model_aliases import model', runs: [{ args: ['examples/run.py'] }, { args: ['run.py'], from: 'examples' }, { args: ['../examples/run.py'], from: 'app' }] },
  { title: 'a script beside a src layout', path: 'examples/run.py', text: `from lib.core import LIMIT\n\n${print}`, others: { 'pyproject.toml': '', 'src/lib/__init__.py': '', 'src/lib/core.py': 'LIMIT = 5\n' }, installed: 'src/lib', imports: 'from model_aliases import model', runs: [{ args: ['examples/run.py'] }, { args: ['run.py'], from: 'examples' }] },
  { title: 'a script that can reach the accessor of a package it imports', path: 'scripts/run.py', text: `from app.settings import LIMIT\n\n${print}`, others: recorded, installed: 'app', imports: 'from app.model_aliases import model', runs: [{ args: ['scripts/run.py'] }, { args: ['run.py'], from: 'scripts' }] },
  { title: 'a script that does not import the package with the accessor', path: 'scripts/run.py', text: `import json\n\n${print}`, others: recorded, imports: 'from model_aliases import model', runs: [{ args: ['scripts/run.py'] }, { args: ['run.py'], from: 'scripts' }] },
  { title: 'a script with neighbours', path: 'tools/run.py', text: `from helpers import HELP\n\n${print}`, others: { ...app, 'tools/helpers.py': 'HELP = 1\n' }, imports: 'from model_aliases import model', runs: [{ args: ['tools/run.py'] }, { args: ['run.py'], from: 'tools' }] },
  { title: 'a module of a package', path: 'app/ask.py', text: `from app.settings import LIMIT\n\n${print}`, others: app, imports: 'from app.model_aliases import model', runs: [{ args: ['-m', 'app.ask'] }] },
  { title: 'a module of a package with nothing of its own', path: 'app/ask.py', text: print, others: app, imports: 'from app.model_aliases import model', runs: [{ args: ['-m', 'app.ask'] }] },
  { title: 'a module of a package with relative imports', path: 'app/sub/ask.py', text: `from ..settings import LIMIT\n\n${print}`, others: { ...app, 'app/sub/__init__.py': '' }, imports: 'from ..model_aliases import model', runs: [{ args: ['-m', 'app.sub.ask'] }] },
  { title: 'a module of a package without __init__', path: 'app/ask.py', text: `from app.settings import LIMIT\n\n${print}`, others: { 'requirements.txt': '', 'app/settings.py': 'LIMIT = 5\n' }, imports: 'from app.model_aliases import model', runs: [{ args: ['-m', 'app.ask'] }] },
  { title: 'a module with relative imports and no __init__ at all', path: 'app/sub/ask.py', text: `from ..settings import LIMIT\n\n${print}`, others: { 'requirements.txt': '', 'app/settings.py': 'LIMIT = 5\n' }, imports: 'from ..model_aliases import model', runs: [{ args: ['-m', 'app.sub.ask'] }] },
  { title: 'a module of a src layout', path: 'src/lib/ask.py', text: `from lib.core import LIMIT\n\n${print}`, others: { 'pyproject.toml': '', 'src/lib/__init__.py': '', 'src/lib/core.py': 'LIMIT = 5\n' }, installed: 'src/lib', imports: 'from lib.model_aliases import model', runs: [{ args: ['-m', 'lib.ask'] }, { args: ['src/lib/ask.py'] }] },
  { title: 'a script in a folder that has __init__ by mistake', path: 'app/main.py', text: `from settings import LIMIT\n\n${print}`, others: app, imports: 'from model_aliases import model', runs: [{ args: ['app/main.py'] }, { args: ['main.py'], from: 'app' }] },
  { title: 'a script in a folder of examples that has __init__', path: 'examples/triage/run.py', text: print, others: { ...app, 'examples/__init__.py': '', 'examples/triage/__init__.py': '' }, imports: 'from model_aliases import model', runs: [{ args: ['examples/triage/run.py'] }, { args: ['run.py'], from: 'examples/triage' }] },
  { title: 'a test below tests in a folder without __init__', path: 'tests/unit/test_ask.py', text: print, others: { ...app, 'tests/__init__.py': '' }, imports: 'from model_aliases import model', runs: [{ args: ['tests/unit/test_ask.py'] }] },
  { title: 'a module that tries both ways', path: 'app/main.py', text: `try:\n    from .settings import LIMIT\nexcept ImportError:\n    from settings import LIMIT\n\n${print}`, others: app, imports: 'from app.model_aliases import model', runs: [{ args: ['-m', 'app.main'] }] },
  { title: 'a module beside one that is called like a library', path: 'app/azure.py', text: `try:\n    from openai import OpenAI\nexcept ImportError:\n    OpenAI = None\n\n${print}`, others: { ...app, 'app/openai.py': 'import sys\n' }, imports: 'from app.model_aliases import model', runs: [{ args: ['-m', 'app.azure'] }] },
  { title: 'a script at the root', path: 'main.py', text: `from app.settings import LIMIT\n\n${print}`, others: app, imports: 'from model_aliases import model', runs: [{ args: ['main.py'] }, { args: ['../main.py'], from: 'app' }] },
];

const hasPython = spawnSync('python3', ['--version']).status === 0;

describe.skipIf(!hasPython)(`the import of a Python accessor works where the file is run${hasPython ? '' : ' (python3 is not here)'}`, () => {
  it.each(layouts)('from $title', async ({ path, text, others, runs, installed, imports }) => {
    const { plan, files } = await pinMarked(path, text, others);
    expect(plan.refused).toEqual([]);
    expect(files[path]).toContain(imports);
    const root = mkdtempSync(join(tmpdir(), 'python-layout-'));
    try {
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(root, name)), { recursive: true });
        writeFileSync(join(root, name), content);
      }
      const { PYTHONPATH: _, ...clean } = process.env;
      const site = join(root, 'site-packages');
      mkdirSync(site);
      if (installed !== undefined) symlinkSync(join(root, installed), join(site, basename(installed)));
      const env = { ...clean, PYTHONDONTWRITEBYTECODE: '1', PYTHONPATH: site };
      for (const { args, from = '' } of runs) {
        const { status, stdout, stderr } = spawnSync('python3', args, { cwd: join(root, from), encoding: 'utf8', env });
        expect({ args, from, status, stdout, stderr }).toEqual({ args, from, status: 0, stdout: 'gpt-4o\n', stderr: '' });
      }
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }, 60_000);
});
