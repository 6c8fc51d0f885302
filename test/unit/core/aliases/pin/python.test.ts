import { describe, expect, it } from 'vitest';
import { pinMarked } from './marked.ts';

const ask = 'ask("«gpt-4o»")\n';
const asked = 'ask(model("chat.core"))\n';

describe('the import in Python', () => {
  it.each([
    ['below a docstring', 'app/a.py', '"""Doc."""\n\nask("«gpt-4o»")\n', `"""Doc."""\n\nfrom app.model_aliases import model\n\n${asked}`],
    ['below __future__', 'app/a.py', `from __future__ import annotations\n\n${ask}`, `from __future__ import annotations\n\nfrom app.model_aliases import model\n\n${asked}`],
    ['among its like', 'app/a.py', `import os\n\nfrom app.a import b\nfrom app.z import c\n\n${ask}`, `import os\n\nfrom app.a import b\nfrom app.model_aliases import model\nfrom app.z import c\n\n${asked}`],
    ['relative where the others are', 'app/sub/a.py', `from ..b import c\nfrom .d import e\n\n${ask}`, `from ..b import c\nfrom ..model_aliases import model\nfrom .d import e\n\n${asked}`],
    ['from a package’s folder without __init__', 'app/plain/a.py', `from .d import e\n\n${ask}`, `from ..model_aliases import model\nfrom .d import e\n\n${asked}`],
    ['beside a script', 'scripts/a.py', `#!/usr/bin/env python3\nimport os\n\n${ask}`, `#!/usr/bin/env python3\nimport os\n\nfrom model_aliases import model\n\n${asked}`],
    // Run by its path, Python looks beside it and not where it is called from.
    ['beside a script that imports the package', 'scripts/a.py', `import app\n\n${ask}`, `import app\n\nfrom model_aliases import model\n\n${asked}`],
    ['under another name where the module uses it', 'app/a.py', 'import os\n\nmodel = "«gpt-4o»"\n', 'import os\n\nfrom app.model_aliases import model as model_for\n\nmodel = model_for("chat.core")\n'],
    ['under its name beside a parameter of it', 'app/a.py', 'import os\n\ndef f(model="«gpt-4o»"):\n    pass\n', 'import os\n\nfrom app.model_aliases import model\n\ndef f(model=model("chat.core")):\n    pass\n'],
  ])('goes %s', async (_, path, before, after) => {
    const { files, plan } = await pinMarked(path, before, { 'pyproject.toml': '', 'app/__init__.py': '', 'app/sub/__init__.py': '' });
    expect({ text: files[path], refused: plan.refused }).toEqual({ text: after, refused: [] });
  });

  it.each([
    ['a Literal', 'x: Literal["gpt-4o"] = "«gpt-4o»"\n', 'The type Literal["gpt-4o"] takes certain ids only; make it str first.'],
    ['a named Literal', 'M = Literal["gpt-4o"]\nx: M = "«gpt-4o»"\n', 'The type M takes certain ids only; make it str first.'],
    ['a docstring', '"«gpt-4o»"\n', 'Nothing is done with this string.'],
  ])('is not made for %s', async (_, before, reason) => {
    expect((await pinMarked('app/a.py', before)).plan.refused.map((each) => each.reason)).toEqual([reason]);
  });
});
