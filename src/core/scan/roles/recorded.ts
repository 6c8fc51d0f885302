/**
 * True for a file of data that a test recorded or expects: `testdata/gpt-4o-expected.json`, `__snapshots__/a.snap`,
 * `cassettes/chat.yaml`, `call1.golden`. Source code is judged by what it does, wherever it lies.
 */
export function isRecordedData(path: string): boolean {
  if (/\.(?:golden|snap|ambr)$/i.test(path)) return true;
  return dataFile.test(path) && (recordedFolder.test(path) || recordedName.test(path));
}

const dataFile = /\.(?:jsonl?|json5|ya?ml|toml|txt)$/i;
const recordedFolder = /(?:^|\/)_*(?:snapshots?|(?:\w+_)?cassettes?|recordings?|recorded|session_?records|goldens?|expected)_*\//i;
const recordedName = /(?:^|[/._-])(?:expected|golden|snapshot|cassette|recording|recorded)(?:[._-][\w-]*)?\.\w+$/i;
