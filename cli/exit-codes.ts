/** Exit codes of the commands; a run over several files ends with the worst. */
export const EXIT = { green: 0, yellow: 1, red: 2, unreadable: 3, usage: 64 } as const;
