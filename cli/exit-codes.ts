/** Exit codes of the commands about documents; a run over several files ends with the worst. */
export const EXIT = { green: 0, yellow: 1, red: 2, unreadable: 3, usage: 64 } as const;

/** Exit codes of `ledger verify`; `EXIT.unreadable` and `EXIT.usage` besides. */
export const LEDGER_EXIT = { anchored: 0, unanchored: 1, damaged: 2 } as const;
