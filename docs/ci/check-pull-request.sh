#!/bin/sh
# Fails when a branch adds a finding that was not there where it left its base; what was there before is nobody's fault here.
# Usage: check-pull-request.sh BASE      (such as origin/main; the whole history between must be fetched)
# Environment: PROMPTSHIFT, the command to run (default: npx --yes promptshift); FAIL_ON, the severity that fails (default: error).
# Writes promptshift.sarif for code scanning. Exit: 0 nothing new, 1 new findings, 2 wrong usage.
set -eu

if [ $# -ne 1 ]; then
  echo "Usage: $0 BASE" >&2
  exit 2
fi
promptshift=${PROMPTSHIFT:-npx --yes promptshift}
fail_on=${FAIL_ON:-error}
top=$(git rev-parse --show-toplevel)
left=$(git merge-base "$1" HEAD)
work=$(mktemp -d)
known="$top/.promptshift-known.json"
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
$promptshift scan . --quiet --fail-on never --changed "$left" --known "$known" --format sarif --output promptshift.sarif
$promptshift scan . --changed "$left" --known "$known" --fail-on "$fail_on"
