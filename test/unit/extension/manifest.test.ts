import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { promptPathPattern, versionPathPattern } from '../../../src/extension/prompts/promptFiles.ts';
import { commands, contextKeys, settingDefaults, views, viewTypes } from '../../../src/extension/ids.ts';

const { contributes, activationEvents, capabilities } = manifest;
type Property = { readonly default: unknown; readonly markdownDescription?: string; readonly enum?: readonly string[]; readonly enumDescriptions?: readonly string[] };
const properties = Object.assign({}, ...contributes.configuration.map((section) => section.properties)) as Record<string, Property>;
const menuItems = Object.values(contributes.menus).flat() as readonly { readonly command: string; readonly when?: string }[];
const whens = [...menuItems, ...contributes.keybindings, ...contributes.viewsWelcome].map(({ when }) => when ?? '');

describe('manifest and ids say the same', () => {
  it('commands, both ways', () => {
    expect(contributes.commands.map(({ command }) => command).toSorted()).toEqual(Object.values(commands).toSorted());
    expect(contributes.commands.every(({ category, title }) => category === 'Promptshift' && title !== '')).toBe(true);
  });

  it('settings and their defaults, both ways', () => {
    const defaults = Object.fromEntries(Object.entries(properties).map(([id, property]) => [id, property.default]));
    expect(defaults).toEqual(settingDefaults);
  });

  it('every setting is described, every choice too', () => {
    for (const [id, property] of Object.entries(properties)) {
      expect(property.markdownDescription, id).toMatch(/[.)]$/);
      expect(property.enumDescriptions?.length, id).toBe(property.enum?.length);
    }
  });

  it('context keys, both ways', () => {
    const asked = new Set(whens.flatMap((when) => when.match(/(?<!view == )promptshift\.\w+/g) ?? []));
    expect([...asked].toSorted()).toEqual(Object.values(contextKeys).toSorted());
  });

  it('view types, both ways', () => {
    const shown = activationEvents.filter((event) => event.startsWith('onWebviewPanel:')).map((event) => event.slice('onWebviewPanel:'.length));
    expect(shown).toEqual(Object.values(viewTypes));
  });

  it('views, both ways, and nothing else asks for one', () => {
    const known: readonly string[] = Object.values(views);
    expect(Object.values(contributes.views).flat().map(({ id }) => id)).toEqual(known);
    for (const view of [...contributes.viewsWelcome.map((welcome) => welcome.view), ...whens.flatMap((when) => /view == ([\w.]+)/.exec(when)?.[1] ?? [])]) expect(known).toContain(view);
  });

  it('the path of a prompt', () => {
    const patterns = whens.flatMap((when) => /resourcePath =~ \/(.*)\/$/.exec(when.replace(/\)$/, ''))?.[1] ?? []);
    expect(patterns.length).toBeGreaterThan(3);
    expect(new Set(patterns)).toEqual(new Set([promptPathPattern.source, versionPathPattern.source]));
  });

  it('the walkthrough names commands and files that are there', () => {
    const known = new Set<string>(Object.values(commands));
    for (const { description, completionEvents, media } of contributes.walkthroughs.flatMap(({ steps }) => steps)) {
      const named = [...description.matchAll(/\(command:([\w.]+)\)/g), ...completionEvents.join(' ').matchAll(/onCommand:([\w.]+)/g)].map(([, command]) => command ?? '');
      expect(named.length).toBeGreaterThan(1);
      for (const command of named) expect(known.has(command), command).toBe(true);
      expect(existsSync(media.markdown), media.markdown).toBe(true);
    }
  });

  it('menus and keys name commands that are there', () => {
    const known = new Set<string>(Object.values(commands));
    for (const { command } of [...menuItems, ...contributes.keybindings]) expect(known.has(command), command).toBe(true);
  });
});

describe('manifest', () => {
  it('activates for something in particular', () => {
    expect(activationEvents).not.toContain('*');
    expect(activationEvents).not.toContain('onStartupFinished');
  });

  it('ignores settings of an untrusted workspace that decide where a prompt goes', () => {
    const endpointSettings = Object.keys(properties).filter((id) => id.startsWith('promptshift.openai.') || id.startsWith('promptshift.compare.'));
    expect(capabilities.untrustedWorkspaces.supported).toBe('limited');
    expect(capabilities.untrustedWorkspaces.restrictedConfigurations.toSorted()).toEqual(endpointSettings.toSorted());
  });

  it('names files that are there', () => {
    const icons = [...contributes.viewsContainers.activitybar, ...Object.values(contributes.views).flat()].map(({ icon }) => icon);
    for (const path of [manifest.icon, ...icons, ...contributes.jsonValidation.map(({ url }) => url)]) expect(existsSync(path), path).toBe(true);
    const png = readFileSync(manifest.icon);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([128, 128]);
  });
});
