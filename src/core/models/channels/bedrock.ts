const MAKERS: ReadonlySet<string> = new Set([
  'ai21', 'amazon', 'anthropic', 'cohere', 'deepseek', 'google', 'meta', 'minimax', 'mistral', 'moonshot', 'moonshotai', 'nvidia', 'openai',
  'qwen', 'stability', 'twelvelabs', 'writer', 'xai', 'zai', 'luma',
]);
const GEO = /^(?:us|eu|apac|jp|au|ca|sa|in|us-gov|global)\./;
const ARN = /^arn:aws[a-z-]*:bedrock:[a-z0-9-]*:\d*:(foundation-model|inference-profile|application-inference-profile|provisioned-model|custom-model(?:-deployment)?|imported-model)\/(.+)$/;

/** A Bedrock id taken apart; `id` is the model as its maker names it, absent when the resource does not say. */
export type BedrockId = { readonly maker?: string; readonly id?: string };

/** Reads `anthropic.claude-3-5-sonnet-20241022-v2:0`, with a geographic prefix or as the ARN of a resource. */
export function parseBedrock(text: string): BedrockId | undefined {
  const arn = ARN.exec(text);
  if (arn?.[2] !== undefined) {
    const named = arn[1] === 'foundation-model' || arn[1] === 'inference-profile';
    return named ? parseDotted(arn[2]) : {};
  }
  return parseDotted(text);
}

function parseDotted(text: string): BedrockId | undefined {
  const plain = text.replace(GEO, '');
  const dot = plain.indexOf('.');
  const maker = plain.slice(0, dot);
  if (dot < 0 || !MAKERS.has(maker)) return undefined;
  const id = plain.slice(dot + 1);
  if (!/^[a-z0-9][a-z0-9.:-]*$/.test(id)) return undefined;
  return { maker, id: makersName(maker, id) };
}

/** Takes off Bedrock's own revision (`-v1:0`, `:0`, `:0:200k`) and undoes its spelling of dots. */
function makersName(maker: string, id: string): string {
  const bare = id.replace(/:\d+(?::(?:\d+k|mm))?$/, '');
  switch (maker) {
    case 'anthropic':
      return /^claude-(?:v\d|instant)/.test(bare) ? bare : bare.replace(/-v\d$/, '');
    case 'amazon':
      return bare.startsWith('nova-') ? bare.replace(/-v\d$/, '') : bare;
    case 'meta':
      return bare.replace(/-v\d$/, '').replace(/^llama(\d)-(\d)-/, 'llama-$1.$2-').replace(/^llama(\d)-/, 'llama-$1-');
    case 'openai':
      return bare.replace(/-1$/, '');
    case 'deepseek':
      return `deepseek-${bare.replace(/-v\d$/, '').replace(/^deepseek-/, '')}`;
    case 'stability': case 'twelvelabs': case 'luma':
      return bare;
    case 'cohere':
      return bare.startsWith('command') ? bare.replace(/-v\d$/, '') : bare;
    default:
      return bare.replace(/-v\d$/, '');
  }
}
