import { approvalCases } from './approvals';
import { contradictionCases } from './contradictions';
import { decisionCases } from './decisions';
import { limitCases } from './limits';
import type { RefusalCase } from './refusal-case';
import { settingCases } from './settings';
import { switchCases } from './switches';

/** Every way to shut a gate. */
export const refusalCases: readonly RefusalCase[] = [
	...settingCases,
	...switchCases,
	...decisionCases,
	...approvalCases,
	...limitCases,
	...contradictionCases,
];
