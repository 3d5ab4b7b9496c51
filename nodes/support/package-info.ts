import { name, version } from '../../package.json';

/** Name and version of this package, as recorded in the audit trail. */
export const packageInfo = { name, version } as const;
