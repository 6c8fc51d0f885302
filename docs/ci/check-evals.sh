#!/bin/sh
# Runs the eval suites that a branch touches (their cases, prompt, tools, schemas or aliases) and passes or fails by their gates.
# Usage: check-evals.sh BASE      (such as origin/main; the whole history between must be fetched)
# Environment: PROMPTSHIFT, the command to run (default: npx --yes promptshift); EVAL_OPTIONS, what is compared and who answers:
#   --reference --replay .promptshift/recordings    the change against the reference run, from committed recordings; no key (default)
#   --reference                                     the same, asking the models; needs OPENAI_API_KEY
#   --allow-inconclusive                            an alias's candidate against its default, asking both, and no evidence passes
# Writes promptshift-evals.md, for a comment. Exit: 0 passed or nothing touched, 1 a gate did not pass, 2 wrong usage
#   or an answer that is not recorded, 3 incomplete.
set -eu

if [ $# -ne 1 ]; then
  echo "Usage: $0 BASE" >&2
  exit 2
fi
promptshift=${PROMPTSHIFT:-npx --yes promptshift}
options=${EVAL_OPTIONS:---reference --replay .promptshift/recordings}
cd "$(git rev-parse --show-toplevel)"
report=promptshift-evals.md
rm -f "$report"

code=0
$promptshift eval --changed "$1" $options --quiet --format markdown --output "$report" || code=$?
if [ -f "$report" ]; then
  cat "$report"
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$report" >>"$GITHUB_STEP_SUMMARY"; fi
fi
exit $code
