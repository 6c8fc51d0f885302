import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../disposableStore.ts';
import type { Services } from '../services.ts';
import { chooseSuites, type ChosenSuite } from './chooseSuites.ts';
import { listSuite, type ListedCase } from './suiteListing.ts';
import { onSuiteChange } from './suiteChanges.ts';
import { findSuites, isSuiteUri } from '../suites/suiteUris.ts';
import type { ItemData } from './itemData.ts';

/** Cases of one suite that are listed; all of them are run. */
const mostListed = 10_000;
/** Pause in typing before a suite is read again, in ms. */
const pauseMs = 300;

/** Suites and their cases as items of the Test Explorer, as they are in the editor now. */
export interface SuiteTree extends Disposable {
  /** Lists the suites of the workspace, or the cases of one. */
  resolve(item?: vscode.TestItem): Promise<void>;
  /** Reads everything again. */
  refresh(): Promise<void>;
  /** Reads a suite that a person has opened, and the suites whose cases may be in a file that is opened. */
  opened(uri: vscode.Uri): Promise<void>;
  dataOf(item: vscode.TestItem): ItemData | undefined;
  /** A suite's item with its cases read; undefined for what is no suite of the workspace. */
  suiteAt(uri: vscode.Uri): Promise<vscode.TestItem | undefined>;
  /** What a request asks for, by suite; only cases for which `wanted` holds, when it is given. */
  chosen(request: Pick<vscode.TestRunRequest, 'include' | 'exclude'>, wanted?: (item: vscode.TestItem) => boolean): Promise<readonly ChosenSuite[]>;
}

/** What is known of a suite besides its item. */
type SuiteState = { reading?: Promise<void>; pause?: ReturnType<typeof setTimeout>; files: ReadonlySet<string>; failed: boolean };

export function createSuiteTree(services: Services, controller: vscode.TestController): SuiteTree {
  const store = new DisposableStore();
  const data = new WeakMap<vscode.TestItem, ItemData>();
  const states = new Map<string, SuiteState>();
  let listing: Promise<void> | undefined;

  const add = (uri: vscode.Uri): vscode.TestItem => {
    const id = uri.toString();
    const known = controller.items.get(id);
    if (known !== undefined) return known;
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const item = controller.createTestItem(id, name.replace(/\.eval\.ya?ml$/i, ''), uri);
    item.description = vscode.workspace.asRelativePath(uri);
    item.canResolveChildren = true;
    data.set(item, { kind: 'suite', uri });
    states.set(id, { files: new Set(), failed: false });
    controller.items.add(item);
    return item;
  };
  const remove = (uri: vscode.Uri): void => {
    clearTimeout(states.get(uri.toString())?.pause);
    states.delete(uri.toString());
    controller.items.delete(uri.toString());
  };

  /** Reads a suite after every reading of it that is under way, so that the last one stands. */
  const read = (item: vscode.TestItem): Promise<void> => {
    const state = states.get(item.id);
    if (state === undefined || item.uri === undefined) return Promise.resolve();
    const { uri } = item;
    state.reading = (state.reading ?? Promise.resolve()).then(async () => {
      item.busy = true;
      const { name, cases, files, error } = await listSuite(services, uri).finally(() => (item.busy = false));
      state.files = new Set(files.map(String));
      state.failed = error !== undefined;
      if (name !== undefined) item.label = name;
      item.error = error;
      const hidden = cases.length - mostListed;
      item.description = `${vscode.workspace.asRelativePath(uri)}${hidden > 0 ? ` · ${hidden.toLocaleString('en-US')} more cases are not listed` : ''}`;
      // half-written YAML is no reason to take the cases away
      if (error === undefined || cases.length > 0) item.children.replace(cases.slice(0, mostListed).map((one, index) => caseItem(item, one, index)));
    });
    return state.reading;
  };
  const caseItem = (suite: vscode.TestItem, { id, label, detail, uri, line, tags, severity }: ListedCase, index: number): vscode.TestItem => {
    const known = suite.children.get(id);
    const item = known?.uri?.toString() === uri.toString() ? known : controller.createTestItem(id, label, uri);
    item.label = label;
    item.description = detail;
    item.range = new vscode.Range(line - 1, 0, line - 1, 0);
    item.sortText = String(index).padStart(6, '0');
    item.tags = [...new Set([severity, ...tags])].map((tag) => new vscode.TestTag(tag));
    data.set(item, { kind: 'case', suite, id });
    return item;
  };

  /** Reads a suite again that was read before. */
  const changed = (uri: vscode.Uri): void => {
    const key = uri.toString();
    for (const [id, state] of states) {
      const item = controller.items.get(id);
      if (item === undefined || state.reading === undefined || !(id === key || state.files.has(key) || (state.failed && !isSuiteUri(uri)))) continue;
      clearTimeout(state.pause);
      state.pause = setTimeout(() => void read(item), pauseMs);
    }
  };

  const list = async (): Promise<void> => {
    const found = new Map((await findSuites()).map((uri) => [uri.toString(), uri]));
    for (const uri of found.values()) add(uri);
    for (const [id, item] of controller.items) {
      if (!found.has(id) && item.uri !== undefined) remove(item.uri);
    }
  };
  const discover = (): Promise<void> => {
    if (listing === undefined) store.add(onSuiteChange({ made: add, removed: remove, changed }));
    return (listing ??= list());
  };
  /** Reads a suite unless it was read. */
  const ensure = (item: vscode.TestItem): Promise<void> => states.get(item.id)?.reading ?? read(item);
  const suiteItems = (): readonly vscode.TestItem[] => [...controller.items].map(([, item]) => item);

  return {
    async resolve(item) {
      await (item === undefined ? discover() : ensure(item));
    },
    async refresh() {
      listing = listing === undefined ? discover() : list();
      await listing;
      for (const item of suiteItems().filter(({ id }) => states.get(id)?.reading !== undefined)) await read(item);
    },
    async opened(uri) {
      await discover();
      const items = isSuiteUri(uri) ? [controller.items.get(uri.toString())] : suiteItems();
      for (const item of items) if (item !== undefined) await ensure(item);
    },
    dataOf: (item) => data.get(item),
    async suiteAt(uri) {
      await discover();
      const item = isSuiteUri(uri) ? controller.items.get(uri.toString()) : undefined;
      if (item !== undefined) await ensure(item);
      return item;
    },
    async chosen(request, wanted) {
      await discover();
      return await chooseSuites({ ...request, include: request.include ?? suiteItems() }, { dataOf: (item) => data.get(item), ensure }, wanted);
    },
    dispose() {
      for (const { pause } of states.values()) clearTimeout(pause);
      store.dispose();
    },
  };
}
