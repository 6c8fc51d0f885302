/** Test and fixture folders and test files, as the common runners name them. */
export function isTestPath(path: string): boolean {
  return /(?:^|\/)(?:tests?|__tests__|__mocks__|spec|specs|e2e|fixtures?|testdata|cassettes)\//i.test(path)
    || /(?:^|\/)(?:test_[^/]*|conftest|[^/]*(?:[._-](?:test|spec|tests)|Tests?))\.[a-z]+$/.test(path);
}
