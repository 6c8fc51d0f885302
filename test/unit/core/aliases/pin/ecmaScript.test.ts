import { describe, expect, it } from 'vitest';
import { pinMarked, pinnedText, esmProject } from './marked.ts';

const path = 'src/a.ts';
const imported = 'import { model } from "./models.js";\n';

describe('the literal', () => {
  it.each([
    ['a call argument', 'ask("«gpt-4o»");', 'ask(model("chat.core"));'],
    ['a key of an object', "create({ model: '«gpt-4o»', n: 1 })", "create({ model: model('chat.core'), n: 1 })"],
    ['a default parameter', 'function f(id = "«gpt-4o»") { return id; }', 'function f(id = model("chat.core")) { return id; }'],
    ['a class field', 'class A { private readonly id = "«gpt-4o»"; }', 'class A { private readonly id = model("chat.core"); }'],
    ['a static field', 'class A { static id: string = "«gpt-4o»" }', 'class A { static id: string = model("chat.core") }'],
    ['a constant', 'export const ID = "«gpt-4o»";', 'export const ID = model("chat.core");'],
    ['an environment fallback', 'const id = process.env.M ?? "«gpt-4o»";', 'const id = process.env.M ?? model("chat.core");'],
    ['an older environment fallback', 'const id = process.env["M"] || `«gpt-4o»`;', 'const id = process.env["M"] || model("chat.core");'],
    ['a template without holes', 'const id = `«gpt-4o»`;', 'const id = model("chat.core");'],
    ['a decorator', '@Agent({ model: "«gpt-4o»" })\nclass A {}', '@Agent({ model: model("chat.core") })\nclass A {}'],
    ['a nested object', 'const c = { a: { b: [{ "id": "«gpt-4o»" }] } };', 'const c = { a: { b: [{ "id": model("chat.core") }] } };'],
    ['several lines with comments', 'ask(\n  // first\n  /* the */ "«gpt-4o»", // model\n);', 'ask(\n  // first\n  /* the */ model("chat.core"), // model\n);'],
    ['a choice', 'const id = fast ? "«gpt-4o»" : other;', 'const id = fast ? model("chat.core") : other;'],
    ['a return without a blank', 'function f(){return"«gpt-4o»"}', 'function f(){return model("chat.core")}'],
    ['a case without a blank', 'const f = (a) => { switch (a) { default: return"«gpt-4o»" } };', 'const f = (a) => { switch (a) { default: return model("chat.core") } };'],
    ['a cast', 'const id = "«gpt-4o»" as Model;', 'const id = model("chat.core") as Model;'],
    ['an arrow’s value', 'const id = (): string => "«gpt-4o»";', 'const id = (): string => model("chat.core");'],
    ['a destructured default', 'const { id = "«gpt-4o»" } = options;', 'const { id = model("chat.core") } = options;'],
    ['an assignment', 'config.id ??= "«gpt-4o»";', 'config.id ??= model("chat.core");'],
    ['a default export', 'export default "«gpt-4o»";', 'export default model("chat.core");'],
    ['a hole of a template', 'log(`${"«gpt-4o»"}`);', 'log(`${model("chat.core")}`);'],
    ['a spread', 'const c = { ...base, ...{ id: "«gpt-4o»" } };', 'const c = { ...base, ...{ id: model("chat.core") } };'],
    ['a string that any type takes', 'type M = "a" | (string & {});\nlet id: M = "«gpt-4o»";', 'type M = "a" | (string & {});\nlet id: M = model("chat.core");'],
    ['a value beside a cast that any string fits', 'const m = (x as string) || "«gpt-4o»";', 'const m = (x as string) || model("chat.core");'],
    ['a return beside an inner function’s cast', 'function f() { g(() => { return x as M; }); return "«gpt-4o»"; }', 'function f() { g(() => { return x as M; }); return model("chat.core"); }'],
    ['two at once', 'ask("«gpt-4o»"); ask("«gpt-4o»");', 'ask(model("chat.core")); ask(model("chat.core"));'],
    ['letters beyond the plane', 'const s = "😀"; ask("«gpt-4o»");', 'const s = "😀"; ask(model("chat.core"));'],
  ])('as %s', async (_, before, after) => {
    const quote = after.includes("'") && !after.includes('"') ? imported.replaceAll('"', "'") : imported;
    const text = await pinnedText(path, before);
    expect(text.slice(text.indexOf('\n\n') + 2)).toBe(after);
    expect(text.replaceAll(';', '').startsWith(quote.trim().replace(';', ''))).toBe(true);
  });

  it('gets braces in a JSX attribute, and none inside braces', async () => {
    const text = await pinnedText('src/a.tsx', "import { Chat } from './chat.js'\n\nexport const C = () => <Chat model=\"«gpt-4o»\" other={'«gpt-4o»'} />\n");
    expect(text).toBe("import { Chat } from './chat.js'\nimport { model } from './models.js'\n\nexport const C = () => <Chat model={model('chat.core')} other={model('chat.core')} />\n");
  });

  it.each([
    ['a type', 'type M = "«gpt-4o»" | "b";', 'A type cannot call a function.'],
    ['a parameter’s type', 'function f(m: "«gpt-4o»") {}', 'A type cannot call a function.'],
    ['a member of an enum', 'enum M { A = "«gpt-4o»" }', 'A member of an enum must be a constant.'],
    ['a const assertion', 'const m = "«gpt-4o»" as const;', '"as const" makes the id a part of a type. Remove it first.'],
    ['a const assertion around it', 'const m = { a: ["«gpt-4o»"] } as const;', '"as const" makes the id a part of a type. Remove it first.'],
    ['an old const assertion', 'const m = <const>"«gpt-4o»";', '"as const" makes the id a part of a type. Remove it first.'],
    ['a union of ids', 'const m: "gpt-4o" | "b" = "«gpt-4o»";', 'The type "gpt-4o" | "b" takes certain ids only; make it string first.'],
    ['a named union of ids', 'type M = "gpt-4o" | "b";\nclass A { m: M = "«gpt-4o»"; }', 'The type M takes certain ids only; make it string first.'],
    ['a named union, returned', 'type M = "gpt-4o" | "b";\nfunction f(): Promise<M> { return "«gpt-4o»"; }', 'The type Promise<M> takes certain ids only; make it string first.'],
    ['a list’s own type', 'const l = ["gpt-4o"];\nlet m: (typeof l)[number] = "«gpt-4o»";', 'The type (typeof l)[number] takes certain ids only; make it string first.'],
    ['a cast beside it', 'import type { M } from "./m.js";\nconst m = (x as M) ?? "«gpt-4o»";', 'What stands beside it is cast to M, which may take certain ids only.'],
    ['a cast in another return', 'const f = (x) => { if (!x) { return "«gpt-4o»"; } return x as M; };', 'What stands beside it is cast to M, which may take certain ids only.'],
    ['a satisfied type', 'const m = "«gpt-4o»" satisfies M;', 'The type after "satisfies" may not accept any string.'],
    ['a part of a string', 'const m = "use «gpt-4o» now";', 'The id is only a part of the string.'],
    ['a template with holes', 'const m = `«gpt-4o»-${x}`;', 'The id is only a part of the string.'],
    ['a tagged template', 'const m = sql`«gpt-4o»`;', 'A tagged template cannot be a call.'],
    ['a property’s name', 'const m = { "«gpt-4o»": 1 };', 'A name of a property must be a constant.'],
    ['a module', 'import x from "«gpt-4o»";', 'The name of a module must be a constant.'],
    ['a declaration', 'declare const m: "«gpt-4o»";', 'A type cannot call a function.'],
    ['a statement', '"«gpt-4o»";', 'Nothing is done with this string.'],
    ['browser code', '"use client";\nask("«gpt-4o»");', 'This file runs in the browser ("use client"), where the accessor cannot read models.config.json.'],
  ])('is left where a call is illegal: %s', async (_, source, reason) => {
    const { plan } = await pinMarked(path, source, esmProject);
    expect(plan.refused.map((each) => each.reason)).toEqual([reason]);
    expect(plan.files).toEqual([]);
  });

  it('is left when its role is another one', async () => {
    const { plan } = await pinMarked(path, 'if (m === "«gpt-4o»") f();', esmProject, 'chat.core', 'branch');
    expect(plan.refused[0]?.reason).toBe('Only an id that selects a model is put behind an alias.');
  });

  it('is edited with a note where the type is out of sight', async () => {
    const { plan, files } = await pinMarked(path, 'import type { M } from "./m.js";\nlet m: M = "«gpt-4o»";\n', esmProject);
    expect(files[path]).toContain('let m: M = model("chat.core");');
    expect(plan.notes).toEqual(['src/a.ts: check that the type M takes any string.']);
  });
});

