type Control = HTMLElement & { readonly updateComplete?: Promise<unknown> };

/**
 * Keeps the focus where a keyboard can use it. A run turns off what started it, and Stop when it ends: what a run takes the focus from gives
 * it to Stop, and has it back afterwards unless somebody has moved on. What goes away, such as a fold that was opened, gives it to what
 * it was in. Never takes the focus from outside of the page.
 */
export function createFocusKeeper(root: HTMLElement): { remember(): void; keep(): void } {
  let before: Control | undefined;
  let home: Control | null | undefined;
  let lost: Control | undefined;
  const control = (name: 'run' | 'stop'): Control | null => root.querySelector(`[data-control=${name}]`);
  return {
    remember() {
      const { activeElement } = document;
      before = activeElement instanceof HTMLElement && root.contains(activeElement) && document.hasFocus() ? activeElement : undefined;
      home = before?.closest<HTMLElement>('.answer') ?? before?.closest('details')?.querySelector('summary');
    },
    keep() {
      if (before === undefined || !isOff(before)) return;
      const [run, stop] = [control('run'), control('stop')];
      if (before !== stop && !isOff(stop)) {
        lost = before;
        give(stop);
      } else {
        give([before === stop ? lost : home, run].find((one) => !isOff(one)));
        lost = undefined;
      }
    },
  };
}

/** A control of the library can be focused once it has been drawn. */
function give(control: Control | null | undefined): void {
  void Promise.resolve(control?.updateComplete).then(() => control?.focus());
}

function isOff(control: Control | null | undefined): boolean {
  return control?.isConnected !== true || control.hasAttribute('disabled') || control.matches(':disabled');
}
