type Field = HTMLElement & { value: string; readonly invalid: boolean };

/**
 * Puts the text that the state has into every field but the one that somebody is in, and those whose text cannot be read: a page
 * that is drawn anew, such as when a run ends, must not take away what is being typed.
 */
export function fillFields(root: HTMLElement): void {
  for (const field of root.querySelectorAll<Field>('[data-text]')) {
    const { text = '' } = field.dataset;
    if (field.value !== text && !field.invalid && !field.matches(':focus-within')) field.value = text;
  }
}