describe('the import', () => {
  it.each([
    ['after the last relative one', 'import a from "openai";\nimport { b } from "./b.js"; // b\nimport c from "c";\n\nask("«gpt-4o»");\n',
      'import a from "openai";\nimport { b } from "./b.js"; // b\nimport { model } from "./models.js";\nimport c from "c";\n\nask(model("chat.core"));\n'],
    ['without semicolons, in single quotes', "import a from 'openai'\n\nask('«gpt-4o»')\n", "import a from 'openai'\nimport { model } from './models.js'\n\nask(model('chat.core'))\n"],
    ['with the ending that the compiler demands, though others lack it', 'import { b } from "../b";\n\nask("«gpt-4o»");\n', 'import { b } from "../b";\nimport { model } from "./models.js";\n\nask(model("chat.core"));\n'],
    ['with the source’s ending, as the others', 'import { b } from "./b.ts";\n\nask("«gpt-4o»");\n', 'import { b } from "./b.ts";\nimport { model } from "./models.ts";\n\nask(model("chat.core"));\n'],
    ['not led by an ending that is no code', 'import b from "./b.json";\n\nask("«gpt-4o»");\n', 'import b from "./b.json";\nimport { model } from "./models.js";\n\nask(model("chat.core"));\n'],
    ['with CRLF', 'import a from "openai";\r\n\r\nask("«gpt-4o»");\r\n', 'import a from "openai";\r\nimport { model } from "./models.js";\r\n\r\nask(model("chat.core"));\r\n'],
    ['after a hash bang and directives', '#!/usr/bin/env node\n"use strict";\n\nask("«gpt-4o»");\n', '#!/usr/bin/env node\n"use strict";\n\nimport { model } from "./models.js";\n\nask(model("chat.core"));\n'],
    ['after a licence', '// Copyright Acme\n// All rights\n\nask("«gpt-4o»");\n', '// Copyright Acme\n// All rights\n\nimport { model } from "./models.js";\n\nask(model("chat.core"));\n'],
    ['after a pragma', '// @ts-check\nask("«gpt-4o»");\n', '// @ts-check\nimport { model } from "./models.js";\n\nask(model("chat.core"));\n'],
    ['before a comment that belongs to the code', '/** Asks. */\nask("«gpt-4o»");\n', 'import { model } from "./models.js";\n\n/** Asks. */\nask(model("chat.core"));\n'],
    ['over several lines', 'import {\n  b,\n} from "./b.js";\n\nask("«gpt-4o»");\n', 'import {\n  b,\n} from "./b.js";\nimport { model } from "./models.js";\n\nask(model("chat.core"));\n'],
  ])('goes %s', async (_, before, after) => {
    expect(await pinnedText(path, before)).toBe(after);
  });

  it('goes without an ending, as the others, where the compiler leaves it open', async () => {
    const bundled = { 'package.json': '{ "type": "module" }', 'tsconfig.json': '{ "compilerOptions": { "module": "esnext", "moduleResolution": "bundler" } }' };
    expect(await pinnedText(path, 'import { b } from "../b";\n\nask("«gpt-4o»");\n', bundled)).toBe('import { b } from "../b";\nimport { model } from "./models";\n\nask(model("chat.core"));\n');
    expect(await pinnedText(path, 'import { b } from "../b.js";\n\nask("«gpt-4o»");\n', bundled)).toContain('from "./models.js"');
  });

  const accessor = 'const aliases = ["chat.core"] as const;\n';
  const settings = '{ "accessors": [{ "language": "typescript", "path": "src/models.ts" }] }';
  const config = '{ "aliases": { "chat.core": { "default": "gpt-4o-2024-08-06" } } }';
  const there = { 'src/models.ts': accessor, 'promptshift.json': settings, 'models.config.json': config };

  it.each([
    ['is used when it is there', 'import { model } from "./models.js";\nask("«gpt-4o»");\n', 'import { model } from "./models.js";\nask(model("chat.core"));\n'],
    ['is used under its own name', 'import { model as m } from "./models.js";\nask("«gpt-4o»");\n', 'import { model as m } from "./models.js";\nask(m("chat.core"));\n'],
    ['is merged', 'import { other } from "./models.js";\nask("«gpt-4o»");\n', 'import { other, model } from "./models.js";\nask(model("chat.core"));\n'],
    ['is merged over lines', 'import {\n  a,\n  b,\n} from "./models.js";\nask("«gpt-4o»");\n', 'import {\n  a,\n  b,\n  model,\n} from "./models.js";\nask(model("chat.core"));\n'],
    ['is not merged with types', 'import type { ModelAlias } from "./models.js";\nask("«gpt-4o»");\n', 'import type { ModelAlias } from "./models.js";\nimport { model } from "./models.js";\nask(model("chat.core"));\n'],
    ['gets a second name where the first is hidden', 'import { model } from "./models.js";\nfunction f(model = "«gpt-4o»") {}\n', 'import { model, model as modelFor } from "./models.js";\nfunction f(model = modelFor("chat.core")) {}\n'],
    ['keeps its name where another function uses it', 'import { model } from "./models.js";\nfunction f(model) {}\nask("«gpt-4o»");\n', 'import { model } from "./models.js";\nfunction f(model) {}\nask(model("chat.core"));\n'],
  ])('%s', async (_, before, after) => {
    expect(await pinnedText(path, before, there)).toBe(after);
  });

  it.each([
    ['a constant of the same name', 'const model = "«gpt-4o»";\n', 'const model = modelFor("chat.core");'],
    ['a parameter', 'function f(model = "«gpt-4o»") {}\n', 'function f(model = modelFor("chat.core")) {}'],
    ['a destructured parameter', 'const f = ({ model = "«gpt-4o»" }) => model;\n', 'const f = ({ model = modelFor("chat.core") }) => model;'],
    ['a variable of an outer function', 'function f() { const model = 1; return () => ask("«gpt-4o»"); }\n', 'function f() { const model = 1; return () => ask(modelFor("chat.core")); }'],
    ['a type at module level', 'type model = string;\nask("«gpt-4o»");\n', 'ask(modelFor("chat.core"));'],
    ['another import', 'import { model } from "./other.js";\nask("«gpt-4o»");\n', 'ask(modelFor("chat.core"));'],
    ['a loop’s variable', 'for (const model of all) ask(model, "«gpt-4o»");\n', 'for (const model of all) ask(model, modelFor("chat.core"));'],
    ['an error caught', 'try { f(); } catch (model) { ask("«gpt-4o»"); }\n', 'catch (model) { ask(modelFor("chat.core")); }'],
    ['both names', 'const modelFor = 1, model = "«gpt-4o»";\n', 'const modelFor = 1, model = modelOf("chat.core");'],
  ])('does not clash with %s', async (_, before, call) => {
    const text = await pinnedText(path, before);
    expect(text).toContain(call);
    expect(text).toMatch(/^import \{ model as model(?:For|Of) \} from "\.\/models\.js";$/m);
  });

  it.each([
    ['a sibling’s variable', 'function f() { const model = 1; }\nask("«gpt-4o»");\n'],
    ['a property', 'const c = { model: "«gpt-4o»" };\nc.model = 1;\n'],
    ['a renamed import', 'import { model as m } from "./other.js";\nask("«gpt-4o»");\n'],
  ])('keeps the plain name beside %s', async (_, before) => {
    expect(await pinnedText(path, before)).toContain('model("chat.core")');
  });
});

