import * as vscode from 'vscode';
import type { Disposable, DisposableStore } from './disposableStore.ts';
import { settingDefaults, type SettingId, type SettingTypes } from './ids.ts';

/** A setting as an object that features hold. */
export interface Setting<T> {
  readonly value: T;
  /** Who set it. A value that a workspace brings along is not the person's own choice. */
  readonly source: 'default' | 'user' | 'workspace';
  onDidChange(listener: (value: T) => void): Disposable;
}

export type Settings = { readonly [Id in SettingId]: Setting<SettingTypes[Id]> };

/** All settings of the extension; they live as long as the store. */
export function createSettings(store: DisposableStore): Settings {
  const entries = (Object.keys(settingDefaults) as SettingId[]).map((id) => [id, createSetting(id, store)]);
  return Object.fromEntries(entries) as Settings;
}

function createSetting<Id extends SettingId>(id: Id, store: DisposableStore): Setting<SettingTypes[Id]> {
  const changed = store.add(new vscode.EventEmitter<SettingTypes[Id]>());
  const read = (): SettingTypes[Id] => vscode.workspace.getConfiguration().get<SettingTypes[Id]>(id) ?? settingDefaults[id];
  store.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(id)) changed.fire(read());
    }),
  );
  return {
    get value() {
      return read();
    },
    get source() {
      const found = vscode.workspace.getConfiguration().inspect(id);
      if (vscode.workspace.isTrusted && (found?.workspaceFolderValue ?? found?.workspaceValue) !== undefined) return 'workspace';
      return found?.globalValue === undefined ? 'default' : 'user';
    },
    onDidChange: changed.event,
  };
}
