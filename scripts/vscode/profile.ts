import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of one editor run: user data, extensions; nothing of the person's own editor. */
export type EditorProfile = { readonly folder: string; readonly userData: string; readonly extensions: string };

export type SettingsJson = Readonly<Record<string, unknown>>;

/** A quiet editor: nothing asks the network, nothing covers the workspace. */
export const quietSettings: SettingsJson = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.startupPrompt': 'always',
  // the sample workspace has no node_modules: its imports would all be underlined
  'typescript.validate.enable': false,
  'javascript.validate.enable': false,
};

/** Creates the folders of a profile with its user settings; the extensions may be those of another profile. */
export function createProfile(folder: string, settings: SettingsJson, extensions: string = join(folder, 'extensions')): EditorProfile {
  const profile = { folder, userData: join(folder, 'user-data'), extensions };
  mkdirSync(profile.extensions, { recursive: true });
  // A workbench in a browser takes settings of machine scope (an endpoint, a path) from the second file only.
  for (const scope of ['User', 'Machine']) {
    mkdirSync(join(profile.userData, scope), { recursive: true });
    writeFileSync(join(profile.userData, scope, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  }
  writeFileSync(join(folder, 'code-server.yaml'), '');
  return profile;
}