describe('JavaScript', () => {
  it('is written with require in a CommonJS file', async () => {
    const { files } = await pinMarked('scripts/replay.cjs', "#!/usr/bin/env node\nconst OpenAI = require('openai')\nconst { b } = require('./b')\n\nask('«gpt-4o»')\n", esmProject);
    expect(files['scripts/replay.cjs']).toBe("#!/usr/bin/env node\nconst OpenAI = require('openai')\nconst { b } = require('./b')\nconst { model } = require('./models.cjs')\n\nask(model('chat.core'))\n");
    expect(files['scripts/models.cjs']).toContain('module.exports = { model }');
  });

  it('follows package.json where the file shows nothing', async () => {
    const { files } = await pinMarked('lib/a.js', 'ask("«gpt-4o»");\n', { 'package.json': '{}' });
    expect(files['lib/a.js']).toBe('const { model } = require("./models.js");\n\nask(model("chat.core"));\n');
    expect(files['lib/models.js']).toContain('require("node:fs")');
  });

  it('merges into a destructured require', async () => {
    const there = {
      'package.json': '{}', 'promptshift.json': '{ "accessors": [{ "language": "javascript", "path": "lib/models.js" }] }',
      'lib/models.js': 'const aliases = [];\n', 'models.config.json': '{ "aliases": {} }',
    };
    const { files } = await pinMarked('lib/a.js', "const { other } = require('./models')\nask('«gpt-4o»')\n", there);
    expect(files['lib/a.js']).toBe("const { other, model } = require('./models')\nask(model('chat.core'))\n");
    expect(files['lib/models.js']).toBe('const aliases = ["chat.core"];\n');
  });
});
