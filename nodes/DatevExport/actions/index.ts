import type { Resource } from '../../support/resources';
import { postingBatch } from './postingBatch';

/** Every resource; a further one is a folder and a line here. */
export const resources: readonly [Resource, ...Resource[]] = [postingBatch];
