import { PromptshiftError } from '../errors.ts';
import type { MessagePart } from '../prompts/types.ts';

type Media = Extract<MessagePart, { readonly type: 'media' }>;
type Json = Readonly<Record<string, unknown>>;

/** A picture, a sound or a document as a part of a Chat Completions message. */
export function mediaForChat(media: Media): Json {
  const { kind, type } = typeOf(media);
  switch (kind) {
    case 'image': return { type: 'image_url', image_url: { url: media.url } };
    case 'audio': return { type: 'input_audio', input_audio: { data: base64Of(media), format: audioFormat(type) } };
    case 'document': return { type: 'file', file: { filename: `document.${extensionOf(type)}`, file_data: dataUrl(media) } };
  }
}

/** The same for the Responses API, which takes addresses of documents too. */
export function mediaForResponses(media: Media): Json {
  const { kind, type } = typeOf(media);
  switch (kind) {
    case 'image': return { type: 'input_image', detail: 'auto', image_url: media.url };
    case 'audio': return { type: 'input_audio', input_audio: { data: base64Of(media), format: audioFormat(type) } };
    case 'document':
      return media.url.startsWith('data:')
        ? { type: 'input_file', filename: `document.${extensionOf(type)}`, file_data: media.url }
        : { type: 'input_file', file_url: media.url };
  }
}

/** By the type given, else by that of a `data:` URL, else a picture: that is what prompts hold. */
function typeOf({ url, mimeType }: Media): { readonly kind: 'image' | 'audio' | 'document'; readonly type: string } {
  const written = mimeType ?? /^data:([^;,]+)/.exec(url)?.[1];
  const type = (written === undefined || written.endsWith('/*') ? written?.replace('/*', '/png') ?? 'image/png' : written).toLowerCase();
  if (type.startsWith('image/')) return { kind: 'image', type };
  if (type.startsWith('audio/')) return { kind: 'audio', type };
  if (type === 'application/pdf' || type.startsWith('text/')) return { kind: 'document', type };
  throw cannotSend(`media of the type ${type}`, 'Use a picture, a sound (wav, mp3), a PDF or a text.');
}

function base64Of({ url }: Media): string {
  const data = /^data:[^,]*;base64,(.*)$/s.exec(url)?.[1];
  if (data === undefined) throw cannotSend('a sound by its address', 'Give it as a data: URL in base64.');
  return data;
}

function dataUrl({ url }: Media): string {
  if (!url.startsWith('data:')) throw cannotSend('a document by its address through Chat Completions', 'Give it as a data: URL, or use the Responses API.');
  return url;
}

function audioFormat(type: string): string {
  if (/^audio\/(?:x-)?wave?$|^audio\/vnd\.wave$/.test(type)) return 'wav';
  if (/^audio\/(?:mp3|mpeg)$/.test(type)) return 'mp3';
  throw cannotSend(`a sound of the type ${type}`, 'Use wav or mp3.');
}

function extensionOf(type: string): string {
  return type === 'application/pdf' ? 'pdf' : 'txt';
}

function cannotSend(what: string, remedy: string): PromptshiftError {
  return new PromptshiftError('configuration', `OpenAI's API does not take ${what}.`, remedy);
}
