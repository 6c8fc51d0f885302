/** Tests and what they read, as the common runners name them: code and data in which an id may be an expectation. Examples are not among them: they call. */
export function isTestPath(path: string): boolean {
  return /(?:^|\/)(?:tests?|__tests__|__mocks__|spec|specs|e2e|fixtures?|testdata|cassettes)\//i.test(path)
    || /(?:^|\/)(?:test_[^/]*|conftest|[^/]*(?:[._-](?:test|spec|tests)|Tests?))\.[a-z]+$/.test(path);
}

/** Tests, specifications and examples: code that nobody runs in earnest, so that it is pinned and assessed another way. */
export function isTestOrExample(path: string): boolean {
  return /(?:^|\/)(?:tests?|specs?|__tests__|e2e|examples?|androidTest|testFixtures)\/|\.(?:test|spec)\.\w+$|(?:^|\/)test_[^/]*\.py$|_test\.(?:go|py|rb)$|_spec\.rb$|Tests?\.(?:java|kt|cs|php)$/.test(path);
}
