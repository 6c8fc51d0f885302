/** `npm run setup`: installs what the tests inside VS Code and `npm start` need on this machine, beyond `npm ci`. */
import { requireNode } from './test/requireNode.ts';
import { readHostFacts } from './vscode/hostFacts.ts';
import { readMachineState } from './vscode/machineState.ts';
import { isNothingMissing, planPrerequisites } from './vscode/prerequisitePlan.ts';
import { installMissing } from './vscode/prerequisites.ts';

requireNode();
const plan = planPrerequisites(readMachineState(await readHostFacts()));
if (isNothingMissing(plan)) console.log('Nothing is missing.');
else process.exitCode = (await installMissing(plan)) ? 0 : 2;
