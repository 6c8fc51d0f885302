import './activation.test.ts';
import './diagnostics.test.ts';
import './quickFixes.test.ts';
import './comparing.test.ts';
import './promptLenses.test.ts';
import './modelsConfig.test.ts';
import './keys.test.ts';
