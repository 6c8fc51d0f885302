#!/bin/sh
# Fails when a branch adds a finding that was not there where it left its base; what was there before is nobody's fault here.
# Usage: check-pull-request.sh BASE      (such as origin/main; the whole history between must be fetched)
# Environment: PROMPTSHIFT, the command to run (default: promptshift); FAIL_ON, the severity that fails (default: error).
# Writes promptshift.sarif for code scanning and, on GitHub, the findings into the job's summary.
# Exit: 0 nothing new, 1 new findings, 2 wrong usage, or a base that was not fetched.
set -eu

fail() {
  echo "check-pull-request: $1" >&2
  exit 2
}
if [ $# -ne 1 ]; then fail "Name the base, such as: $0 origin/main"; fi
promptshift=${PROMPTSHIFT:-promptshift}
fail_on=${FAIL_ON:-error}
history='Fetch the whole history: "fetch-depth: 0" of actions/checkout, "git fetch --unshallow origin" elsewhere.'
command -v "${promptshift%% *}" >/dev/null || fail "There is no command ${promptshift%% *}: install Promptshift in a step before, or set PROMPTSHIFT to the command."
top=$(git rev-parse --show-toplevel) || fail 'This is no git checkout: run it in one.'
git rev-parse --verify --quiet "$1^{commit}" >/dev/null || fail "git knows no commit called $1 here. $history"
left=$(git merge-base "$1" HEAD) || fail "$1 and HEAD have no commit in common here. $history"
work=$(mktemp -d)
known="$top/.promptshift-known-$$.json"
finish() {
  git -C "$top" worktree remove --force "$work/base" 2>/dev/null || true
  rm -rf "$work" "$known"
}
trap finish EXIT

# What was found where the branch began. Paths in the file start from its own folder, so it is moved to the same place here.
git -C "$top" worktree add --quiet --detach "$work/base" "$left"
$promptshift scan "$work/base" --quiet --fail-on never --write-known "$work/base/.promptshift-known.json" --output /dev/null
mv "$work/base/.promptshift-known.json" "$known"

cd "$top"
scan_new() {
  $promptshift scan . --changed "$left" --known "$known" "$@"
}
scan_new --quiet --fail-on never --format sarif --output promptshift.sarif
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then scan_new --quiet --fail-on never --format markdown >>"$GITHUB_STEP_SUMMARY"; fi
scan_new --fail-on "$fail_on"
