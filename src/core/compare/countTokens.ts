/** A run without a break costs quadratic time to tokenize; cut ones longer than this. */
const longestRun = 400;
/** Text past this is counted by proportion. */
const longestText = 1_000_000;

/**
 * Counts tokens in OpenAI's `o200k_base` encoding (gpt-4o and later; an estimate for every other vendor), loaded with the first count.
 * Special tokens such as `<|endoftext|>` count as the text they are. Time is linear in the text, whatever it holds.
 */
export function createTokenCounter(): (text: string) => Promise<number> {
  let loading: Promise<(text: string) => number> | undefined;
  return async (text) => {
    loading ??= load();
    const count = await loading;
    const counted = text.slice(0, longestText);
    let tokens = 0;
    for (const piece of cutLongRuns(counted)) tokens += count(piece);
    return Math.round(tokens * (text.length / Math.max(1, counted.length)));
  };
}

async function load(): Promise<(text: string) => number> {
  const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base');
  const options = { disallowedSpecial: new Set<string>() };
  return (text) => countTokens(text, options);
}

/** The text itself where every run of blanks or non-blanks is short; else pieces that are. */
function* cutLongRuns(text: string): Generator<string> {
  let pieceStart = 0;
  let runStart = 0;
  let blank = false;
  for (let i = 0; i < text.length; i++) {
    const nowBlank = text.charCodeAt(i) <= 32;
    if (nowBlank !== blank) {
      blank = nowBlank;
      runStart = i;
    } else if (i - runStart >= longestRun && !isLowSurrogate(text.charCodeAt(i))) {
      yield text.slice(pieceStart, i);
      pieceStart = i;
      runStart = i;
    }
  }
  if (pieceStart < text.length) yield text.slice(pieceStart);
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
