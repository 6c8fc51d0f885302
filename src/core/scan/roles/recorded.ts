/**
 * True for a file of data that a test recorded or expects: `testdata/gpt-4o-expected.json`, `__snapshots__/a.snap`,
 * `cassettes/chat.yaml`, `call1.golden`. Source code is judged by what it does, wherever it lies, unless it says that it is
 * the answers of a fake: `Testing/Responses/Fixtures/Chat.php`.
 */
export function isRecordedData(path: string): boolean {
  if (/\.(?:golden|snap|ambr)$/i.test(path)) return true;
  if (answersOfTests.test(path)) return true;
  return dataFile.test(path) && (recordedFolder.test(path) || recordedName.test(path) || exchangeFolder.test(path));
}

const answersOfTests = /(?:^|\/)(?:Responses?\/(?:[^/]+\/)*Fixtures?|Fixtures?\/(?:[^/]+\/)*Responses?)\/|ResponseFixtures?\.\w+$/;
const dataFile = /\.(?:jsonl?|json5|ya?ml|toml|txt)$/i;
const recordedFolder = /(?:^|\/)_*(?:snapshots?|(?:\w+_)?cassettes?|recordings?|recorded|session_?records|goldens?|expected)_*\//i;
/** What a test keeps of requests and answers: `tests/data/requests/a.json`, WireMock's `mappings` and `__files`. */
const exchangeFolder = /(?:^|\/)(?:tests?|specs?|testdata|__tests__|fixtures)\/(?:[^/]+\/)*(?:requests?|responses?|payloads?|exchanges?|mappings|__files|stubs)\/(?:[^/]+\/)*[^/]+\.jsonl?$/i;
const recordedName = /(?:^|[/._-])(?:expected|golden|snapshot|cassette|recording|recorded)(?:[._-][\w-]*)?\.\w+$/i;
