import { identifyModel } from '../../models/identify.ts';
import type { Context, Step } from '../context.ts';
import { callKind, takesModel } from './calls.ts';
import { parameterAt } from './lists.ts';
import { holdsModel, isModelName, isTableName, mirrors } from './names.ts';

/** Whether a model is expected here: what lets a bare word (`mistral`, `o1`) or a misspelled id count as a reference. */
export function isModelPosition(context: Context): boolean {
  for (const [at, step] of context.entries()) {
    switch (step.kind) {
      case 'member':
        if (isModelName(step.key)) return true;
        if (!/^(?:id|name|value|slug|default)$/.test(step.key)) return isChoiceForEach(step.key, context[at + 1]);
        break;
      case 'default': case 'assigned': return (step.kind === 'assigned' && isOneOfModels(step)) || isModelName(step.name) && !/MAPPING|Mapping|_FOR_|CLASS|Class/.test(step.name);
      case 'returned': return isModelName(step.from);
      case 'compared': return holdsModel(step.other) || (step.cases?.().some(isCertain) ?? false);
      case 'membership': return holdsModel(step.other);
      case 'subscript': return isModelName(step.of) || (isTableName(step.of) && /model/i.test(step.of));
      case 'argument': {
        if (step.name !== undefined) {
          if (step.name === 'id') return takesModel(step.callee);
          if (step.name !== 'default') return isModelName(step.name);
          return /^(?:-m|--[\w-]*model[\w-]*)$/.test(step.first());
        }
        const kind = callKind(step.callee, step.index);
        if (kind === 'branch') return holdsModel(step.callee.replace(/\??\.\w+$/, '')) || isModelName(step.first());
        if (kind === 'wrapper' && /Model(?:Id|ID|Name)$/.test(step.callee)) return true;
        if (kind === 'collection' || kind === 'matcher' || kind === 'wrapper') break;
        if (kind === 'parametrize') return context[0]?.kind === 'element' && isModelName(parameterAt(step.first(), context[0], context.slice(1, at)) || step.first());
        if (kind === 'assert') return isModelName(step.first());
        return kind === 'other' && (step.index === 0 ? takesModel(step.callee) : step.index <= 2 && /model$/i.test(step.callee) ? true : isModelName(step.first()) && /env|get|set/i.test(step.callee));
      }
      case 'element': {
        const before = step.texts()[step.index - 1];
        if (before !== undefined && /^(?:-m|--[\w-]*model[\w-]*)$/.test(before)) return true;
        if (namesVendors(step.texts())) return false;
        if (step.texts().some((text) => isCertain(headOf(text)))) return true;
        break;
      }
      case 'key': return step.keys().some(isCertain) && !namesVendors(step.keys());
      case 'type': return step.texts?.().some(isCertain) ?? false;
      case 'fallback':
        if (step.of !== undefined && isModelName(step.of)) return true;
        break;
      case 'choice': break;
      default: return false;
    }
  }
  return false;
}

/** A list that names companies names one more, not a model: `["openai", "mistral"]`, `[{ value: "openai" }, { value: "mistral" }]`. */
function namesVendors(texts: readonly string[]): boolean {
  return texts.some((text) => /^(?:openai|anthropic|azure|bedrock|ollama|groq|vertex|cohere|together|openrouter)(?:_?ai)?$/i.test(text) || /\b(?:value|id|key|slug|name)["']?\s*[:=]\s*["'](?:openai|anthropic|azure|ollama|groq|cohere)["']/i.test(text));
}

/** `o3 = "o3"` beside `o3_mini = "o3-mini"`: a constant named after its model, among others. */
function isOneOfModels(step: Step & { kind: 'assigned' }): boolean {
  const siblings = step.owner === undefined ? [] : (step.siblings?.() ?? []);
  const own = siblings.find(({ name }) => name === step.name);
  return own !== undefined && (/\d/.test(own.text) || (step.owner === 'enum' && own.text.includes('-'))) && mirrors(own.name, own.text) && siblings.some(({ name, text }) => isCertain(text) && mirrors(name, text));
}

/** `DEFAULT_MODELS = { ollama: "llama3.3" }`: one model for each, unless the key says what else is named. */
function isChoiceForEach(key: string, outer: Step | undefined): boolean {
  if (/provider|vendor|family|company|type|kind|label|title|file|path|url/i.test(key)) return false;
  return (outer?.kind === 'assigned' && isModelName(outer.name)) || (outer?.kind === 'member' && isModelName(outer.key));
}

/** What an entry of a list of pairs starts with: `["gpt-4o", { … }]`. */
const headOf = (text: string): string => /^[[(]\s*["'`]([\w./:@-]+)["'`]/.exec(text)?.[1] ?? text;

/** An id that needs no position to be one. */
function isCertain(text: string): boolean {
  const identity = identifyModel(text);
  return identity !== undefined && !identity.bareWord;
}
