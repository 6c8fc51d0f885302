/** Something to take down. The shape of `vscode.Disposable`, without `vscode`. */
export interface Disposable {
  dispose(): unknown;
}

/** Owns disposables and takes them down together, last one first. One that is added too late is taken down at once. */
export class DisposableStore implements Disposable {
  readonly #items = new Set<Disposable>();
  #disposed = false;

  add<T extends Disposable>(item: T): T {
    if (this.#disposed) item.dispose();
    else this.#items.add(item);
    return item;
  }

  get isDisposed(): boolean {
    return this.#disposed;
  }

  /** Takes every item down even when one of them fails; the first failure is thrown at the end. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    const failures: unknown[] = [];
    for (const item of [...this.#items].toReversed()) {
      try {
        item.dispose();
      } catch (error) {
        failures.push(error);
      }
    }
    this.#items.clear();
    if (failures.length > 0) throw failures[0];
  }
}
