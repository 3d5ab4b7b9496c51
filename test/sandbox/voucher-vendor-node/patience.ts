/** How long the vendor may take from the announcement of a write to its answer, in milliseconds. */
export const TIMEOUT_MS = 2_000;

/** How long after that it may still book what it received, in milliseconds. */
export const SETTLE_MS = 1_500;
