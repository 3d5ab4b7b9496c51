import type { ExtfCategory } from '../column';
import { buchungsstapel } from './buchungsstapel';

/** Every category this package writes and reads. A further one is its column table and a line here. */
export const extfCategories: readonly ExtfCategory[] = [buchungsstapel];
