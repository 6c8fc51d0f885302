/** The name that was most likely meant; undefined where none is close. */
export function nearestName(wanted: string, names: readonly string[]): string | undefined {
  const limit = wanted.length >= 6 ? 2 : 1;
  const close = names.map((name) => ({ name, distance: plain(name) === plain(wanted) ? 0 : distance(wanted, name, limit) }));
  return close.filter((each) => each.distance <= limit).toSorted((a, b) => a.distance - b.distance)[0]?.name;
}

/** `userName`, `user_name` and `UserName` are one name in three spellings. */
function plain(name: string): string {
  return name.replaceAll(/[_-]/g, '').toLowerCase();
}

/** Edits between two names, counted up to a little over `limit`. */
function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[other.length] ?? limit + 1;
}
