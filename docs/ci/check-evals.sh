#!/bin/sh
# Runs the eval suites that a branch touches (their cases, prompt, tools, schemas or aliases) and passes or fails by their gates.
# Usage: check-evals.sh BASE      (such as origin/main; the whole history between must be fetched)
# Environment: PROMPTSHIFT, the command to run (default: promptshift); EVAL_OPTIONS, what is compared and who answers:
#   --reference --replay .promptshift/recordings    the change against the reference run, from committed recordings; no key (default)
#   --reference                                     the same, asking the models; needs OPENAI_API_KEY
#   --allow-inconclusive                            an alias's candidate against its default, asking both, and no evidence passes
# Writes promptshift-evals.md, for a comment: the verdicts, or why there are none; on GitHub also into the job's summary.
# Exit: 0 passed or nothing touched, 1 a gate did not pass, 2 wrong usage or an answer that is not recorded, 3 incomplete.
set -eu

if [ $# -ne 1 ]; then
  echo "check-evals: Name the base, such as: $0 origin/main" >&2
  exit 2
fi
promptshift=${PROMPTSHIFT:-promptshift}
options=${EVAL_OPTIONS:---reference --replay .promptshift/recordings}
if ! command -v "${promptshift%% *}" >/dev/null; then
  echo "check-evals: There is no command ${promptshift%% *}: install Promptshift in a step before, or set PROMPTSHIFT to the command." >&2
  exit 2
fi
cd "$(git rev-parse --show-toplevel)"
report=promptshift-evals.md
said=$(mktemp)
trap 'rm -f "$said"' EXIT
rm -f "$report"

code=0
$promptshift eval --changed "$1" $options --quiet --format markdown --output "$report" 2>"$said" || code=$?
cat "$said" >&2
# Whoever reads the comment should not have to look for the log.
if [ ! -f "$report" ]; then { echo '### No verdict'; echo; echo '```'; cat "$said"; echo '```'; } >"$report"; fi
cat "$report"
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$report" >>"$GITHUB_STEP_SUMMARY"; fi
exit $code
