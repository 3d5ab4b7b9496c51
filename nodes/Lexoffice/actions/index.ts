import type { Resource } from '../../support/resources';
import { profile } from './profile';

/** Every resource; a further one is a folder and a line here. The first is the default. */
export const resources: readonly [Resource, ...Resource[]] = [profile];
