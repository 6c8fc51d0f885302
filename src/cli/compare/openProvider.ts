import { openAiBaseUrl, promptEndpoint, PromptshiftError, type CompareInput, type Provider } from '../../core/index.ts';
import { answersFrom } from '../answersFrom.ts';
import type { CompareOptions } from './options.ts';
import type { CliContext } from '../context.ts';

/** Where answers come from, and the base URL that the rules of a model go by. */
export type OpenProvider = { readonly provider: Provider; readonly baseUrl: string };

/** The endpoint, recorded where that is asked for; or a recording, which sends nothing. */
export async function openProvider(input: CompareInput, options: CompareOptions, context: CliContext): Promise<OpenProvider> {
  const baseUrl = baseUrlOf(input, options, context);
  return { baseUrl, provider: await answersFrom(baseUrl, options, context) };
}

/** An endpoint that a file of the workspace names is used only when the command line allows it, and never over one that a person gave. */
function baseUrlOf({ prompt, candidatePrompt }: CompareInput, options: CompareOptions, { env, stderr }: CliContext): string {
  const given = options.baseUrl ?? (env['OPENAI_BASE_URL'] || undefined);
  const named = [prompt, ...(candidatePrompt === undefined ? [] : [candidatePrompt])].map((each) => ({ path: each.path, url: promptEndpoint(each) })).filter(({ url }) => url !== undefined);
  const [first] = named;
  if (first?.url === undefined || given !== undefined || options.replay !== undefined) return given ?? openAiBaseUrl;
  if (options.allowEndpoint === true) {
    if (named.some(({ url }) => url !== first.url)) throw new PromptshiftError('configuration', 'The two versions name different endpoints.', 'Give one with --base-url.');
    return first.url;
  }
  if (options.quiet !== true) stderr.write(`promptshift: ${first.path} names the endpoint ${first.url}, which is not used. Give --allow-endpoint when you trust it, or --base-url.\n`);
  return openAiBaseUrl;
}
