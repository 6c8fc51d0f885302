import { PromptshiftError } from '../../core/errors.ts';
import { isLoopback, parseEndpoint } from '../../core/providers/endpoint.ts';

/** Where prompts are sent: the base URL as set, and the origin that keys and questions are bound to. */
export type Endpoint = {
  readonly baseUrl: string;
  readonly origin: string;
  readonly loopback: boolean;
  /** Nothing may be sent there, because nobody was asked: the run uses the editor's own models alone. */
  readonly unused?: true;
};

/** @throws PromptshiftError `configuration` that names the setting, when its value is no http(s) URL */
export function readEndpoint(setting: string): Endpoint {
  const baseUrl = setting.trim();
  try {
    const url = parseEndpoint(baseUrl);
    return { baseUrl, origin: url.origin, loopback: isLoopback(url) };
  } catch (cause) {
    throw new PromptshiftError(
      'configuration',
      `The endpoint "${baseUrl}" is not an http or https address.`,
      'Set promptshift.openai.baseUrl to one such as https://api.openai.com/v1.',
      { cause },
    );
  }
}
