export { listSearch, type ListSearchName } from './list-search';
export { loadOptions } from './load-options';
