export type ExampleLanguage = 'typescript' | 'python';

/** Pieces of a program that speaks to models, each with a model reference in every third copy; about 150 references in 5,000 lines, and no mistake. */
export function exampleFile(language: ExampleLanguage, lines: number): string {
  const all: string[] = [];
  for (let i = 1; all.length < lines; i++) all.push(...pieces[language](i, ids[i % ids.length] ?? '', i % 3 === 0), '');
  return `${all.join('\n')}\n`;
}

const ids = ['gpt-4o', 'claude-3-opus-20240229', 'gpt-4o-2024-08-06', 'gemini-2.5-pro', 'mistral-large-latest', 'o3-mini', 'chatgpt-4o-latest'] as const;

const pieces: Readonly<Record<ExampleLanguage, (i: number, id: string, model: boolean) => readonly string[]>> = { typescript, python };

function typescript(i: number, id: string, model: boolean): readonly string[] {
  return [
    `/** Sends request ${i} and waits for the answer; ${model ? `\`${id}\` was slower` : 'größer ist nicht besser'}. */`,
    `export async function send${i}(client: Client, text: string, { retries = 3, temperature = 0.${i % 10} }: Options${i} = {}): Promise<Answer | undefined> {`,
    `  const body: Body = { ${model ? `model: "${id}", ` : ''}messages: [{ role: "user", content: \`\${text.trim()}: größer als \${limits.get("piece-${i}") ?? ${i}}?\` }], temperature };`,
    '  for (let attempt = 0; attempt < retries; attempt++) {',
    '    const { choices, usage } = await client.chat.completions.create(body);',
    '    if (choices.length > 0 && (usage?.total_tokens ?? 0) < limit) return choices[0]?.message;',
    '    await sleep(100 * 2 ** attempt);',
    '  }',
    '  return undefined;',
    '}',
    '',
    `interface Options${i} { readonly retries?: number; readonly temperature?: number; onDone?(answer: Answer): void }`,
    `export class Desk${i} extends Desk implements Closable {`,
    `  readonly #open = new Map<string, Parcel>([["a-${i}", { weight: ${i}, to: 'Köln' }]]);`,
    '  weigh(parcel: Parcel): number {',
    '    switch (parcel.kind) {',
    `      case "letter": return Math.min(parcel.weight, ${i}); // rounded down`,
    '      case "box": return parcel.sides.reduce((sum, side) => sum + side * 0.5, 0);',
    '      default: throw new RangeError(`No such kind: ${parcel.kind}`);',
    '    }',
    '  }',
    '}',
  ];
}

function python(i: number, id: string, model: boolean): readonly string[] {
  return [
    `def send_${i}(client, text, *, retries=3, temperature=0.${i % 10}):`,
    `    """Sends request ${i} and waits for the answer; ${model ? `${id} was slower` : 'größer ist nicht besser'}."""`,
    `    body = {${model ? `"model": "${id}", ` : ''}"messages": [{"role": "user", "content": f"{text.strip()}: größer als {limits.get('piece-${i}', ${i})}?"}]}`,
    '    for attempt in range(retries):',
    '        answer = client.chat.completions.create(**body, temperature=temperature)',
    '        if len(answer.choices) > 0 and answer.usage.total_tokens < limit:',
    '            return answer.choices[0].message',
    '        time.sleep(0.1 * 2 ** attempt)',
    '    return None',
    '',
    '',
    '@dataclass(frozen=True)',
    `class Desk${i}(Desk):`,
    `    open: dict[str, Parcel] = field(default_factory=lambda: {"a-${i}": Parcel(weight=${i}, to='Köln')})`,
    '',
    '    def weigh(self, parcel: Parcel) -> float:',
    '        if parcel.kind == "letter":',
    `            return min(parcel.weight, ${i})  # rounded down`,
    '        elif parcel.kind in ("box", "crate"):',
    '            return sum(side * 0.5 for side in parcel.sides)',
    '        raise ValueError(f"No such kind: {parcel.kind}")',
  ];
}
