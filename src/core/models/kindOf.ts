import type { ModelIdentity } from './identity.ts';

/** What a model is for, as far as its name says it; models of different kinds cannot stand in for each other. */
export type ModelKind = 'chat' | 'embedding' | 'speech' | 'image' | 'video' | 'moderation';

export function kindOf({ model }: Pick<ModelIdentity, 'model'>): ModelKind {
  if (/embed/.test(model)) return 'embedding';
  if (/whisper|transcribe|tts|audio|realtime/.test(model)) return 'speech';
  if (/image|dall-e|imagen/.test(model)) return 'image';
  if (/^(?:sora|veo)-/.test(model)) return 'video';
  if (/moderation/.test(model)) return 'moderation';
  return 'chat';
}
