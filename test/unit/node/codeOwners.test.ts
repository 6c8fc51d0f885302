import { describe, expect, it } from 'vitest';
import { parseCodeOwners } from '../../../src/node/codeOwners.ts';

describe('parseCodeOwners', () => {
  it('takes the last line that matches', () => {
    const owners = parseCodeOwners('* @acme/all\n*.py @acme/py @ann # python\n/docs/ @acme/docs\n# *.md @nobody\n');
    expect(owners.of('src/a.ts')).toEqual(['@acme/all']);
    expect(owners.of('worker/a.py')).toEqual(['@acme/py', '@ann']);
    expect(owners.of('docs/deep/a.py')).toEqual(['@acme/docs']);
    expect(owners.of('src/docs/a.ts')).toEqual(['@acme/all']);
  });

  it('gives nobody where a line names nobody, and where none matches', () => {
    const owners = parseCodeOwners('/apps/ @octocat\n/apps/github\n');
    expect(owners.of('apps/a.ts')).toEqual(['@octocat']);
    expect(owners.of('apps/github/a.ts')).toEqual([]);
    expect(owners.of('lib/a.ts')).toEqual([]);
  });

  it('reads docs/* as the files in docs alone', () => {
    const owners = parseCodeOwners('docs/* docs@example.com');
    expect(owners.of('docs/getting-started.md')).toEqual(['docs@example.com']);
    expect(owners.of('docs/build-app/troubleshooting.md')).toEqual([]);
    expect(owners.of('src/docs/a.md')).toEqual([]);
  });

  it('reads sections with owners, patterns with escaped spaces, CRLF', () => {
    const owners = parseCodeOwners('[Platform][2] @platform\r\n/infra/\r\n/my\\ app/ @app\r\n^[Optional]\r\n*.tf\r\n');
    expect(owners.of('infra/x.yaml')).toEqual(['@platform']);
    expect(owners.of('my app/x.yaml')).toEqual(['@app']);
    expect(owners.of('infra/main.tf')).toEqual([]);
  });
});
