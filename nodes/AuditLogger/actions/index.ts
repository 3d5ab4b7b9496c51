import type { Resource } from '../../support/resources';
import { chain } from './chain';
import { documentTrail } from './documentTrail';
import { event } from './event';
import { payload } from './payload';
import { report } from './report';
import { switches } from './switch';

/** Every resource; a further one is a folder and a line here. */
export const resources: readonly [Resource, ...Resource[]] = [
	event,
	documentTrail,
	chain,
	payload,
	report,
	switches,
];
