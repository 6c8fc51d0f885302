/** Tests, specifications and examples, by the usual names of their folders and files. */
export function isTestPath(path: string): boolean {
  return /(?:^|\/)(?:tests?|specs?|__tests__|e2e|examples?|androidTest|testFixtures)\/|\.(?:test|spec)\.\w+$|(?:^|\/)test_[^/]*\.py$|_test\.(?:go|py|rb)$|_spec\.rb$|Tests?\.(?:java|kt|cs|php)$/.test(path);
}
