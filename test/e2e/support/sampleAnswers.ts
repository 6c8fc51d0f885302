import { join } from 'node:path';
import { projectRoot } from '../../../scripts/vscode/paths.ts';

/** Answers that the sample server gives for the sample workspace's prompts. */
export const sampleAnswers: string = join(projectRoot, 'test/fixtures/sampleAnswers');
